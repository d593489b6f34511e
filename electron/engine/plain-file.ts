import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';

/**
 * The state of a file that is one. A device or a pipe, also behind a link, would be read without end or never answer.
 *
 * @param wanted what the person was to choose: a folder is answered in its words
 * @throws AppError FILE_NOT_FOUND, FILE_UNREADABLE, FILE_WRONG_KIND
 */
export function requirePlainFile(path: string, wanted: 'table' | 'file' = 'file'): Stats {
  const file = basename(path);
  const stat = stateOf(path, file);
  if (stat.isFile()) return stat;
  const context = !stat.isDirectory() ? 'device' : wanted === 'table' ? 'folder' : 'aFolder';
  throw new AppError('FILE_WRONG_KIND', `no plain file: ${file}`, { file, context, expected: `a ${wanted}` });
}

function stateOf(path: string, file: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
    throw new AppError(isAbsent ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', `no such file: ${file}`, { file }, { cause });
  }
}
