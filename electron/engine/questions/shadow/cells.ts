import { literal } from '../../db/sql.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import type { Where } from '../scored.ts';
import { actedSql, chosenSql, scoredTwice } from './decided.ts';
import type { Stepped } from './steps.ts';

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

/** The columns of all that is told by pairs of scores, from one scan of the rows. */
async function scannedPairs(context: QuestionContext, stepped: Stepped): Promise<Float64Array[]> {
  const { db, meaning } = context;
  const where = scoredTwice(context);
  const didAct = actedSql(context);
  const isClass = meaning.task !== 'regression';
  const arms = armsOf(context);
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
  return db.numbers(
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
}

/** The same from the cells that are kept: those of a class. */
function keptPairs({ db }: QuestionContext, { middle }: Stepped, kept: Where): Promise<Float64Array[]> {
  const sums = (...columns: string[]): string => columns.map((column) => `sum(${column})::DOUBLE`).join(', ');
  return db.numbers(
    `SELECT ${middle('score_bin')}::DOUBLE, ${middle('shadow_bin')}::DOUBLE, chosen::INTEGER::DOUBLE, shadow_chosen::INTEGER::DOUBLE,
       ${sums('rows', 'known', 'positive')}, coalesce(sum(rows) FILTER (acted), 0)::DOUBLE, ${sums('known', 'loss', 'shadow_loss', 'loss_gap_squares')},
       ${sums('log_gap', 'log_gap_squares', 'treated', 'treated_positive', 'control', 'control_positive')}
     FROM sketch_pair WHERE ${kept.sql} GROUP BY score_bin, shadow_bin, chosen, shadow_chosen ORDER BY score_bin, shadow_bin`,
    kept.values,
  );
}

/** What is told by pairs of scores: counts, arms, and the sums of both losses. */
export async function readCells(context: QuestionContext, stepped: Stepped): Promise<CellsRead> {
  const { kept } = stepped;
  const arms = armsOf(context);
  const read = kept === null ? await scannedPairs(context, stepped) : await keptPairs(context, stepped, kept);
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

/** The arms that tell what acting changes: those of a class. */
export function armsOf({ meaning, columns }: QuestionContext): QuestionContext['meaning']['arms'] {
  return meaning.task !== 'regression' && hasPart(columns, 'arm') ? meaning.arms : null;
}

/** Of a sum of differences and of their squares. */
export function pairedDifference(n: number, { sum, squares }: { sum: number; squares: number }): PairedDifference {
  if (n === 0) return { n, difference: 0, variance: 0 };
  const difference = sum / n;
  return { n, difference, variance: n < 2 ? 0 : Math.max(0, squares - n * difference ** 2) / (n - 1) };
}

export function sumOf(column: Float64Array): number {
  let sum = 0;
  for (const value of column) sum += value;
  return sum;
}
