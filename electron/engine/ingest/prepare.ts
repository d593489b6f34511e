import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/domain/app-error.ts';
import { cancelled } from '../db/connection.ts';
import { withoutCutSequence } from './detect.ts';
import type { Encoding } from './detect.ts';
import type { FileSample } from './file-sample.ts';
import { DEEPEST, MostOpened } from './nesting.ts';
import { MAX_LINE_BYTES } from './relations.ts';
import { unpacking } from './unpacking.ts';
import { readWorkbook } from './workbook.ts';
import type { CellErrors, Workbook } from './workbook.ts';

/** A file as DuckDB will read it: the file itself, or a private copy in plain UTF-8 with one kind of line end. */
export type Prepared = {
  path: string;
  /** True when `path` is a private copy, to be removed afterwards. */
  copy: boolean;
  sha256: string;
  bytes: number;
  modifiedMs: number;
  /** Rows of the sheet of each record, for workbooks. */
  rowNumbers: number[] | null;
  /** Cells of a workbook in which a formula failed. */
  cellErrors: CellErrors[];
  /** Lines of the file that a copy left out above the header. */
  linesAbove: number;
  /** False when some bytes are not of the encoding: such lines are set aside one by one. */
  cleanEncoding: boolean;
  /** Some line may be longer than the database reads: read in order, it is told; by several threads, it is lost. */
  hasLongLine: boolean;
  /** Some JSON line may nest its values deeper than the database's own reader follows. */
  isDeep: boolean;
};

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export type PrepareOptions = { folder: string; id: string; signal: AbortSignal; onBytes: (done: number) => void };

/**
 * Reads the file once: hash of its bytes, check of its characters, and the private copy where one is needed
 * (compressed, not UTF-8, mixed line ends, lines above the header, workbook). Memory does not grow with the file.
 */
export async function prepareFile(sample: FileSample, options: PrepareOptions): Promise<Prepared> {
  const { detected } = sample;
  const before = statSync(detected.path);
  const target = join(options.folder, `${options.id}.csv`);
  const hash = createHash('sha256');
  const check = new EncodingCheck();
  const linesAbove = detected.format === 'csv' ? sample.skippedRows : 0;
  const needsCopy =
    detected.format !== 'parquet' &&
    detected.format !== 'xlsx' &&
    (detected.compression !== 'none' || detected.encoding !== 'utf-8' || sample.mixedNewlines || linesAbove > 0);
  const longest = new LongestLine();
  const opened = detected.format === 'ndjson' ? new MostOpened() : null;
  const measure = (chunk: Buffer): void => {
    longest.add(chunk);
    opened?.add(chunk);
  };
  let seen = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      hash.update(chunk);
      seen += chunk.length;
      options.onBytes(seen);
      if (!needsCopy && detected.format !== 'parquet' && detected.format !== 'xlsx') check.add(chunk);
      if (!needsCopy) measure(chunk);
      done(null, needsCopy ? chunk : undefined);
    },
  });
  try {
    const source = createReadStream(detected.path, { highWaterMark: 1 << 20 });
    if (needsCopy) await copyPlain(source, counted, sample, target, { signal: options.signal, check, measure });
    else await pipeline(source, counted, { signal: options.signal });
    const book = detected.format === 'xlsx' ? await writeWorkbookCopy(sample, target) : null;
    requireUnchanged(detected.path, before, detected.name);
    const copy = needsCopy || book !== null;
    return {
      path: copy ? target : detected.path,
      copy,
      sha256: hash.digest('hex'),
      bytes: detected.bytes,
      modifiedMs: before.mtimeMs,
      rowNumbers: book?.rowNumbers ?? null,
      cellErrors: book?.errors ?? [],
      linesAbove,
      cleanEncoding: check.clean,
      hasLongLine: longest.bytes > MAX_LINE_BYTES,
      isDeep: opened !== null && opened.most > DEEPEST,
    };
  } catch (cause) {
    await rm(target, { force: true });
    if (options.signal.aborted) throw cancelled(cause);
    throw prepareFault(cause, detected.name);
  }
}

/** A file that something writes to while it is read would be half of one state and half of another. */
export function requireUnchanged(path: string, before: { size: number; mtimeMs: number }, file: string): void {
  const now = statSync(path, { throwIfNoEntry: false });
  if (now === undefined || now.size !== before.size || now.mtimeMs !== before.mtimeMs)
    throw new AppError('FILE_CHANGED', 'the file changed while it was read', { file });
}

async function copyPlain(
  source: Readable,
  counted: Transform,
  sample: FileSample,
  target: string,
  { signal, check, measure }: { signal: AbortSignal; check: EncodingCheck; measure: (chunk: Buffer) => void },
): Promise<void> {
  const { detected } = sample;
  const decode = [detected.encoding === 'utf-8' ? seeing((chunk) => check.add(chunk)) : decoding(detected.encoding)];
  const newlines = sample.mixedNewlines ? [oneNewline()] : [];
  const start = sample.skippedRows > 0 ? [withoutLines(sample.skippedRows)] : [];
  const stages: NodeJS.ReadWriteStream[] = [
    counted,
    ...unpacking(detected.compression),
    ...decode,
    ...newlines,
    ...start,
    seeing(measure),
  ];
  await pipeline(
    [source, ...stages, createWriteStream(target, { mode: 0o600 })] as unknown as [
      Readable,
      ...NodeJS.ReadWriteStream[],
      NodeJS.WritableStream,
    ],
    { signal },
  );
}

/** A stage that changes nothing. */
function seeing(see: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      see(chunk);
      done(null, chunk);
    },
  });
}

/** Streaming decode: on Node 20 only the streaming decoder knows Windows-1252 rightly. */
function decoding(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8'));
    },
    flush(done) {
      done(null, Buffer.from(decoder.decode(), 'utf8'));
    },
  });
}

/** CRLF and lone CR become LF, across chunks. */
function oneNewline(): Transform {
  let carriage = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let text = chunk.toString('latin1');
      if (carriage) text = `\r${text}`;
      carriage = text.endsWith('\r');
      if (carriage) text = text.slice(0, -1);
      done(null, Buffer.from(text.replace(/\r\n?/g, '\n'), 'latin1'));
    },
    flush(done) {
      done(null, carriage ? Buffer.from('\n') : undefined);
    },
  });
}

/** Leaves out the first lines, whose end is one of LF, CRLF and CR throughout the file. */
function withoutLines(count: number): Transform {
  let left = count;
  let carriage = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      for (; left > 0 && from < chunk.length; from += 1) {
        const byte = chunk[from];
        if (carriage && byte !== LINE_FEED) left -= 1;
        if (byte === LINE_FEED) left -= 1;
        carriage = byte === CARRIAGE_RETURN;
        if (left === 0 && byte !== LINE_FEED) break;
      }
      done(null, from < chunk.length ? chunk.subarray(from) : undefined);
    },
  });
}

async function writeWorkbookCopy(sample: FileSample, target: string): Promise<Workbook> {
  const book = await readWorkbook(sample.detected, sample.sheet);
  const line = (cells: readonly (string | null)[]): string => `${cells.map(csvCell).join(',')}\n`;
  const lines = function* (): Generator<string> {
    yield line(sample.names);
    for (const row of book.rows) yield line(row);
  };
  await pipeline(Readable.from(lines()), createWriteStream(target, { mode: 0o600 }));
  return book;
}

function csvCell(value: string | null): string {
  if (value === null) return '';
  return /[",\r\n]/.test(value) || value.trim() !== value ? `"${value.replaceAll('"', '""')}"` : value;
}

/** How long the longest line is that reaches over a chunk: one within a chunk is no longer than that. */
class LongestLine {
  bytes = 0;
  #open = 0;

  add(chunk: Buffer): void {
    const first = chunk.indexOf(LINE_FEED);
    this.bytes = Math.max(this.bytes, this.#open + (first < 0 ? chunk.length : first));
    this.#open = first < 0 ? this.#open + chunk.length : chunk.length - chunk.lastIndexOf(LINE_FEED) - 1;
  }
}

/** Whether every byte seen belongs to UTF-8, across chunks. */
class EncodingCheck {
  #rest = Buffer.alloc(0);
  #clean = true;

  add(chunk: Buffer): void {
    if (!this.#clean) return;
    const joined = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const whole = withoutCutSequence(joined);
    this.#rest = Buffer.from(joined.subarray(whole.length));
    this.#clean = isUtf8(whole);
  }

  get clean(): boolean {
    return this.#clean && this.#rest.length === 0;
  }
}

function prepareFault(cause: unknown, file: string): unknown {
  if (cause instanceof AppError) return cause;
  const { code = '', message = '' } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return new AppError('DISK_FULL', 'no room left on the disk', {}, { cause });
  if (code === 'Z_BUF_ERROR' || /unexpected end of file|unexpected EOF/i.test(message))
    return new AppError('FILE_INCOMPLETE', 'the compressed file stops before its end', { file }, { cause });
  if (code.startsWith('Z_') || /zstd|invalid|corrupt/i.test(message))
    return new AppError('FILE_DAMAGED', 'the compressed file is damaged', { file }, { cause });
  return cause;
}
