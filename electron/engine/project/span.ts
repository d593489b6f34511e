import type { Parameter, ReadDb, WriteDb } from '../db/connection.ts';
import { readSetting, writeSetting } from '../db/settings.ts';

/** First and last prediction in local time as written, with their offsets in minutes; the latest day of anything. */
type TimeSpan = {
  first: string | null;
  last: string | null;
  firstOffset: number | null;
  lastOffset: number | null;
  latestDay: string | null;
};

/** What all rows of the project span. */
type ProjectSpan = TimeSpan & { individuals: number };

const KEY = 'span';

/** As stored with the derived tables; null before the first import is final, and for a linked log that has none. */
export async function readSpan(db: ReadDb): Promise<ProjectSpan | null> {
  return readSetting<ProjectSpan>(db, KEY);
}

export async function writeSpan(db: WriteDb): Promise<void> {
  const row = await db.one<{ n: number }>('SELECT count(DISTINCT entity_id)::DOUBLE AS n FROM prediction');
  const span: ProjectSpan = { ...(await timeSpan(db, 'TRUE', [])), individuals: row?.n ?? 0 };
  await writeSetting(db, KEY, span);
}

export async function timeSpan(db: ReadDb, where: string, values: readonly Parameter[]): Promise<TimeSpan> {
  const row = await db.one<TimeSpan>(
    `SELECT strftime(first, '%Y-%m-%dT%H:%M:%S.%f') AS first, strftime(last, '%Y-%m-%dT%H:%M:%S.%f') AS last, first_offset AS firstOffset,
       last_offset AS lastOffset, greatest(last, latest)::DATE::VARCHAR AS latestDay
     FROM (SELECT min(prediction_time) AS first, max(prediction_time) AS last, max(outcome_time) AS latest,
       arg_min_null(time_offset, prediction_time)::DOUBLE AS first_offset, arg_max_null(time_offset, prediction_time)::DOUBLE AS last_offset
       FROM prediction WHERE ${where})`,
    values,
  );
  return row ?? { first: null, last: null, firstOffset: null, lastOffset: null, latestDay: null };
}

/** First and last prediction with their offsets, when the first and the last day are known: only these are read. */
export async function spanOfDays(
  db: ReadDb,
  { first, last }: { first: string; last: string },
  { sql, values }: { sql: string; values: readonly Parameter[] },
): Promise<TimeSpan> {
  return timeSpan(
    db,
    `${sql} AND (prediction_time < (?::DATE + 1)::TIMESTAMP OR prediction_time >= ?::DATE::TIMESTAMP)`,
    [...values, first, last],
  );
}
