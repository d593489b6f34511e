import type { GroupMoments } from '#shared/stats/welch.ts';
import type { QuestionContext } from '../../question.ts';
import type { Where } from '../../scored.ts';
import type { Borders, Edge, SwapCounts } from '../budget.ts';
import { chosenSql, scoredTwice } from '../decided.ts';
import { stepOf } from '../steps.ts';
import type { Stepped } from '../steps.ts';

/** What both questions about the rows of the swap sets lean on. */
export type SwapAsked = { borders: Borders; stepped: Stepped; swap: SwapCounts };

/**
 * How much of a row each score chooses, as SQL over `prediction`: 1, 0, or a share where equal scores lie across the border. `chosen` keeps every
 * row that either chooses, `swapped` every row that they choose unlike, and few others: what is cheap to ask of each row comes first.
 */
export type SwapWeights = { first: string; second: string; chosen: Where; swapped: Where };

export function swapWeights(context: QuestionContext, { borders, stepped }: SwapAsked): SwapWeights {
  const { sql, values } = scoredTwice(context);
  const cut = `(${chosenSql(context.meaning, 'score')})`;
  const first = borders.isByCutoff
    ? { weight: `${cut}::INTEGER::DOUBLE`, maybe: cut, surely: cut }
    : byEdge('score', stepped, borders.first);
  const second = byEdge('shadow_score', stepped, borders.second);
  const either = `${sql} AND (${first.maybe} OR ${second.maybe})`;
  return {
    first: first.weight,
    second: second.weight,
    chosen: { sql: either, values },
    swapped: { sql: `${either} AND NOT (${first.surely} AND ${second.surely})`, values },
  };
}

/** The same over the cells that are kept, where it is the same for every row of a cell. */
export function cellWeights({ borders, stepped }: SwapAsked): Pick<SwapWeights, 'first' | 'second'> {
  const of = (bin: string, edge: Edge): string => weightBy(stepped.middle(bin), edge);
  return {
    first: borders.isByCutoff ? 'chosen::INTEGER::DOUBLE' : of('score_bin', borders.first),
    second: of('shadow_bin', borders.second),
  };
}

/** A score that is taken as a step's middle lies between the middles of the steps beside it. */
function byEdge(column: string, stepped: Stepped, edge: Edge): Record<'weight' | 'maybe' | 'surely', string> {
  return {
    weight: weightBy(stepOf(stepped, column), edge),
    maybe: `${column} > ${number(edge.below)}`,
    surely: `${column} >= ${number(edge.above)}`,
  };
}

function weightBy(step: string, { score, share }: Edge): string {
  return `(CASE WHEN ${step} > ${number(score)} THEN 1 WHEN ${step} = ${number(score)} THEN ${number(share)} ELSE 0 END)::DOUBLE`;
}

const number = (value: number): string => `'${value}'::DOUBLE`;

/** Of values that count with a weight: a row that is chosen in part counts in part. */
export function weightedMoments(n: number, sum: number, squares: number): GroupMoments {
  const mean = n > 0 ? sum / n : 0;
  return { n, mean, variance: n > 1 ? Math.max(0, squares - n * mean ** 2) / (n - 1) : 0 };
}
