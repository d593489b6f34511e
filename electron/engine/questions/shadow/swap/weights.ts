import type { GroupMoments } from '#shared/stats/welch.ts';
import type { QuestionContext } from '../../question.ts';
import type { Where } from '../../scored.ts';
import type { Chosen, SwapCounts } from '../budget.ts';
import { chosenSql, scoredTwice } from '../cells.ts';
import type { Cells, Stepped } from '../cells.ts';

/** What both questions about the rows of the swap sets lean on. */
export type SwapAsked = { cells: Cells; chosen: Chosen; stepped: Stepped; swap: SwapCounts };

/** How much of a row each score chooses, as SQL over `prediction`: 1, 0, or a share where equal scores lie across the border. */
export type SwapWeights = { first: string; second: string; where: Where };

export function swapWeights(context: QuestionContext, { cells, chosen, stepped }: SwapAsked): SwapWeights {
  return {
    first: chosen.isByCutoff
      ? `(${chosenSql(context.meaning, 'score')})::INTEGER::DOUBLE`
      : byEdge(stepped('score'), edgeOf(cells.first, cells.n, chosen.first)),
    second: byEdge(stepped('shadow_score'), edgeOf(cells.second, cells.n, chosen.second)),
    where: scoredTwice(context),
  };
}

type Edge = { score: number; share: number };

/** The lowest score that is chosen, and which share of its rows. */
function edgeOf(scores: Float64Array, n: Float64Array, chosen: Float64Array): Edge {
  const edge = { score: Infinity, share: 1 };
  for (let at = 0; at < scores.length; at++) {
    if (!(chosen[at]! > 0) || scores[at]! >= edge.score) continue;
    edge.score = scores[at]!;
    edge.share = chosen[at]! / n[at]!;
  }
  return edge;
}

function byEdge(score: string, { score: edge, share }: Edge): string {
  return `(CASE WHEN ${score} > '${edge}'::DOUBLE THEN 1 WHEN ${score} = '${edge}'::DOUBLE THEN '${share}'::DOUBLE ELSE 0 END)::DOUBLE`;
}

/** Of values that count with a weight: a row that is chosen in part counts in part. */
export function weightedMoments(n: number, sum: number, squares: number): GroupMoments {
  const mean = n > 0 ? sum / n : 0;
  return { n, mean, variance: n > 1 ? Math.max(0, squares - n * mean ** 2) / (n - 1) : 0 };
}
