import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { AppError } from '#shared/domain/app-error.ts';
import { cancelled } from '../db/connection.ts';
import { requirePlainFile } from '../plain-file.ts';
import { plainText } from './journal-event.ts';
import type { JournalEvent } from './journal-event.ts';
import { dateOrder } from './line-values.ts';
import { toldLine } from './told-line.ts';

/** An execution log as it was read. */
export type ReadJournal = {
  name: string;
  bytes: number;
  sha256: string;
  /** Lines that are not empty. */
  lines: number;
  events: (JournalEvent & { line: number })[];
  /** Lines that tell no time and continue none; the first ones are kept with their text. */
  unread: number;
  kept: { line: number; text: string }[];
  /** Lines of a stack trace, or set in: they belong to the line before. */
  continued: number;
};

/** Unpacked; a year of daily runs is far smaller. */
export const MOST_BYTES = 64 << 20;
const MOST_LINES = 500_000;
const MOST_CHARACTERS = 20_000;
export const UNREAD_KEPT = 1000;
const UNREAD_CHARACTERS = 500;
const CONTINUES = /^(\s|Traceback\b|Caused by:|\.\.\. \d+ more|[\w.$]*(Error|Exception|Warning)\b:|[})\]])/;

/**
 * Reads an execution log of text or JSON lines, packed by gzip or not, in UTF-8, UTF-16 or Windows-1252.
 * @throws AppError FILE_NOT_FOUND, FILE_EMPTY, FILE_NOT_TEXT, FILE_DAMAGED, JOURNAL_TOO_LARGE, JOURNAL_UNREADABLE (no line tells a time)
 */
export async function readJournal(path: string, signal: AbortSignal): Promise<ReadJournal> {
  const name = basename(path);
  const { bytes, sha256, text } = await readText(path, name, signal);
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > MOST_LINES + 1)
    throw new AppError('JOURNAL_TOO_LARGE', 'too many lines', { file: name, expected: MOST_BYTES });
  const order = dateOrder(lines);
  const read: ReadJournal = { name, bytes, sha256, lines: 0, events: [], unread: 0, kept: [], continued: 0 };
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    read.lines += 1;
    const event = line.length > MOST_CHARACTERS ? null : toldLine(line.trimEnd().replace(/^\ufeff/, ''), order);
    if (event !== null) read.events.push({ ...event, line: index + 1 });
    else if (read.events.length > 0 && CONTINUES.test(line)) read.continued += 1;
    else {
      read.unread += 1;
      if (read.kept.length < UNREAD_KEPT) read.kept.push({ line: index + 1, text: plainText(line, UNREAD_CHARACTERS) });
    }
  }
  if (read.lines === 0) throw new AppError('FILE_EMPTY', 'an empty log', { file: name });
  if (read.events.length === 0)
    throw new AppError('JOURNAL_UNREADABLE', 'no line tells a time', {
      file: name,
      line: read.kept[0]?.line ?? 1,
      found: plainText(read.kept[0]?.text ?? '', 80),
    });
  return read;
}

async function readText(
  path: string,
  name: string,
  signal: AbortSignal,
): Promise<{ bytes: number; sha256: string; text: string }> {
  const stat = requirePlainFile(path);
  if (stat.size === 0) throw new AppError('FILE_EMPTY', 'an empty file', { file: name });
  if (stat.size > MOST_BYTES) throw tooLarge(name);
  const packed: Buffer[] = [];
  try {
    for await (const piece of createReadStream(path, { signal })) packed.push(piece as Buffer);
  } catch (cause) {
    if (signal.aborted) throw cancelled(cause);
    throw new AppError('FILE_UNREADABLE', `cannot read: ${name}`, { file: name }, { cause });
  }
  const bytes = Buffer.concat(packed);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpacked(bytes, name) : bytes;
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), text: decoded(plain, name) };
}

/** Stops as soon as more comes out than is allowed: a bomb is never unpacked whole. */
async function unpacked(bytes: Buffer, name: string): Promise<Buffer> {
  const gunzip = createGunzip();
  const pieces: Buffer[] = [];
  let size = 0;
  gunzip.end(bytes);
  try {
    for await (const piece of gunzip) {
      size += (piece as Buffer).length;
      if (size > MOST_BYTES) throw tooLarge(name);
      pieces.push(piece as Buffer);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('FILE_DAMAGED', 'the packed file is damaged', { file: name }, { cause });
  }
  return Buffer.concat(pieces);
}

function decoded(bytes: Buffer, name: string): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isWide) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  if (bytes.subarray(0, 8192).includes(0)) throw new AppError('FILE_NOT_TEXT', 'binary data', { file: name });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function tooLarge(name: string): AppError {
  return new AppError('JOURNAL_TOO_LARGE', 'too large', { file: name, expected: MOST_BYTES });
}
