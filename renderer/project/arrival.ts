import type { FileEntry } from '#shared/contract/files.ts';

/** What chosen or dropped files lead to. */
export type Arrival =
  | { kind: 'nothing' }
  | { kind: 'openProject'; entry: FileEntry }
  | { kind: 'import'; files: FileEntry[]; bundle: FileEntry | null; recipe: FileEntry | null }
  | { kind: 'addBundle'; entry: FileEntry };

/** A project opens before anything else; tables are imported, with the bundle and the recipe that came along. */
export function arrivalOf(entries: readonly FileEntry[]): Arrival {
  const project = entries.find((entry) => entry.kind === 'project' || entry.kind === 'sealed');
  if (project !== undefined) return { kind: 'openProject', entry: project };
  const bundle = entries.find((entry) => entry.kind === 'bundle') ?? null;
  const recipe = entries.find((entry) => entry.kind === 'recipe') ?? null;
  const files = entries.filter((entry) => entry.kind === 'log' || entry.kind === 'folder' || entry.kind === 'other');
  if (files.length > 0 || recipe !== null) return { kind: 'import', files, bundle, recipe };
  return bundle === null ? { kind: 'nothing' } : { kind: 'addBundle', entry: bundle };
}

/** A name for a new project, from the name of its first file: no ending, no underscores. */
export function projectNameOf(fileName: string): string {
  const plain = fileName
    .replace(/\.(gz|zst)$/i, '')
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[_]+/g, ' ')
    .trim();
  return plain === '' ? '' : plain.charAt(0).toUpperCase() + plain.slice(1);
}
