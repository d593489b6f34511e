import { monthOf, weekOf } from '#shared/domain/period.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import { listLiteral } from '../db/sql.ts';
import { SCORE_BINS } from '../ingest/sketches.ts';
import type { QuestionContext } from './question.ts';
import { judgedRows } from './scored.ts';
import type { JudgedScore } from './scored.ts';

/**
 * Judged rows by score, day-based period and model version, ascending by score: enough for every figure about a class,
 * whatever the split. `period` and `version` are places in the lists beside them; -1 is none.
 */
export type ScoreGroups = {
  score: Float64Array;
  period: Float64Array;
  version: Float64Array;
  n: Float64Array;
  positives: Float64Array;
  periods: string[];
  versions: string[];
};

const EPOCH_MONDAY = '1970-01-05';
const DAY_MS = 86_400_000;

/** One grouped read of the rows (exact), or of the daily sketch whose scores are the middles of its bins. */
export async function scoreGroups(
  context: QuestionContext,
  score: JudgedScore,
  mode: 'exact' | 'sketch',
  by: 'month' | 'week',
): Promise<ScoreGroups> {
  return context.shared(`scores ${score.sql} ${mode} ${by}`, () => readGroups(context, score, mode, by));
}

async function readGroups(
  context: QuestionContext,
  score: JudgedScore,
  mode: 'exact' | 'sketch',
  by: 'month' | 'week',
): Promise<ScoreGroups> {
  const { db, filter } = context;
  const versions = await versionsOf(context);
  const period = periodSql(by);
  const version = versionSql(versions);
  const where = mode === 'exact' ? judgedRows(context, score) : (filter.sketch ?? filter);
  const from =
    mode === 'exact'
      ? `SELECT (${score.sql})::DOUBLE AS s, ${period} AS p, ${version} AS v, count(*)::DOUBLE AS n, sum(outcome)::DOUBLE AS k FROM prediction WHERE ${where.sql}`
      : `SELECT (score_bin + 0.5) / ${SCORE_BINS} AS s, ${period} AS p, ${version} AS v, sum(known)::DOUBLE AS n, sum(positive)::DOUBLE AS k FROM sketch_cube WHERE ${where.sql} AND score_bin IS NOT NULL AND known > 0`;
  const [s, p, v, n, k] = await db.numbers(`${from} GROUP BY ALL ORDER BY s`, where.values);
  return {
    ...periodTexts(p ?? new Float64Array(), by),
    score: s ?? new Float64Array(),
    version: v ?? new Float64Array(),
    n: n ?? new Float64Array(),
    positives: k ?? new Float64Array(),
    versions,
  };
}

const MONTHS_NEEDED = 3;

/** Months; weeks where there are too few months to compare. */
export async function monthsOrWeeks<T>(
  read: (by: 'month' | 'week') => Promise<T>,
  countOf: (read: T) => number,
): Promise<T> {
  const months = await read('month');
  return countOf(months) < MONTHS_NEEDED ? read('week') : months;
}

/** The period of a row as a number: months since year 0, or weeks since a Monday. */
export function periodSql(by: 'month' | 'week'): string {
  return by === 'month'
    ? '(year(day) * 12 + month(day) - 1)::DOUBLE'
    : `floor(date_diff('day', DATE '${EPOCH_MONDAY}', day) / 7)::DOUBLE`;
}

/** The periods that occur, in order, and the place of each row among them. */
export function periodTexts(codes: Float64Array, by: 'month' | 'week'): { period: Float64Array; periods: string[] } {
  const found = [...new Set(codes)].filter((code) => !Number.isNaN(code)).sort((a, b) => a - b);
  const place = new Map(found.map((code, index) => [code, index]));
  return {
    period: codes.map((code) => place.get(code) ?? -1),
    periods: found.map((code) => (by === 'month' ? monthText(code) : weekText(code))),
  };
}

/** The place of the version of a row in a list, -1 when it is not there. */
export function versionSql(versions: readonly string[]): string {
  return `coalesce(list_position(${listLiteral(versions)}::VARCHAR[], model_version) - 1, -1)::DOUBLE`;
}

/** Versions of the log in order of their first day. */
export async function versionsOf({ db }: QuestionContext): Promise<string[]> {
  const rows = await db.all<{ version: string }>(
    'SELECT model_version AS version FROM sketch_cube WHERE model_version IS NOT NULL GROUP BY 1 ORDER BY min(day), 1 LIMIT 200',
  );
  return rows.map((row) => row.version);
}

function monthText(code: number): string {
  return monthOf(`${String(Math.floor(code / 12)).padStart(4, '0')}-${String((code % 12) + 1).padStart(2, '0')}-01`);
}

function weekText(code: number): string {
  return weekOf(new Date(Date.parse(`${EPOCH_MONDAY}T00:00:00Z`) + code * 7 * DAY_MS).toISOString().slice(0, 10));
}

/** The table of some of the groups: equal scores of different periods and versions become one. */
export function tableOf(groups: ScoreGroups, split?: 'period' | 'version', place = -1): ScoreTable {
  const length = groups.score.length;
  const score = new Float64Array(length);
  const n = new Float64Array(length);
  const positives = new Float64Array(length);
  const key = split === undefined ? null : groups[split];
  let last = -1;
  for (let index = 0; index < length; index += 1) {
    if (key !== null && key[index] !== place) continue;
    const value = groups.score[index] ?? 0;
    if (last < 0 || score[last] !== value) {
      last += 1;
      score[last] = value;
    }
    n[last] = (n[last] ?? 0) + (groups.n[index] ?? 0);
    positives[last] = (positives[last] ?? 0) + (groups.positives[index] ?? 0);
  }
  return {
    score: score.subarray(0, last + 1),
    n: n.subarray(0, last + 1),
    positives: positives.subarray(0, last + 1),
  };
}
