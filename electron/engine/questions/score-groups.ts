import { monthOf, weekOf } from '#shared/domain/period.ts';
import { tablesOfParts } from '#shared/stats/score-parts.ts';
import type { ScoreParts } from '#shared/stats/score-parts.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import { listLiteral } from '../db/sql.ts';
import { SCORE_BINS } from '../ingest/sketches.ts';
import type { QuestionContext } from './question.ts';
import { rowsByScore } from './rows-by-score.ts';
import { judgedRows } from './scored.ts';
import type { JudgedScore } from './scored.ts';

/**
 * Judged rows by score, day-based period and model version, ascending by score: enough for every figure about a class,
 * whatever the split. Each part has the places of its period and version in the lists beside them; -1 is none.
 */
export type ScoreGroups = ScoreParts & {
  period: Float64Array;
  version: Float64Array;
  periods: string[];
  versions: string[];
};

const EPOCH_MONDAY = '1970-01-05';
const DAY_MS = 86_400_000;
const NO_PERIOD = -1_000_000;

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
  const versions = await versionsOf(context);
  const { parts, ...groups } = await (mode === 'exact' ? readRows : readSketch)(context, score, by, versions);
  const codes = Float64Array.from(parts, (part) => Math.floor(part / (versions.length + 1)));
  return {
    ...groups,
    ...periodTexts(codes, by),
    version: Float64Array.from(parts, (part, at) => part - codes[at]! * (versions.length + 1) - 1),
    versions,
  };
}

type Parts = ScoreParts & { parts: number[] };

/** Every row with its score: sorting two numbers a row here costs less than grouping them there. */
async function readRows(
  context: QuestionContext,
  score: JudgedScore,
  by: 'month' | 'week',
  versions: readonly string[],
): Promise<Parts> {
  const where = judgedRows(context, score);
  return rowsByScore(async () => {
    const [scores = NONE, codes = NONE] = await context.db.numbers(
      `SELECT (${score.sql})::DOUBLE, (${partSql(by, versions)} * 2 + outcome)::DOUBLE FROM prediction WHERE ${where.sql}`,
      where.values,
    );
    return { scores, codes };
  }, context.signal);
}

/** The same from the daily sketch, whose scores are the middles of its bins. */
async function readSketch(
  { db, filter }: QuestionContext,
  _score: JudgedScore,
  by: 'month' | 'week',
  versions: readonly string[],
): Promise<Parts> {
  const where = filter.sketch ?? filter;
  const [score = NONE, codes = NONE, n = NONE, positives = NONE] = await db.numbers(
    `SELECT (score_bin + 0.5) / ${SCORE_BINS} AS s, ${partSql(by, versions)} AS p, sum(known)::DOUBLE, sum(positive)::DOUBLE
     FROM sketch_cube WHERE ${where.sql} AND score_bin IS NOT NULL AND known > 0 GROUP BY ALL ORDER BY s`,
    where.values,
  );
  const parts = [...new Set(codes)];
  const places = new Map(parts.map((code, place) => [code, place]));
  return {
    score,
    part: Int32Array.from(codes, (code) => places.get(code)!),
    n: Uint32Array.from(n),
    positives: Uint32Array.from(positives),
    parts,
  };
}

const NONE = new Float64Array();

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

/** Period and version of a row as one number; no period is the lowest one. */
function partSql(by: 'month' | 'week', versions: readonly string[]): string {
  return `(coalesce(${periodSql(by)}, ${NO_PERIOD}) * ${versions.length + 1} + ${versionSql(versions)} + 1)`;
}

/** The periods that occur, in order, and the place of each row among them. */
export function periodTexts(codes: Float64Array, by: 'month' | 'week'): { period: Float64Array; periods: string[] } {
  const found = [...new Set(codes)].filter((code) => !Number.isNaN(code) && code !== NO_PERIOD).sort((a, b) => a - b);
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

/** The table of all judged rows. */
export function tableOf(groups: ScoreGroups): ScoreTable {
  const [table] = tablesOfParts(groups, new Uint8Array(groups.period.length), 1);
  return table ?? { score: NONE, n: NONE, positives: NONE };
}

/** The table of every period or version, in the order of their list. */
export function tablesBy(groups: ScoreGroups, split: 'period' | 'version'): ScoreTable[] {
  return tablesOfParts(groups, groups[split], groups[`${split}s`].length);
}
