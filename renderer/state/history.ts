import { create } from 'zustand';

/** An edit that can be taken back. Events of the journal are never undone: taking back writes a new one. */
export type Edit = {
  /** What it is an edit of, where that can go away. */
  of?: string;
  undo: () => void;
  redo: () => void;
};

type History = { done: Edit[]; undone: Edit[] };

const KEPT = 100;

export const useHistory = create<History>(() => ({ done: [], undone: [] }));

export function remember(edit: Edit): void {
  useHistory.setState(({ done }) => ({ done: [...done, edit].slice(-KEPT), undone: [] }));
}

export function undo(): boolean {
  const { done, undone } = useHistory.getState();
  const last = done.at(-1);
  if (last === undefined) return false;
  useHistory.setState({ done: done.slice(0, -1), undone: [...undone, last] });
  last.undo();
  return true;
}

export function redo(): boolean {
  const { done, undone } = useHistory.getState();
  const last = undone.at(-1);
  if (last === undefined) return false;
  useHistory.setState({ done: [...done, last], undone: undone.slice(0, -1) });
  last.redo();
  return true;
}

/** What they were edits of is gone, or is another one now. */
export function forgetEdits(of: string): void {
  const others = (edits: Edit[]): Edit[] => edits.filter((edit) => edit.of !== of);
  useHistory.setState(({ done, undone }) => ({ done: others(done), undone: others(undone) }));
}

export function forgetHistory(): void {
  useHistory.setState({ done: [], undone: [] });
}
