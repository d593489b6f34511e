import { readFile } from 'node:fs/promises';
import readXlsxFile from 'read-excel-file/node';
import { fromBuffer } from 'yauzl';
import { AppError } from '#shared/domain/app-error.ts';
import type { ColumnSample } from '#shared/mapping/columns.ts';
import type { Detected } from './detect.ts';
import { cellsBeside, zeroKey } from './workbook-cells.ts';
import type { ErrorCell, ZeroCells } from './workbook-cells.ts';

export type Workbook = {
  sheet: string;
  sheets: string[];
  header: string[];
  /** Rows as texts: dates as ISO local time, numbers with a point, empty cells null. */
  rows: (string | null)[][];
  /** Row of the sheet (from 1) of each row, since blank rows are left out. */
  rowNumbers: number[];
  skippedRows: number;
  natives: Map<string, ColumnSample['native']>;
  errors: CellErrors[];
};

/** Cells of the table in which a formula failed: they are read as missing. */
export type CellErrors = { shown: string; count: number; columns: string[] };

type Cell = string | number | boolean | Date | null | undefined;

const LIMIT_BYTES = 100 << 20;
const LIMIT_UNPACKED_BYTES = 1 << 30;

/** Reads the sheet asked for, else the one that looks most like a table. */
export async function readWorkbook(detected: Detected, sheet: string | null): Promise<Workbook> {
  const file = detected.name;
  if (detected.bytes > LIMIT_BYTES)
    throw new AppError('WORKBOOK_TOO_LARGE', 'the workbook is too large', {
      file,
      found: detected.bytes,
      expected: LIMIT_BYTES,
    });
  const bytes = await readFile(detected.path);
  const unpacked = await unpackedBytes(bytes, file);
  if (unpacked > LIMIT_UNPACKED_BYTES)
    throw new AppError('WORKBOOK_TOO_LARGE', 'the workbook unpacks to too much', {
      file,
      found: unpacked,
      expected: LIMIT_UNPACKED_BYTES,
    });
  const pages = await sheetsOf(bytes, file);
  const chosen = sheet === null ? mostTabular(pages) : pages.find((page) => page.sheet === sheet);
  if (chosen === undefined && sheet !== null)
    throw new AppError('SHEET_UNKNOWN', `no sheet is called ${sheet}`, {
      file,
      found: sheet,
      sheets: pages.map((page) => page.sheet),
    });
  if (chosen === undefined) throw new AppError('NO_PREDICTION', 'no sheet holds a table', { file });
  const { zeros, errors } = await cellsBeside(bytes, pages.indexOf(chosen));
  const data = asShown(chosen.data, zeros);
  const headerAt = headerRow(data);
  const header = (data[headerAt] ?? []).map((cell) => textOf(cell) ?? '');
  const kept = data
    .map((row, index) => ({ row, number: index + 1 }))
    .slice(headerAt + 1)
    .filter(({ row }) => row.some((cell) => cell !== null && cell !== undefined));
  if (kept.length === 0) throw new AppError('NO_PREDICTION', 'a header and no row', { file });
  return {
    sheet: chosen.sheet,
    sheets: pages.map((page) => page.sheet),
    header,
    rows: kept.map(({ row }) => header.map((_, index) => textOf(row[index]))),
    rowNumbers: kept.map(({ number }) => number),
    skippedRows: headerAt,
    natives: nativesOf(
      header,
      kept.map(({ row }) => row),
    ),
    errors: countedErrors(errors, header, headerAt),
  };
}

/** By what they show, the most frequent first; beside and above the table they are nobody's values. */
function countedErrors(cells: readonly ErrorCell[], header: readonly string[], headerAt: number): CellErrors[] {
  const counted = new Map<string, { count: number; columns: Set<string> }>();
  for (const { row, column, shown } of cells) {
    const name = header[column];
    if (row <= headerAt || name === undefined) continue;
    const known = counted.get(shown) ?? { count: 0, columns: new Set() };
    counted.set(shown, { count: known.count + 1, columns: known.columns.add(name) });
  }
  return [...counted]
    .map(([shown, { count, columns }]) => ({ shown, count, columns: [...columns] }))
    .sort((a, b) => b.count - a.count);
}

async function sheetsOf(bytes: Buffer, file: string): Promise<{ sheet: string; data: Cell[][] }[]> {
  try {
    return (await readXlsxFile(bytes)) as { sheet: string; data: Cell[][] }[];
  } catch (cause) {
    throw new AppError('FILE_DAMAGED', 'the workbook cannot be read', { file }, { cause });
  }
}

/** Whole numbers under a format of zeros become the texts that the workbook shows. */
function asShown(rows: Cell[][], zeros: ZeroCells): Cell[][] {
  if (zeros.size === 0) return rows;
  return rows.map((row, at) =>
    row.map((cell, column) => {
      const figures = zeros.get(zeroKey(at, column));
      return figures !== undefined && typeof cell === 'number' && Number.isSafeInteger(cell) && cell >= 0
        ? String(cell).padStart(figures, '0')
        : cell;
    }),
  );
}

function mostTabular<T extends { data: Cell[][] }>(pages: readonly T[]): T | undefined {
  const cells = (page: T): number => page.data.length * Math.max(0, ...page.data.slice(0, 50).map((row) => row.length));
  return [...pages].filter((page) => page.data.length > 1).sort((a, b) => cells(b) - cells(a))[0];
}

/** The first row whose cells are nearly all filled with different texts: titles and notes may stand above it. */
function headerRow(rows: readonly Cell[][]): number {
  const width = Math.max(
    ...rows.slice(0, 50).map((row) => row.filter((cell) => cell !== null && cell !== undefined).length),
  );
  const at = rows.slice(0, 50).findIndex((row) => {
    const texts = row.filter((cell): cell is string => typeof cell === 'string');
    return texts.length >= Math.max(1, 0.8 * width) && new Set(texts).size >= 0.8 * texts.length;
  });
  return Math.max(0, at);
}

function textOf(cell: Cell): string | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : wholeSecond(cell);
  return typeof cell === 'string' ? cell : String(cell);
}

/** A day and its fraction: a workbook keeps 18:12 as a hair less. */
function wholeSecond(time: Date): string {
  return new Date(Math.round(time.getTime() / 1000) * 1000).toISOString().slice(0, 19);
}

function nativesOf(header: readonly string[], rows: readonly Cell[][]): Map<string, ColumnSample['native']> {
  return new Map(
    header.map((name, index) => {
      const kinds = new Set(
        rows
          .slice(0, 2000)
          .map((row) => row[index])
          .filter((cell) => cell !== null && cell !== undefined)
          .map((cell) => (cell instanceof Date ? 'time' : typeof cell)),
      );
      const only = kinds.size === 1 ? [...kinds][0] : undefined;
      return [name, only === 'number' || only === 'boolean' || only === 'time' ? only : null];
    }),
  );
}

/** The size all entries unpack to, as the archive states it: a bomb is refused before anything is unpacked. */
function unpackedBytes(bytes: Buffer, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (fault, zip) => {
      if (fault !== null || zip === undefined)
        return reject(new AppError('FILE_DAMAGED', 'the workbook cannot be unpacked', { file }, { cause: fault }));
      let total = 0;
      zip.on('entry', (entry: { uncompressedSize: number }) => {
        total += entry.uncompressedSize;
        zip.readEntry();
      });
      zip.on('end', () => resolve(total));
      zip.on('error', (cause: unknown) =>
        reject(new AppError('FILE_DAMAGED', 'the workbook cannot be unpacked', { file }, { cause })),
      );
      zip.readEntry();
    });
  });
}
