import { open } from 'node:fs/promises';
import { distinctNames } from '#shared/mapping/names.ts';
import { LONGEST_NAME, MOST_COLUMNS } from '#shared/mapping/recipe.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { decodeSample, decompressHead, encodingOf8Bit, readAt } from './detect.ts';
import type { Detected, Encoding } from './detect.ts';
import { mixesNewlines, parseRecords } from './records.ts';
import { recordsOfJsonLines } from './json-records.ts';
import { requireShallow } from './nesting.ts';
import { sampleColumnar } from './sample-columnar.ts';
import { columnsOf, PREVIEW_ROWS } from './file-sample.ts';
import type { FileSample } from './file-sample.ts';
import { holdsValues, tableStart } from './table-start.ts';
import { readWorkbook } from './workbook.ts';

/** A file up to this size is read whole: repeated identifiers show. */
const WHOLE_BYTES = 4 << 20;
const HEAD_BYTES = 1 << 20;
const BLOCK_BYTES = 96 << 10;
const MIDDLE_BLOCKS = 6;
const WHOLE_COMPRESSED_BYTES = 8 << 20;
const WHOLE_UNPACKED_BYTES = 8 << 20;
const SAMPLE_ROWS = 4000;
const NAME_SHOWN = 30;

export async function sampleFile(detected: Detected, sheet: string | null): Promise<FileSample> {
  const sample = await sampleOf(detected, sheet);
  const found = sample.names.length;
  if (found > MOST_COLUMNS)
    throw new AppError('TOO_MANY_COLUMNS', `more than ${MOST_COLUMNS} columns: ${found}`, {
      file: detected.name,
      found,
      expected: MOST_COLUMNS,
    });
  const long = sample.names.find((name) => name.length > LONGEST_NAME);
  if (long !== undefined)
    throw new AppError('COLUMN_NAME_TOO_LONG', 'the name of a column is too long', {
      file: detected.name,
      column: `${long.slice(0, NAME_SHOWN)}…`,
      found: long.length,
      expected: LONGEST_NAME,
    });
  return sample;
}

async function sampleOf(detected: Detected, sheet: string | null): Promise<FileSample> {
  switch (detected.format) {
    case 'xlsx':
      return sampleWorkbook(detected, sheet);
    case 'json':
      await requireShallow(detected);
      return sampleColumnar(detected);
    case 'parquet':
      return sampleColumnar(detected);
    case 'csv':
    case 'ndjson':
      return sampleText(detected);
  }
}

async function sampleText(detected: Detected): Promise<FileSample> {
  const { blocks, encoding } = await textBlocks(detected);
  const known = { ...detected, encoding };
  const head = blocks[0]?.text ?? '';
  const mixedNewlines = detected.format === 'csv' && mixesNewlines(head);
  return detected.format === 'ndjson' ? sampleLines(known, blocks) : sampleCsv(known, blocks, mixedNewlines);
}

type Block = { text: string; first: boolean; last: boolean; bytes: number };

/** The start, six places between and the end, each from its first whole line on. */
async function textBlocks(detected: Detected): Promise<{ blocks: Block[]; encoding: Encoding }> {
  const handle = await open(detected.path, 'r');
  try {
    const whole = detected.bytes <= (detected.compression === 'none' ? WHOLE_BYTES : WHOLE_COMPRESSED_BYTES);
    const raw = await readAt(handle, 0, whole ? detected.bytes : HEAD_BYTES);
    const enough = whole ? WHOLE_UNPACKED_BYTES : HEAD_BYTES;
    const { bytes: head, toTheEnd } = decompressHead(raw, detected.compression, detected.name, enough);
    const cut = !whole || !toTheEnd;
    const parts: { bytes: Buffer; first: boolean; last: boolean }[] = [{ bytes: head, first: true, last: !cut }];
    if (cut && detected.compression === 'none') {
      const span = detected.bytes - BLOCK_BYTES - HEAD_BYTES;
      for (let block = 0; block <= MIDDLE_BLOCKS; block += 1) {
        const at = HEAD_BYTES + Math.floor((span * block) / MIDDLE_BLOCKS / 2) * 2;
        parts.push({ bytes: await readAt(handle, at, BLOCK_BYTES), first: false, last: block === MIDDLE_BLOCKS });
      }
    }
    const encoding =
      detected.encoding === 'utf-8' && !detected.bom
        ? worstEncoding(parts.map((part) => part.bytes))
        : detected.encoding;
    const blocks = parts.map(({ bytes, first, last }) => ({
      text: wholeLines(decodeSample(bytes, encoding), first),
      first,
      last,
      bytes: bytes.length,
    }));
    return { blocks, encoding };
  } finally {
    await handle.close();
  }
}

/** Windows-1252 as soon as one part proves it: plain ASCII parts fit both. */
function worstEncoding(parts: readonly Buffer[]): Encoding {
  return parts.some((part) => encodingOf8Bit(part) === 'windows-1252') && !parts.some(hasUtf8Sequences)
    ? 'windows-1252'
    : 'utf-8';
}

function hasUtf8Sequences(bytes: Buffer): boolean {
  return encodingOf8Bit(bytes) === 'utf-8' && bytes.some((byte) => byte >= 0x80);
}

function wholeLines(text: string, first: boolean): string {
  if (first) return text;
  const at = text.search(/[\r\n]/);
  return at < 0 ? '' : text.slice(at + (text.startsWith('\r\n', at) ? 2 : 1));
}

function sampleCsv(detected: Detected, blocks: readonly Block[], mixedNewlines: boolean): FileSample {
  const [head] = blocks;
  const start = tableStart(head?.text ?? '');
  const dialect = { delimiter: start.delimiter, quote: '"' };
  const headRecords = parseRecords(start.text, dialect, head?.last === false);
  const header = headRecords[0];
  if (header === undefined || header.every((name) => name.trim() === ''))
    throw new AppError('NO_HEADER', 'no header line', { file: detected.name });
  if (holdsValues(header))
    throw new AppError('NO_HEADER', 'the first line holds values', {
      file: detected.name,
      context: 'values',
      found: header.slice(0, 4).join(', '),
    });
  const body = headRecords.slice(1);
  if (body.length === 0 && head?.last !== false)
    throw new AppError('NO_PREDICTION', 'a header and no row', { file: detected.name });
  const names = distinctNames(header.map((name) => name));
  const later = blocks
    .slice(1)
    .flatMap((block) => parseRecords(block.text, dialect, true).filter((record) => record.length === header.length));
  const bytesPerRow = (head?.bytes ?? 0) / Math.max(1, headRecords.length);
  return {
    detected,
    dialect,
    mixedNewlines,
    sheet: null,
    sheets: [],
    skippedRows: start.lines,
    names,
    jsonPaths: null,
    columns: columnsOf(
      names,
      thinned(
        body.filter((record) => record.length === header.length),
        later,
      ),
    ),
    firstRows: body.slice(0, PREVIEW_ROWS).map((record) => names.map((_, index) => record[index] ?? null)),
    rowsAbout:
      detected.compression === 'none' || head?.last === true
        ? head?.last === true
          ? body.length
          : Math.round(detected.bytes / bytesPerRow)
        : null,
    rowsExact: head?.last === true,
  };
}

function sampleLines(detected: Detected, blocks: readonly Block[]): FileSample {
  const [head] = blocks;
  const first = recordsOfJsonLines(head?.text ?? '', head?.last === false);
  const later = blocks.slice(1).map((block) => recordsOfJsonLines(block.text, true));
  const names = distinctNames([...new Set([first, ...later].flatMap((part) => part.names))]);
  if (names.length === 0) throw new AppError('NO_PREDICTION', 'no object in the file', { file: detected.name });
  const rows = (part: (typeof later)[number]): (string | null)[][] =>
    part.rows.map((row) => names.map((name) => row.get(name) ?? null));
  const numbers = new Map([first, ...later].flatMap((part) => [...part.natives]));
  const paths = new Map([first, ...later].flatMap((part) => [...part.paths]));
  const lines = Math.max(1, first.rows.length);
  return {
    detected,
    dialect: null,
    mixedNewlines: false,
    sheet: null,
    sheets: [],
    skippedRows: 0,
    names,
    jsonPaths: names.map((name) => paths.get(name) ?? [name]),
    columns: columnsOf(names, thinned(rows(first), later.flatMap(rows)), numbers),
    firstRows: rows(first).slice(0, PREVIEW_ROWS),
    rowsAbout:
      head?.last === true
        ? first.rows.length
        : detected.compression === 'none'
          ? Math.round(detected.bytes / ((head?.bytes ?? 1) / lines))
          : null,
    rowsExact: head?.last === true,
  };
}

async function sampleWorkbook(detected: Detected, sheet: string | null): Promise<FileSample> {
  const book = await readWorkbook(detected, sheet);
  const names = distinctNames(book.header);
  return {
    detected,
    dialect: { delimiter: ',', quote: '"' },
    mixedNewlines: false,
    sheet: book.sheet,
    sheets: book.sheets,
    skippedRows: book.skippedRows,
    names,
    jsonPaths: null,
    columns: columnsOf(names, thinned(book.rows, []), book.natives),
    firstRows: book.rows.slice(0, PREVIEW_ROWS),
    rowsAbout: book.rows.length,
    rowsExact: true,
  };
}

/** At most so many rows, evenly spread, in the order of the file. */
function thinned<T>(head: readonly T[], later: readonly T[]): T[] {
  const all = [...head, ...later];
  if (all.length <= SAMPLE_ROWS) return all;
  return Array.from({ length: SAMPLE_ROWS }, (_, index) => all[Math.floor((index * all.length) / SAMPLE_ROWS)]!);
}
