import type { ReadDb } from './connection.ts';

/** Sorted keys of the rows of the log by an identifier: one individual among millions without a scan. */
export type LookUp = 'case_index' | 'entity_index';

/** 2,048 rows are a place: the database reads that many together. */
const ROW_BITS = 11;
const ROWS_OF_A_PLACE = 1 << ROW_BITS;
/** A key has 32 bits, the upper 18 from the hash of the identifier, the others from its place; a log longer than this many places meets its keys again. */
const PLACE_BITS = 14;
const PLACES = 1 << PLACE_BITS;
const UNUSED_HASH_BITS = 64 - 18;

/** The key of a row of the log, whose place is known once its import is final. Rows are never deleted, so that places stay right. */
export function placeKey(column: string): string {
  return `(((hash(${column}) >> ${UNUSED_HASH_BITS}) << ${PLACE_BITS}) | ((rowid >> ${ROW_BITS}) & ${PLACES - 1})::UBIGINT)::UINTEGER`;
}

/**
 * Where the rows that bear an identifier can be, as a condition on `row`: short ranges that hold them among others, so
 * whoever looks up compares the identifier itself. FALSE where no row bears it.
 */
export async function nearRows(db: ReadDb, lookUp: LookUp, wanted: string): Promise<string> {
  const asked = await db.one<{ hash: number; rows: number }>(
    `SELECT (hash(?) >> ${UNUSED_HASH_BITS})::DOUBLE AS hash, (SELECT count(*) FROM log)::DOUBLE AS rows`,
    [wanted],
  );
  const { hash = 0, rows = 0 } = asked ?? {};
  const first = hash * PLACES;
  // Written out, the bounds are known when the query is planned, and only the keys between them are read.
  const found = await db.all<{ place: number }>(
    `SELECT DISTINCT (key - ${first})::DOUBLE AS place FROM ${lookUp} WHERE key BETWEEN ${first} AND ${first + PLACES - 1} ORDER BY 1`,
  );
  return inRanges(
    found.map(({ place }) => place),
    rows,
  );
}

/** Places as ranges of rows, those that meet as one; each comes again where the log is longer than its keys tell apart. */
export function inRanges(places: readonly number[], rows: number): string {
  const ranges: [first: number, last: number][] = [];
  for (let turn = 0; turn * PLACES * ROWS_OF_A_PLACE < rows; turn += 1)
    for (const place of places) {
      const first = (turn * PLACES + place) * ROWS_OF_A_PLACE;
      const before = ranges.at(-1);
      if (before !== undefined && before[1] === first - 1) before[1] = first + ROWS_OF_A_PLACE - 1;
      else ranges.push([first, first + ROWS_OF_A_PLACE - 1]);
    }
  return ranges.length === 0
    ? 'FALSE'
    : `(${ranges.map(([first, last]) => `row BETWEEN ${first} AND ${last}`).join(' OR ')})`;
}

/** The predictions of these rows alone: joined, they are looked up; listed in a condition, every row would be compared with them. */
export function joinedTo(rows: readonly number[]): string {
  return `(SELECT p.* FROM prediction p JOIN (SELECT unnest([${rows.join(', ')}]::BIGINT[]) AS wanted) w ON p.row = w.wanted)`;
}
