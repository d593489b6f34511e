import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { aucBounds, rocAuc } from '#shared/stats/auc.ts';
import type { AreaUnderCurve } from '#shared/stats/auc.ts';
import { literal } from '../../db/sql.ts';
import type { QuestionContext } from '../question.ts';
import { selectedSql } from '../scored.ts';
import type { JudgedScore } from '../scored.ts';
import { addPlace, codeSql, groupOf, NEGATIVE, POSITIVE, UNKNOWN } from './counts.ts';
import type { CountedGroup } from './counts.ts';
import type { CodedColumn } from './levels.ts';

/** Bands of a probability in which scores count as equal where a curve is not asked for exactly. */
const BANDS = 10_000;

/** By the code of a group: the area under its curve, and how far that can be from the exact one. */
export type GroupAreas = { areas: Map<number, AreaUnderCurve | NotEstimable>; errors: Map<number, number> };

/**
 * Counts of every group and its area under the curve from ten thousand bands of a probability, in one grouped read.
 *
 * @returns groups in the order of their levels, as `countGroups` finds them but without the sums of squares: these are NaN
 */
export async function bandedGroups(
  { db, filter, meaning }: QuestionContext,
  columns: readonly CodedColumn[],
  score: JudgedScore,
  cutoff: CutoffInForce,
): Promise<GroupAreas & { counted: CountedGroup[] }> {
  const selected = cutoff === null ? 'FALSE' : `coalesce(${selectedSql(cutoff, { ...score, sql: 's' })}, FALSE)`;
  const place = `CASE WHEN ended IS NULL THEN ${2 * UNKNOWN} WHEN ended = ${literal(meaning.positive ?? '')} THEN ${2 * POSITIVE} ELSE ${2 * NEGATIVE} END + selected::INTEGER`;
  // Texts whose kinds are all named are few: the code of each kind is told once, not for each row.
  const areNamed = columns.every(isNamed);
  const keys = areNamed ? columns.map(({ sql }) => sql) : [`(${codeSql(columns)})::INTEGER AS code`];
  const [codes, bands, places, rows, scored, scores] = (await db.numbers(
    `SELECT ${areNamed ? `(${codeSql(columns)})` : 'code'}::DOUBLE AS c, band::DOUBLE AS b, (${place})::DOUBLE, n::DOUBLE, scored::DOUBLE, coalesce(total, 0)::DOUBLE
     FROM (SELECT * EXCLUDE s, count(*) AS n, count(s) AS scored, sum(s) AS total
       FROM (SELECT *, TRY_CAST(floor(s * ${BANDS}) AS INTEGER) AS band, ${selected} AS selected
         FROM (SELECT ${[...keys, 'outcome_label AS ended', `${score.sql} AS s`].join(', ')} FROM prediction WHERE ${filter.sql}))
       GROUP BY ALL)
     ORDER BY c, b`,
    filter.values,
  )) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const groups = new Map<number, CountedGroup>();
  const tables = new Map<number, { score: number[]; n: number[]; positives: number[] }>();
  codes.forEach((code, at) => {
    const sums = { rows: rows[at]!, scored: scored[at]!, scores: scores[at]!, squares: Number.NaN };
    addPlace(groupOf(groups, columns, code), places[at]!, sums);
    const end = Math.floor(places[at]! / 2);
    const band = (bands[at]! + 0.5) / BANDS;
    if (end === UNKNOWN || Number.isNaN(band)) return;
    const table = tables.get(code) ?? { score: [], n: [], positives: [] };
    tables.set(code, table);
    if (table.score.at(-1) !== band)
      for (const column of Object.values(table)) column.push(column === table.score ? band : 0);
    table.n[table.n.length - 1]! += scored[at]!;
    if (end === POSITIVE) table.positives[table.n.length - 1]! += scored[at]!;
  });
  const areas: GroupAreas['areas'] = new Map();
  const errors: GroupAreas['errors'] = new Map();
  for (const [code, { score: band, n, positives }] of tables) {
    const table = {
      score: Float64Array.from(band),
      n: Float64Array.from(n),
      positives: Float64Array.from(positives),
    };
    areas.set(code, rocAuc(table));
    errors.set(code, aucBounds(table));
  }
  return { counted: [...groups.values()], areas, errors };
}

function isNamed({ type, isTime, levels }: CodedColumn): boolean {
  return type === 'text' && !isTime && levels.every(({ value, isMissing }) => value !== null || isMissing);
}
