import type { ColumnSample } from '#shared/mapping/columns.ts';
import type { Detected } from './detect.ts';
import type { Dialect } from './records.ts';

/** Enough of a file to say what it holds: the same cost for any size. */
export type FileSample = {
  detected: Detected;
  dialect: Dialect | null;
  /** True when the file must be rewritten with one kind of line end before DuckDB reads it. */
  mixedNewlines: boolean;
  sheet: string | null;
  sheets: string[];
  /** Lines of a workbook or of a table in text above its header. */
  skippedRows: number;
  names: string[];
  /** Where each column stands in a JSON line: one key, or keys of nested objects. */
  jsonPaths: string[][] | null;
  columns: ColumnSample[];
  firstRows: (string | null)[][];
  rowsAbout: number | null;
  rowsExact: boolean;
};

export const PREVIEW_ROWS = 20;
export function columnsOf(
  names: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  natives: ReadonlyMap<string, ColumnSample['native']> = new Map(),
): ColumnSample[] {
  return names.map((name, index) => ({
    name,
    native: natives.get(name) ?? null,
    values: rows.map((row) => {
      const value = row[index] ?? null;
      return value === '' ? null : value;
    }),
  }));
}
