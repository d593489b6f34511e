import type { FileEntry } from '#shared/contract/files.ts';
import type { PickOptions } from '#renderer/api/host.ts';

/** Whether an entry of a folder may be chosen for what is asked; folders are walked into whatever is asked. */
export function mayBeChosen(entry: FileEntry, { kind, folder }: PickOptions): boolean {
  if (entry.kind === 'folder') return folder;
  switch (kind) {
    case 'any':
      return true;
    case 'project':
      return entry.kind === 'project' || entry.kind === 'sealed';
    case 'log':
      return entry.kind === 'log' || entry.kind === 'other';
    case 'bundle':
      return entry.kind === 'bundle';
    case 'story':
      return /\.json$/i.test(entry.name);
    case 'recipe':
      return entry.kind === 'recipe' || /\.json$/i.test(entry.name);
  }
}

/** What is shown of a folder: folders, and files that may be chosen; others would only be in the way. */
export function shownEntries(entries: readonly FileEntry[], options: PickOptions): FileEntry[] {
  return entries.filter((entry) => entry.kind === 'folder' || mayBeChosen(entry, options));
}
