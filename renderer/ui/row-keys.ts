import type { KeyboardEvent } from 'react';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 };

/** The row that a key leads to, or null when the key is not for the table. */
export function rowAfterKey(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  return step === undefined ? null : Math.min(count - 1, Math.max(0, at + step));
}

/** Arrow keys move from row to row, Enter opens. Keys of fields inside a row stay theirs. */
export function onRowKey(
  event: KeyboardEvent<HTMLElement>,
  count: number,
  act: { goTo: (index: number) => void; open: (index: number) => void },
): void {
  const row = event.target instanceof HTMLElement && event.target.matches('tr[data-row]') ? event.target : null;
  // With Alt the key is one of the window's.
  if (row === null || event.altKey) return;
  const at = Number(row.dataset['row']);
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    act.open(at);
    return;
  }
  const to = rowAfterKey(event.key, at, count);
  if (to === null) return;
  event.preventDefault();
  act.goTo(to);
}
