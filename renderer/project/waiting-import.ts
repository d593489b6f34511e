import { client } from '#renderer/api/client.ts';

/** The import that was checked and waits to be confirmed by this window. */
type Waiting = { project: string; session: string };

const KEY = 'tribune.waiting-import';

/** Kept beyond a reload of the window, which would otherwise leave an import that nobody can confirm any more. */
export function keepWaiting(waiting: Waiting): void {
  sessionStorage.setItem(KEY, JSON.stringify(waiting));
}

export function takeWaiting(): Waiting | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as Waiting);
}

/** The project is as it was before; an import that is no longer there needs nothing. */
export async function giveUpWaiting(): Promise<void> {
  const waiting = takeWaiting();
  if (waiting !== null) await client.call('import.discard', waiting).catch(() => undefined);
}
