import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '#shared/domain/app-error.ts';

export type ArchiveLimits = { entries: number; unpackedBytes: number };

export type ArchiveFile = { path: string; bytes: Uint8Array };

export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 500, unpackedBytes: 200_000_000 };

type Listed = { path: string; entry: Entry };

const STORED = 0;
const DEFLATED = 8;
const KIND_MASK = 0xf000;
const REGULAR = 0x8000;
const DIRECTORY = 0x4000;

/**
 * The files of a zip archive, in memory: nothing is written anywhere. Every entry is judged before the first one is
 * inflated, and sizes are enforced again while inflating, since an archive may lie about them.
 */
export async function readArchive(source: string, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<ArchiveFile[]> {
  const file = basename(source);
  const zip = await openPromise(source, { autoClose: false, decodeStrings: false }).catch((cause: unknown) => {
    throw unopened(file, cause);
  });
  zip.on('error', () => undefined);
  try {
    const listed = await listing(zip, file, limits);
    if (listed.length === 0) throw new AppError('ARCHIVE_EMPTY', 'archive without a file', { file });
    const files: ArchiveFile[] = [];
    for (const { path, entry } of listed) files.push({ path, bytes: await inflated(zip, entry, path, file) });
    return files;
  } finally {
    zip.close();
  }
}

async function listing(zip: ZipFile, file: string, limits: ArchiveLimits): Promise<Listed[]> {
  if (zip.entryCount > limits.entries) throw tooLarge(file, `${zip.entryCount} entries`, `${limits.entries} entries`);
  const listed = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const path = safePath(entry, file);
      total += entry.uncompressedSize;
      if (total > limits.unpackedBytes) throw tooLarge(file, megabytes(total), megabytes(limits.unpackedBytes));
      if (path.endsWith('/')) continue;
      if (/\.zip$/i.test(path)) throw nested(file, path);
      if (listed.has(path)) throw damaged(file, `two entries called ${path}`);
      refuseUnreadable(entry, path, file);
      listed.set(path, entry);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : unlisted(file, cause);
  }
  return [...listed].map(([path, entry]) => ({ path, entry }));
}

/** Names are judged as written: the library would turn backslashes into slashes first. */
function safePath(entry: Entry, file: string): string {
  const written = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  const path = written.replace(/^(?:\.\/)+/, '');
  const parts = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  const kind = (entry.externalFileAttributes >>> 16) & KIND_MASK;
  const special = kind !== 0 && kind !== REGULAR && kind !== DIRECTORY;
  const climbs = parts.some((part) => part === '' || part === '.' || part === '..');
  if (special || climbs || /[\\\u0000-\u001f]|^[A-Za-z]:/.test(path))
    throw new AppError(
      'ARCHIVE_UNSAFE',
      `unsafe entry in an archive; ${special ? 'not a plain file' : 'name'}: ${written}`,
      {
        file,
        found: written.slice(0, 200),
        expected: special ? 'plain files and folders' : 'names inside the archive',
      },
    );
  return path;
}

function refuseUnreadable(entry: Entry, path: string, file: string): void {
  if (entry.isEncrypted()) throw encrypted(file, path);
  const method = entry.compressionMethod;
  if (method === STORED || method === DEFLATED) return;
  throw new AppError('FILE_WRONG_KIND', `unknown compression of ${path}: method ${method}`, {
    file,
    key: path,
    expected: 'a zip archive compressed with deflate',
    found: `method ${method}`,
  });
}

async function inflated(zip: ZipFile, entry: Entry, path: string, file: string): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(entry.uncompressedSize);
  let length = 0;
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (length + chunk.length > bytes.length) throw damaged(file, `${path} is longer than it says`);
      length += chunk.copy(bytes, length);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : damaged(file, path, cause);
  }
  if (length !== bytes.length) throw damaged(file, `${path} is shorter than it says`);
  if (crc32(bytes) !== entry.crc32) throw damaged(file, `the checksum of ${path} does not match`);
  return bytes;
}

function unopened(file: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : '';
  if (/EACCES|EPERM/.test(reason)) return new AppError('FILE_UNREADABLE', 'unreadable archive', { file }, { cause });
  if (!reason.startsWith('End of central directory record signature not found'))
    return damaged(file, 'its table of contents', cause);
  return new AppError('FILE_INCOMPLETE', 'archive without its end', { file, expected: 'a whole archive' }, { cause });
}

function unlisted(file: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : '';
  return reason.startsWith('strong encryption') ? encrypted(file, file) : damaged(file, 'its table of contents', cause);
}

function encrypted(file: string, key: string): AppError {
  const expected = 'an archive without a password';
  return new AppError('FILE_WRONG_KIND', `encrypted archive: ${key}`, { file, key, expected, found: 'a password' });
}

function nested(file: string, found: string): AppError {
  const expected = 'one archive (it holds another one)';
  return new AppError('FILE_WRONG_KIND', `archive in an archive: ${found}`, { file, found, expected });
}

function damaged(file: string, found: string, cause?: unknown): AppError {
  return new AppError('ARCHIVE_DAMAGED', `damaged archive: ${found}`, { file, found }, { cause });
}

function tooLarge(file: string, found: string, expected: string): AppError {
  return new AppError('ARCHIVE_TOO_LARGE', `archive beyond the limit of ${expected}: ${found}`, {
    file,
    found,
    expected,
  });
}

function megabytes(count: number): string {
  return `${Math.ceil(count / 1e6)} MB`;
}
