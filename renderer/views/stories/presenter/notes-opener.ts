import { present } from '#renderer/state/presentation.ts';
import { formatHash } from '#renderer/state/route.ts';

const SIZE = 'popup,width=1040,height=680';

/**
 * Opens the second window, a page of this host like the first one. It must be called while a key or a click is answered;
 * where the window is refused, the notes stand under the stage, and it is said.
 */
export function openNotesWindow(id: string): void {
  const address = `${window.location.pathname}${formatHash({ place: 'notes', tab: id, selection: {} })}`;
  const opened = window.open(address, `tribune-notes-${id}`, SIZE);
  present(
    opened === null
      ? { kind: 'notes', notes: 'below', isRefused: true }
      : { kind: 'notes', notes: 'window', isRefused: false },
  );
}
