import { monthOf, weekOf } from '#shared/domain/period.ts';
import { tablesOfSplits } from '#shared/stats/score-parts.ts';
import type { PartPlaces, SplitTables } from '#shared/stats/score-parts.ts';
import { listLiteral, literal } from '../db/sql.ts';
import type { ReadDb } from '../db/connection.ts';
import { scoreOfBand } from '../ingest/sketch-scores.ts';
import { SCORE_BINS } from '../ingest/sketches.ts';
import type { QuestionContext } from './question.ts';
import { tablesByScore } from './tables-by-score.ts';
import { judgedRows } from './scored.ts';
import type { JudgedScore, Where } from './scored.ts';

/**
 * The judged rows as tables of scores: all of them, and those of each day-based period and model version in the order of
 * the lists beside them. Enough for every figure about a class, whatever the split.
 */
export type ScoreGroups = SplitTables & { periods: string[]; versions: string[] };

const EPOCH_MONDAY = '1970-01-05';
const DAY_MS = 86_400_000;
const NO_PERIOD = -1_000_000;

/** One read of the rows (exact), or of the daily sketch whose scores are the middles of its bins. */
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
  let periods: string[] = [];
  const placesOf = (parts: readonly number[]): PartPlaces => {
    const codes = Float64Array.from(parts, (part) => Math.floor(part / (versions.length + 1)));
    const found = periodTexts(codes, by);
    periods = found.periods;
    return {
      period: [...found.period],
      version: parts.map((part, at) => part - codes[at]! * (versions.length + 1) - 1),
    };
  };
  const split = { by, part: partSql(by, versions), placesOf };
  const tables = await (mode === 'exact' ? readRows(context, score, split) : readSketch(context, split));
  // Not spread: tables that are made when asked for would be made all.
  return Object.assign(tables, { periods, versions });
}

/** How rows are split: the period and version of a row as SQL, and where each of them belongs. */
type Split = { by: 'month' | 'week'; part: string; placesOf: (parts: readonly number[]) => PartPlaces };

/**
 * The scores of each day, version and class in a list of its own: to gather a few thousand lists and to sort them here
 * costs less than to group by score there.
 */
async function readRows(
  { db, filter, meaning, signal }: QuestionContext,
  score: JudgedScore,
  { part, placesOf }: Split,
): Promise<SplitTables> {
  const where = judgedRows({ filter }, score);
  // By the label as it is written: to tell the class of each row costs more than that of each list.
  const sql = `SELECT (${part} * 2 + (outcome_label = ${literal(meaning.positive ?? '')})::INTEGER)::DOUBLE, scores
    FROM (SELECT day, model_version, outcome_label, list((${score.sql})::DOUBLE) AS scores FROM prediction WHERE ${where.sql} GROUP BY ALL)`;
  return tablesByScore(await db.lists(sql, where.values), placesOf, signal);
}

/** The same from the bands of the scores where they hold these rows, else from the daily sketch with the middles of its bins. */
async function readSketch({ db, filter }: QuestionContext, { by, part, placesOf }: Split): Promise<SplitTables> {
  const where = filter.sketch ?? filter;
  const hasBands = by === 'month' && (await bandsHold(db, where));
  const [table, band] = hasBands ? ['sketch_score', 'band::DOUBLE'] : ['sketch_cube', 'NULL::DOUBLE'];
  const [codes = NONE, bins = NONE, bands = NONE, n = NONE, positives = NONE] = await db.numbers(
    `SELECT ${part} AS p, score_bin::DOUBLE AS s, ${band} AS b, sum(known)::DOUBLE, sum(positive)::DOUBLE
     FROM ${table} WHERE ${where.sql} AND score_bin IS NOT NULL AND known > 0 GROUP BY ALL ORDER BY p, s, b`,
    where.values,
  );
  const score = bins.map((bin, at) => (hasBands ? scoreOfBand(bin, bands[at]!) : (bin + 0.5) / SCORE_BINS));
  const parts = [...new Set(codes)];
  const starts = [...parts.map((code) => codes.indexOf(code)), codes.length];
  const tables = parts.map((_, at) => {
    const [from, to] = [starts[at], starts[at + 1]];
    return { score: score.subarray(from, to), n: n.subarray(from, to), positives: positives.subarray(from, to) };
  });
  return tablesOfSplits(tables, placesOf(parts));
}

/** Whether the bands, which know months, hold as many known outcomes of each month and version as the days of the selection do. */
async function bandsHold(db: ReadDb, where: Where): Promise<boolean> {
  const counted = (day: string, table: string): string =>
    `(SELECT ${day} AS month, model_version, sum(known) AS known FROM ${table} WHERE ${where.sql} AND score_bin IS NOT NULL AND known > 0 GROUP BY ALL)`;
  const other = await db.one(
    `SELECT 1 AS other FROM ${counted(`date_trunc('month', day)::DATE`, 'sketch_cube')} c FULL JOIN ${counted('day', 'sketch_score')} s
       ON c.month IS NOT DISTINCT FROM s.month AND c.model_version IS NOT DISTINCT FROM s.model_version
     WHERE c.known IS DISTINCT FROM s.known LIMIT 1`,
    [...where.values, ...where.values],
  );
  return other === null;
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
