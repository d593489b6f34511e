import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { gunzipSync, constants } from 'node:zlib';
import { basename, extname } from 'node:path';
import { Decompress } from 'fzstd';
import { AppError } from '#shared/domain/app-error.ts';
import { requirePlainFile } from '../plain-file.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Compression = 'none' | 'gzip' | 'zstd';
export type FileFormat = 'csv' | 'parquet' | 'json' | 'ndjson' | 'xlsx';

export type Detected = {
  path: string;
  name: string;
  bytes: number;
  format: FileFormat;
  compression: Compression;
  encoding: Encoding;
  bom: boolean;
  /** The name ends otherwise than what the file holds, such as a CSV called `.parquet`. */
  misnamed: boolean;
};

const HEAD_BYTES = 1 << 20;
const ZIP = [0x50, 0x4b];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

/** What a file is, from its bytes; the name only helps where bytes leave a choice. Costs the same for any size. */
export async function detectFile(path: string): Promise<Detected> {
  const name = basename(path);
  requirePlainFile(path, 'table');
  const handle = await openFile(path, name);
  try {
    const stat = await handle.stat();
    if (stat.size === 0) throw new AppError('FILE_EMPTY', 'the file is empty', { file: name });
    const head = await readAt(handle, 0, HEAD_BYTES);
    const common = { path, name, bytes: stat.size };
    requireTable(head, name);
    if (startsWith(head, ZIP)) return { ...common, ...binary('xlsx', name, ['.xlsx', '.xlsm']) };
    if (head.toString('latin1', 0, 4) === 'PAR1') {
      await requireParquetEnd(handle, stat.size, name);
      return { ...common, ...binary('parquet', name, ['.parquet', '.pq']) };
    }
    const compression = startsWith(head, GZIP) ? 'gzip' : startsWith(head, ZSTD) ? 'zstd' : 'none';
    const plain = decompressHead(head, compression, name, 64 << 10).bytes;
    if (plain.length === 0) throw new AppError('FILE_EMPTY', 'the file is empty', { file: name });
    const { encoding, bom } = detectEncoding(plain);
    requireText(plain, encoding, name);
    const text = decodeSample(plain, encoding);
    const format = textFormat(text, name);
    const misnamed = /\.(parquet|pq|xlsx)$/i.test(name);
    return { ...common, format, compression, encoding, bom, misnamed };
  } finally {
    await handle.close();
  }
}

function binary(
  format: 'xlsx' | 'parquet',
  name: string,
  endings: readonly string[],
): Omit<Detected, 'path' | 'name' | 'bytes'> {
  return {
    format,
    compression: 'none',
    encoding: 'utf-8',
    bom: false,
    misnamed: !endings.includes(extname(name).toLowerCase()),
  };
}

async function openFile(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
    throw new AppError(code, `cannot open the file: ${name}`, { file: name }, { cause });
  }
}

export async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Documents of other programs are named for what they are, with the way out. */
function requireTable(head: Buffer, name: string): void {
  const refused = (context: string, found = ''): AppError =>
    new AppError('FILE_NOT_TEXT', `no table: ${context}`, { file: name, context, found });
  if (startsWith(head, OLD_EXCEL)) throw refused('xls');
  if (!startsWith(head, ZIP) || /\.xls[xm]$/i.test(name)) return;
  if (head.includes('opendocument.spreadsheet')) throw refused('ods');
  if (!head.includes('[Content_Types].xml') && !head.includes('xl/'))
    throw refused('archive', head.toString('utf8', 30, 30 + head.readUInt16LE(26)));
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

async function requireParquetEnd(handle: FileHandle, size: number, name: string): Promise<void> {
  const tail = await readAt(handle, Math.max(0, size - 4), 4);
  if (size < 12 || tail.toString('latin1') !== 'PAR1')
    throw new AppError('FILE_INCOMPLETE', 'the file is incomplete: no parquet footer', { file: name });
}

const UNPACKED_MOST = 64 << 20;

/**
 * The first part of a compressed file, at least `enough` bytes of it when there are as many: a bomb is not unpacked
 * further. `toTheEnd` tells that all of `head` was unpacked.
 */
export function decompressHead(
  head: Buffer,
  compression: Compression,
  name: string,
  enough: number,
): { bytes: Buffer; toTheEnd: boolean } {
  if (compression === 'none') return { bytes: head, toTheEnd: true };
  try {
    for (let length = 16 << 10; ; length *= 4) {
      const bytes =
        compression === 'gzip' ? gunzipPart(head.subarray(0, length)) : unzstdPart(head.subarray(0, length));
      if (bytes.length >= enough || length >= head.length) return { bytes, toTheEnd: length >= head.length };
    }
  } catch (cause) {
    throw new AppError('FILE_DAMAGED', 'the compressed file cannot be unpacked', { file: name }, { cause });
  }
}

function gunzipPart(part: Buffer): Buffer {
  return gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: UNPACKED_MOST });
}

function unzstdPart(part: Buffer): Buffer {
  const parts: Uint8Array[] = [];
  const unpack = new Decompress((chunk) => parts.push(chunk));
  unpack.push(part, false);
  return Buffer.concat(parts);
}

export function detectEncoding(head: Buffer): { encoding: Encoding; bom: boolean } {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', bom: true };
  if (startsWith(head, [0xff, 0xfe])) return { encoding: 'utf-16le', bom: true };
  if (startsWith(head, [0xfe, 0xff])) return { encoding: 'utf-16be', bom: true };
  const sample = head.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 0.3 * (sample.length / 2) && even < 0.05 * sample.length) return { encoding: 'utf-16le', bom: false };
  if (even > 0.3 * (sample.length / 2) && odd < 0.05 * sample.length) return { encoding: 'utf-16be', bom: false };
  return { encoding: encodingOf8Bit(head), bom: false };
}

/**
 * UTF-8, unless bytes break it. A file that is UTF-8 in many places and broken in few is UTF-8 with damaged lines;
 * Windows-1252 holds lone high bytes and hardly a valid sequence.
 */
export function encodingOf8Bit(bytes: Buffer): 'utf-8' | 'windows-1252' {
  const whole = withoutCutSequence(bytes);
  if (isUtf8(whole)) return 'utf-8';
  const text = whole.toString('utf8');
  const broken = (text.match(/\ufffd/g) ?? []).length;
  const valid = (text.match(/[\u0080-\ufffc]/g) ?? []).length;
  return valid > 4 * broken ? 'utf-8' : 'windows-1252';
}

/** A block read at a fixed length may end inside a character. */
export function withoutCutSequence(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}

/**
 * Decodes a block of text. Always as a stream: on Node 20 a one-shot `TextDecoder('windows-1252')` decodes 0x80 to 0x9F
 * as control characters, so that a euro sign is lost.
 */
export function decodeSample(bytes: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true }).replace(/^\ufeff/, '');
}

function requireText(head: Buffer, encoding: Encoding, name: string): void {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return;
  let control = 0;
  for (const byte of head.subarray(0, 64 << 10)) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  const length = Math.min(head.length, 64 << 10);
  if (control > Math.max(16, 0.02 * length))
    throw new AppError('FILE_NOT_TEXT', 'the file holds binary data', { file: name });
}

function textFormat(text: string, name: string): 'csv' | 'json' | 'ndjson' {
  const start = text.trimStart();
  if (start.startsWith('[') && (/^\[\s*(\{|\])/.test(start) || /\.json$/i.test(name))) return 'json';
  if (!start.startsWith('{')) return 'csv';
  const firstLine = start.split(/\r?\n/, 1)[0] ?? '';
  return /\}\s*$/.test(firstLine) || /\.(ndjson|jsonl)/i.test(name) ? 'ndjson' : 'json';
}
