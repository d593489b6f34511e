import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';

/** Paths that the person chose, behind identifiers: the window never sends a path, and cannot make one up. */
export type Grants = {
  /** For a file or folder that is there, or a new file to be written. */
  add(path: string): string;
  path(grant: string): string;
};

export function createGrants(randomId: () => string): Grants {
  const paths = new Map<string, string>();
  const ids = new Map<string, string>();
  return {
    add(path) {
      const known = ids.get(path);
      if (known !== undefined) return known;
      const id = randomId();
      paths.set(id, path);
      ids.set(path, id);
      return id;
    },
    path(grant) {
      const path = paths.get(grant);
      if (path === undefined) throw new AppError('GRANT_UNKNOWN', 'no such grant');
      return path;
    },
  };
}

/** The real place of a file: two names of one file are one project. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    throw new AppError('FILE_NOT_FOUND', `no such file: ${basename(path)}`, { file: basename(path) }, { cause });
  }
}
