import type { ReadDb } from './connection.ts';
import { constantText } from './sql.ts';

/** Sorted keys of the rows of the log by an identifier: one individual among millions without a scan. */
export type LookUp = 'case_index' | 'entity_index';

/** 2,048 rows are a place: the database reads that many together. */
const ROW_BITS = 11;
const ROWS_OF_A_PLACE = 1 << ROW_BITS;
/** A key is 24 bits of the hash of the identifier, then its place; a log longer than this many places meets its keys again. */
const PLACE_BITS = 14;
const PLACES = 1 << PLACE_BITS;
const UNUSED_HASH_BITS = 64 - 24;

/** The key of a row of the log, whose place is known once its import is final. Rows are never deleted, so that places stay right. */
export function placeKey(column: string): string {
  return `(((hash(${column}) >> ${UNUSED_HASH_BITS}) << ${PLACE_BITS}) | ((rowid >> ${ROW_BITS}) & ${PLACES - 1})::UBIGINT)`;
}

/** More places than this are not asked for one by one: an individual with so many rows is quicker found by reading the column. */
const MAX_RANGES = 64;

const COLUMN: Record<LookUp, string> = { case_index: 'case_id', entity_index: 'entity_id' };

/**
 * The rows of the log that bear an identifier and count, in their order: by its key the places where they can be, then
 * these places alone. A wrong place costs time, never truth.
 *
 * @param lookUps in which of the columns it may stand
 */
export async function rowsBearing(db: ReadDb, wanted: string, lookUps: readonly LookUp[]): Promise<number[]> {
  const ranges = await rangesBearing(db, wanted, lookUps);
  const reads = lookUps.flatMap((name) => readIn(`rowid AS row, ${COLUMN[name]} AS id, set_aside`, ranges[name]));
  if (reads.length === 0) return [];
  const [bearing = []] = await db.numbers(
    `SELECT DISTINCT row::DOUBLE AS row FROM (${reads.join(' UNION ALL ')}) WHERE id = ? AND set_aside IS NULL ORDER BY row`,
    [wanted],
  );
  return [...bearing];
}

/** The same in one column, as SQL to stand behind FROM: whole rows with their place as `row`, those that do not count among them. */
export async function logBearing(db: ReadDb, wanted: string, lookUp: LookUp): Promise<string> {
  const ranges = await rangesBearing(db, wanted, [lookUp]);
  const reads = readIn('rowid AS row, *', ranges[lookUp]);
  const from = reads.length === 0 ? 'SELECT rowid AS row, * FROM log WHERE FALSE' : reads.join(' UNION ALL ');
  return `(SELECT * FROM (${from}) WHERE ${COLUMN[lookUp]} = ${constantText(wanted)})`;
}

async function rangesBearing(db: ReadDb, wanted: string, lookUps: readonly LookUp[]): Promise<Record<LookUp, Range[]>> {
  // A constant, the hash is known when the query is planned, and only its keys are read.
  const first = `((hash(${constantText(wanted)}) >> ${UNUSED_HASH_BITS}) << ${PLACE_BITS})`;
  const keys = lookUps.map(
    (name) =>
      `SELECT '${name}' AS name, (key - ${first})::DOUBLE AS place FROM ${name} WHERE key BETWEEN ${first} AND (${first} | ${PLACES - 1})`,
  );
  const found = await db.all<{ name: LookUp; place: number; rows: number }>(
    `SELECT DISTINCT name, place, (SELECT count(*) FROM log)::DOUBLE AS rows FROM (${keys.join(' UNION ALL ')}) ORDER BY name, place`,
  );
  const rows = found[0]?.rows ?? 0;
  const of = (lookUp: LookUp): Range[] =>
    rangesOf(
      found.filter(({ name }) => name === lookUp).map(({ place }) => place),
      rows,
    );
  return { case_index: of('case_index'), entity_index: of('entity_index') };
}

/** Each range by itself and with a limit: a condition on more than the row would be asked of the whole log first. */
function readIn(columns: string, ranges: readonly Range[]): string[] {
  const select = `SELECT ${columns} FROM log`;
  if (ranges.length > MAX_RANGES) return [select];
  return ranges.map(
    ([first, last]) => `(${select} WHERE rowid BETWEEN ${first} AND ${last} LIMIT ${last - first + 1})`,
  );
}

type Range = [first: number, last: number];

/** Places as ranges of rows, those that meet as one; each comes again where the log is longer than its keys tell apart. */
export function rangesOf(places: readonly number[], rows: number): Range[] {
  const ranges: Range[] = [];
  for (let turn = 0; turn * PLACES * ROWS_OF_A_PLACE < rows; turn += 1)
    for (const place of places) {
      const first = (turn * PLACES + place) * ROWS_OF_A_PLACE;
      const before = ranges.at(-1);
      if (before !== undefined && before[1] === first - 1) before[1] = first + ROWS_OF_A_PLACE - 1;
      else ranges.push([first, first + ROWS_OF_A_PLACE - 1]);
    }
  return ranges;
}

/** The predictions of these rows alone: joined, they are looked up; listed in a condition, every row would be compared with them. */
export function joinedTo(rows: readonly number[]): string {
  return `(SELECT p.* FROM prediction p JOIN (SELECT unnest([${rows.join(', ')}]::BIGINT[]) AS wanted) w ON p.row = w.wanted)`;
}
