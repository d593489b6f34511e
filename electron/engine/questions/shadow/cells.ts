import type { Meaning } from '#shared/mapping/recipe.ts';
import { literal } from '../../db/sql.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import { cutoffInForce } from '../scored.ts';
import type { Where } from '../scored.ts';

/**
 * Rows with both scores, gathered by their pair: as they are, or in steps when the log is large. `first` is the champion's score, `second`
 * the shadow's; the decisions are 1 on the positive side of the cut-off, 0 on the other, NaN without a cut-off.
 */
export type Cells = {
  first: Float64Array;
  second: Float64Array;
  firstChosen: Float64Array;
  secondChosen: Float64Array;
  n: Float64Array;
  known: Float64Array;
  positives: Float64Array;
  acted: Float64Array;
};

const STEPS = 200;
const YES = `('1', 'true', 't', 'yes', 'y', 'oui', 'o', 'vrai', '1.0')`;

const NO = `('0', 'false', 'f', 'no', 'n', 'non', 'faux', '0.0')`;

/**
 * Whether a row was acted upon, as SQL that is NULL where the log does not say: the column of actions, else the decision that was really taken
 * where it is a yes or a no, or names a side of the cut-off. Null when the log has neither.
 */
export function actedSql({
  columns,
  ...context
}: Pick<QuestionContext, 'columns' | 'meaning' | 'bundles'>): string | null {
  if (hasPart(columns, 'acted')) return `(CASE WHEN acted IS NOT NULL THEN lower(acted) IN ${YES} END)`;
  const cutoff = cutoffInForce(context);
  if (cutoff === null || !hasPart(columns, 'applied_decision')) return null;
  const is = (side: string, words: string): string =>
    `applied_decision = ${literal(side)} OR lower(applied_decision) IN ${words}`;
  return `(CASE WHEN ${is(cutoff.whenTrue, YES)} THEN TRUE WHEN ${is(cutoff.whenFalse, NO)} THEN FALSE END)`;
}

/** Rows that both models scored. */
export function scoredTwice({ filter }: Pick<QuestionContext, 'filter'>): Where {
  return { sql: `${filter.sql} AND isfinite(score) AND isfinite(shadow_score)`, values: filter.values };
}

/** On which side of the cut-off a score lies, as SQL; NULL where there is no cut-off. */
export function chosenSql({ cutoff, task }: Meaning, column: string): string {
  if (cutoff === null) return 'NULL::BOOLEAN';
  if (cutoff.type === 'range') return `${column} BETWEEN '${cutoff.low}'::DOUBLE AND '${cutoff.high}'::DOUBLE`;
  // The side that expects the positive outcome is the high one of a probability, however the rule is written.
  const isTurned = task !== 'regression' && (cutoff.operator === '<' || cutoff.operator === '<=');
  return `${isTurned ? 'NOT ' : ''}(${column} ${cutoff.operator} '${cutoff.threshold}'::DOUBLE)`;
}

/** A score as it is, or the middle of its step; `key` numbers the steps, which are gathered sooner than their middles. */
export type Stepped = { key: (column: string) => string; middle: (key: string) => string };

export function stepOf({ key, middle }: Stepped, column: string): string {
  return middle(key(column));
}

export async function steppedBy(context: QuestionContext, mode: 'exact' | 'sketch'): Promise<Stepped> {
  if (mode === 'exact') return { key: (column) => `${column}::DOUBLE`, middle: (key) => key };
  const [low, width] = context.meaning.scoreKind === 'probability' ? [0, 1 / STEPS] : await rangeInSteps(context);
  return {
    key: (column) => `least(floor((${column} - '${low}'::DOUBLE) / '${width}'::DOUBLE), ${STEPS - 1})::INTEGER`,
    middle: (key) => `('${low}'::DOUBLE + (${key} + 0.5) * '${width}'::DOUBLE)`,
  };
}

async function rangeInSteps(context: QuestionContext): Promise<[low: number, width: number]> {
  const where = scoredTwice(context);
  const ends = await context.db.one<{ low: number; high: number }>(
    `SELECT least(min(score), min(shadow_score))::DOUBLE AS low, greatest(max(score), max(shadow_score))::DOUBLE AS high FROM prediction WHERE ${where.sql}`,
    where.values,
  );
  const low = ends?.low ?? 0;
  return [low, ((ends?.high ?? 1) - low) / STEPS || 1];
}

/** Arms with a known outcome, cell by cell. */
export type ArmCells = {
  treated: Float64Array;
  treatedPositives: Float64Array;
  control: Float64Array;
  controlPositives: Float64Array;
};

/** A paired difference, shadow - champion, over the rows with a known outcome: exact, whatever the size of the log. */
export type PairedDifference = { n: number; difference: number; variance: number };

/** Mean losses of both scores: squared error of a class, absolute error of a quantity. */
export type PairedLosses = PairedDifference & { champion: number; shadow: number };

export type CellsRead = {
  cells: Cells;
  arms: ArmCells | null;
  losses: PairedLosses;
  /** Of a class; a probability counts as at least 1e-15 and at most 1 - 1e-15. */
  logLoss: PairedDifference;
};

/** One scan for all that is told by pairs of scores: counts, arms, and the sums of both losses. */
export async function readCells(context: QuestionContext, stepped: Stepped): Promise<CellsRead> {
  const { db, meaning, columns } = context;
  const where = scoredTwice(context);
  const didAct = actedSql(context);
  const isClass = meaning.task !== 'regression';
  const arms = isClass && hasPart(columns, 'arm') ? meaning.arms : null;
  // Whose outcome it is, told once for a row.
  const armed =
    arms === null
      ? ''
      : `, CASE WHEN arm = ${literal(arms.treatment)} THEN outcome END AS yt, CASE WHEN arm = ${literal(arms.control)} THEN outcome END AS yc`;
  const armSums = ['yt', 'yc'].map((y) => `, count(${y})::DOUBLE, coalesce(sum(${y}), 0)::DOUBLE`).join('');
  const loss = (column: string): string => (isClass ? `(${column} - y) * (${column} - y)` : `abs(${column} - y)`);
  const sure = (column: string): string => `least(greatest(${column}, 1e-15), 1 - 1e-15)`;
  // Only the difference of both is told: one logarithm for a row.
  const logGap = isClass
    ? `ln(CASE WHEN y = 1 THEN ${sure('score')} / ${sure('shadow_score')} WHEN y = 0 THEN (1 - ${sure('score')}) / (1 - ${sure('shadow_score')}) END)`
    : 'NULL::DOUBLE';
  const read = await db.numbers(
    `SELECT ${stepped.middle('a')}::DOUBLE AS a, ${stepped.middle('b')}::DOUBLE AS b, da::INTEGER::DOUBLE, db::INTEGER::DOUBLE, count(*)::DOUBLE, (count(*) FILTER (known))::DOUBLE,
       ${isClass ? 'coalesce(sum(y), 0)::DOUBLE' : '0::DOUBLE'}, ${didAct === null ? '0::DOUBLE' : '(count(*) FILTER (did))::DOUBLE'},
       count(l)::DOUBLE, coalesce(sum(l), 0)::DOUBLE, coalesce(sum(m), 0)::DOUBLE, coalesce(sum((m - l) * (m - l)), 0)::DOUBLE,
       coalesce(sum(g), 0)::DOUBLE, coalesce(sum(g * g), 0)::DOUBLE
       ${arms === null ? '' : armSums}
     FROM (SELECT *, ${loss('score')} AS l, ${loss('shadow_score')} AS m, ${logGap} AS g FROM (
       SELECT score, shadow_score, ${stepped.key('score')} AS a, ${stepped.key('shadow_score')} AS b,
         ${chosenSql(meaning, 'score')} AS da, ${chosenSql(meaning, 'shadow_score')} AS db,
         outcome AS y, outcome_known AS known${didAct === null ? '' : `, ${didAct} AS did`}${armed}
       FROM prediction WHERE ${where.sql})) AS pairs
     GROUP BY pairs.a, pairs.b, da, db ORDER BY pairs.a, pairs.b`,
    where.values,
  );
  const at = (column: number): Float64Array => read[column] ?? new Float64Array();
  const judged = sumOf(at(8));
  const [champion, shadow] = [sumOf(at(9)), sumOf(at(10))];
  return {
    cells: {
      first: at(0),
      second: at(1),
      firstChosen: at(2),
      secondChosen: at(3),
      n: at(4),
      known: at(5),
      positives: at(6),
      acted: at(7),
    },
    losses: {
      ...pairedDifference(judged, { sum: shadow - champion, squares: sumOf(at(11)) }),
      champion: judged === 0 ? 0 : champion / judged,
      shadow: judged === 0 ? 0 : shadow / judged,
    },
    logLoss: pairedDifference(judged, { sum: sumOf(at(12)), squares: sumOf(at(13)) }),
    arms:
      arms === null ? null : { treated: at(14), treatedPositives: at(15), control: at(16), controlPositives: at(17) },
  };
}

function pairedDifference(n: number, { sum, squares }: { sum: number; squares: number }): PairedDifference {
  if (n === 0) return { n, difference: 0, variance: 0 };
  const difference = sum / n;
  return { n, difference, variance: n < 2 ? 0 : Math.max(0, squares - n * difference ** 2) / (n - 1) };
}

export function sumOf(column: Float64Array): number {
  let sum = 0;
  for (const value of column) sum += value;
  return sum;
}
