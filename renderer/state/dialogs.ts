import { create } from 'zustand';
import type { FileEntry } from '#shared/contract/files.ts';
import type { PickOptions, SaveOptions } from '#renderer/api/host.ts';

/** One dialog at a time; a dialog that chooses a file answers to whoever asked. */
export type OpenDialog =
  | { kind: 'palette' }
  | { kind: 'rename' }
  | { kind: 'sealedCopy' }
  | { kind: 'newProject'; files: FileEntry[] }
  | { kind: 'passphrase'; grant: string; name: string }
  | { kind: 'addBundle'; entry: FileEntry }
  | { kind: 'pick'; options: PickOptions; answer: (grants: string[]) => void }
  | { kind: 'save'; options: SaveOptions; answer: (grant: string | null) => void };

/** `below` waits under a file dialog, so that choosing a file does not lose what was being filled in. */
export const useDialogs = create<{ current: OpenDialog | null; below: OpenDialog | null }>(() => ({
  current: null,
  below: null,
}));

export function openDialog(dialog: OpenDialog): void {
  const { current } = useDialogs.getState();
  const over = dialog.kind === 'pick' || dialog.kind === 'save';
  useDialogs.setState({ current: dialog, below: over ? current : null });
}

export function closeDialog(): void {
  useDialogs.setState(({ below }) => ({ current: below, below: null }));
}
