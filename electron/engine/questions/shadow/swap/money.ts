import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import type { SwapMean, SwapMoney } from '#shared/analyses/shadow/swap/schema.ts';
import { studentQuantile } from '#shared/stats/student.ts';
import { welch } from '#shared/stats/welch.ts';
import type { GroupMoments } from '#shared/stats/welch.ts';
import { hasPart } from '../../../ingest/log-columns.ts';
import { MINIMUM } from '../../groups/measures.ts';
import type { QuestionContext } from '../../question.ts';
import type { Where } from '../../scored.ts';
import { actedSql } from '../decided.ts';
import { cellWeights, swapWeights, weightedMoments } from './weights.ts';
import type { SwapAsked } from './weights.ts';

const DAYS_A_MONTH = 365.25 / 12;

const SIDES = { in: 'greatest(second - first, 0)', out: 'greatest(first - second, 0)', both: 'least(first, second)' };

type Side = keyof typeof SIDES;
/** Weight of the cases, and sums of their values and of the squares. */
type Sums = [n: number, sum: number, squares: number];
type Row = Record<Side, Sums> & { acted: boolean | null; known: number; earning: number };

/**
 * What the cases that only one score chooses brought, and what choosing otherwise would have changed. Where those acted upon, or those left
 * alone, never bring anything, only the others are compared, and the change is told; where money comes whatever is done, it is not.
 */
export async function swapMoneyOf(
  context: QuestionContext,
  asked: SwapAsked,
  period: ShadowReport['period'],
): Promise<SwapMoney | NotEstimable> {
  if (!hasPart(context.columns, 'value')) return notEstimable('NO_VALUE_COLUMN');
  const rows = await moneyRows(context, asked);
  const earned = actedSql(context) === null ? 'unknown' : earnedWhere(rows);
  const counts = rows.filter(
    ({ acted }) => earned === 'always' || earned === 'unknown' || acted === (earned === 'acted'),
  );
  const of = (side: Side): GroupMoments => momentsOf(counts.map((row) => row[side]));
  const [entering, leaving] = [of('in'), of('out')];
  const isFew = Math.min(entering.n, leaving.n) < MINIMUM;
  const test = isFew ? notEstimable('TOO_FEW_ROWS', MINIMUM) : welch(entering, leaving);
  return {
    currency: context.meaning.currency,
    earned,
    in: meanOf(entering),
    out: meanOf(leaving),
    both: meanOf(of('both')),
    difference: isEstimated(test) ? test.difference : test,
    interval: isEstimated(test) ? test.interval : test,
    pValue: isEstimated(test) ? test.pValue : test,
    change: isEstimated(test) ? changeOf(test, earned, { cases: asked.swap.size, period }) : test,
  };
}

async function moneyRows(context: QuestionContext, asked: SwapAsked): Promise<Row[]> {
  const { kept } = asked.stepped;
  if (kept !== null) return keptRows(context, asked, kept);
  const { first, second, chosen } = swapWeights(context, asked);
  const sums = Object.entries(SIDES).map(([side, weight]) => {
    const sum = (of: string): string => `coalesce(sum(${weight}${of}), 0)::DOUBLE`;
    return `[${sum('')}, ${sum(' * v')}, ${sum(' * v * v')}] AS "${side}"`;
  });
  return context.db.all<Row>(
    `SELECT acted, count(*)::DOUBLE AS known, (count(*) FILTER (v <> 0))::DOUBLE AS earning, ${sums.join(', ')}
     FROM (SELECT ${first} AS first, ${second} AS second, ${actedSql(context) ?? 'NULL::BOOLEAN'} AS acted, value::DOUBLE AS v
       FROM prediction WHERE ${chosen.sql} AND isfinite(value))
     GROUP BY acted ORDER BY acted`,
    chosen.values,
  );
}

/** The same from the cells that are kept. */
function keptRows({ db }: QuestionContext, asked: SwapAsked, kept: Where): Promise<Row[]> {
  const { first, second } = cellWeights(asked);
  const sums = Object.entries(SIDES).map(([side, weight]) => {
    const sum = (of: string): string => `coalesce(sum(${weight} * ${of}), 0)::DOUBLE`;
    return `[${sum('valued')}, ${sum('value_sum')}, ${sum('value_squares')}] AS "${side}"`;
  });
  return db.all<Row>(
    `SELECT acted, sum(valued)::DOUBLE AS known, sum(earning)::DOUBLE AS earning, ${sums.join(', ')}
     FROM (SELECT ${first} AS first, ${second} AS second, acted, valued, earning, value_sum, value_squares FROM sketch_pair WHERE ${kept.sql})
     WHERE first + second > 0 AND valued > 0 GROUP BY acted ORDER BY acted`,
    kept.values,
  );
}

/** Money comes on one side only where enough cases of the other are known to have brought nothing, every one of them. */
function earnedWhere(rows: readonly Row[]): SwapMoney['earned'] {
  const [acted, left] = [true, false].map((isActed) => rows.find((row) => row.acted === isActed));
  const isNothing = (row: Row | undefined): boolean => row !== undefined && row.known >= MINIMUM && row.earning === 0;
  const isSomething = (row: Row | undefined): boolean => row !== undefined && row.earning >= MINIMUM;
  if (isNothing(left) && isSomething(acted)) return 'acted';
  return isNothing(acted) && isSomething(left) ? 'notActed' : 'always';
}

function momentsOf(parts: readonly Sums[]): GroupMoments {
  const add = (at: number): number => parts.reduce((total, part) => total + (part[at] ?? 0), 0);
  return weightedMoments(add(0), add(1), add(2));
}

function meanOf({ n, mean, variance }: GroupMoments): SwapMean {
  if (n < MINIMUM) {
    const few = notEstimable('TOO_FEW_ROWS', MINIMUM);
    return { known: n, mean: few, interval: few };
  }
  const half = -studentQuantile(0.025, n - 1) * Math.sqrt(variance / n);
  return { known: n, mean, interval: [mean - half, mean + half] };
}

function changeOf(
  { difference, interval }: { difference: number; interval: Interval },
  earned: SwapMoney['earned'],
  { cases, period }: { cases: number; period: ShadowReport['period'] },
): SwapMoney['change'] {
  if (earned === 'unknown') return notEstimable('NO_ACTED_COLUMN');
  if (earned === 'always') return notEstimable('EARNED_EITHER_WAY');
  if (period === null) return notEstimable('NO_ROWS');
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 + 1;
  // Who is chosen brings money where choosing earns it, and forgoes it where it is earned by those left alone.
  const [least, value, most] = [interval[0], difference, interval[1]].map(
    (one) => one * cases * (earned === 'acted' ? 1 : -1),
  ) as [number, number, number];
  const over = (share: number): { value: number; interval: Interval } => ({
    value: value * share,
    interval: [Math.min(least, most) * share, Math.max(least, most) * share],
  });
  return { total: over(1), perMonth: over(DAYS_A_MONTH / days), days };
}
