/** One column of the reader: numbers (booleans are 0 and 1), NaN where missing; or texts, null where missing. */
export type RawColumn = Float64Array | readonly (string | null)[];

/** Rows in the reader's columns, the features of a manifest in its order. */
export type RawTable = { rows: number; columns: readonly RawColumn[] };

/** Rows as they enter the tree or linear node: row-major, rows x columns. Float32 when the node compares in float32. */
export type EncodedTable = { rows: number; columns: number; values: Float32Array | Float64Array };

/** Scores of rows, in the unit of the model's output. */
export type ScoreFunction = (table: RawTable) => Promise<Float64Array>;

/** @returns the chosen rows, in the order given; a row may be taken several times */
export function takeRows(table: RawTable, rows: ArrayLike<number>): RawTable {
  return {
    rows: rows.length,
    columns: table.columns.map((column) =>
      column instanceof Float64Array
        ? Float64Array.from(rows, (row) => column[row] ?? Number.NaN)
        : Array.from(rows, (row) => column[row] ?? null),
    ),
  };
}
