import { constants } from 'node:fs';
import type { Dirent } from 'node:fs';
import { open, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';

/** The files of one bundle. `within` is its folder inside an archive, for messages; no `size` means no such file. */
export type Source = {
  within: string;
  size(name: string): Promise<number | null>;
  read(name: string, size: number): Promise<Uint8Array>;
};

export type Folder = { root: string; entries: Dirent[]; source: Source };

/**
 * The files of a folder, which is not left: links that lead out of it are refused.
 *
 * @param file its name, for messages
 */
export async function openFolder(folder: string, file: string): Promise<Folder> {
  const root = await guarded(file, () => realpath(folder));
  const entries = await guarded(file, () => readdir(root, { withFileTypes: true }));
  const names = new Set(entries.map(({ name }) => name));
  const source: Source = {
    within: '',
    size: (name) =>
      guarded(name, async () => {
        const found = names.has(name) ? await stat(await insidePath(root, name)) : null;
        return found?.isFile() === true ? found.size : null;
      }),
    read: (name, size) => guarded(name, async () => readWhole(await insidePath(root, name), name, size)),
  };
  return { root, entries, source };
}

/** @throws AppError BUNDLE_PATH_OUTSIDE for a link that leaves the folder */
export async function checkLinks({ root, entries }: Folder): Promise<void> {
  for (const entry of entries) if (entry.isSymbolicLink()) await insidePath(root, entry.name);
}

/** Where a name of the folder leads, links followed: what was checked is what is opened. */
async function insidePath(root: string, name: string): Promise<string> {
  const path = join(root, name);
  const real = await realpath(path).catch(async () => resolve(root, await readlink(path)));
  const way = relative(root, real);
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return real;
  throw new AppError('BUNDLE_PATH_OUTSIDE', `link that leaves the bundle: ${name}`, { file: name, found: name });
}

export async function readWhole(path: string, name: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size;) {
      const { bytesRead } = await handle.read(bytes, at, size - at, at);
      if (bytesRead === 0) throw new AppError('FILE_CHANGED', `file cut while it was read: ${name}`, { file: name });
      at += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

/** What the file system refuses, told without the path. */
export async function guarded<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(missing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', `no way to read ${file}`, { file }, { cause });
  }
}
