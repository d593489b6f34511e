import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import type { Rated, Swap } from '#shared/analyses/shadow/swap/schema.ts';
import { amongHighest, tenthsOf } from '#shared/stats/score-pairs.ts';
import type { PairOrders } from '#shared/stats/score-pairs.ts';
import { proportionTrend } from '#shared/stats/two-by-two.ts';
import { newcombeDifference } from '#shared/stats/two-proportions.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { EACH_CLASS, MINIMUM } from '../groups/measures.ts';
import { sumOf } from './cells.ts';
import type { Cells } from './cells.ts';

/** What is asked of all figures by budget. */
export type BudgetAsked = { budget: number | undefined; hasActed: boolean };

/** How many rows of each cell either score chooses: both choose as many. */
export type Chosen = { first: Float64Array; second: Float64Array; chosen: number; isByCutoff: boolean };

/** Swap sets as counts tell them; money and profile are read from the rows. */
export type SwapCounts = Omit<Swap, 'money' | 'profile' | 'lowest'>;

const OVERLAPS = [0.05, 0.1, 0.2, 0.3];

/** By default as many as the cut-off of the model in service chooses, and those very rows; a tenth of all without a cut-off. */
export function chosenAtBudget(cells: Cells, budget: number | undefined, orders: PairOrders): Chosen {
  const rows = sumOf(cells.n);
  const byCutoff = cells.n.map((n, at) => (cells.firstChosen[at] === 1 ? n : 0));
  const cut = sumOf(byCutoff);
  const isByCutoff = budget === undefined && cut > 0 && cut < rows;
  const chosen = isByCutoff ? cut : Math.max(1, Math.round(rows * (budget ?? 0.1)));
  return {
    first: isByCutoff ? byCutoff : amongHighest(cells.first, cells.n, chosen, orders.first),
    second: amongHighest(cells.second, cells.n, chosen, orders.second),
    chosen,
    isByCutoff,
  };
}

/** The lowest score that is chosen, which share of its rows, and the scores next to it. */
export type Edge = { score: number; share: number; below: number; above: number };

function edgeOf(scores: Float64Array, n: Float64Array, chosen: Float64Array): Edge {
  const edge: Edge = { score: Infinity, share: 1, below: -Infinity, above: Infinity };
  for (let at = 0; at < scores.length; at++) {
    if (!(chosen[at]! > 0) || scores[at]! >= edge.score) continue;
    edge.score = scores[at]!;
    edge.share = chosen[at]! / n[at]!;
  }
  for (const score of scores) {
    if (score < edge.score) edge.below = Math.max(edge.below, score);
    if (score > edge.score) edge.above = Math.min(edge.above, score);
  }
  return edge;
}

/** Where the choices of both scores end. */
export type Borders = { isByCutoff: boolean; first: Edge; second: Edge };

export function bordersOf({ first, second, n }: Cells, chosen: Chosen): Borders {
  return {
    isByCutoff: chosen.isByCutoff,
    first: edgeOf(first, n, chosen.first),
    second: edgeOf(second, n, chosen.second),
  };
}

/** Rows that only one of the two scores chooses, and how they ended. */
export function swapOf(cells: Cells, { first, second, chosen }: Chosen, hasActed: boolean): SwapCounts | NotEstimable {
  const rows = sumOf(cells.n);
  if (rows === 0) return notEstimable('NO_ROWS');
  const part = (rowsOf: (at: number) => number): Rated => ratedPart(cells, rowsOf, hasActed);
  const entering = part((at) => Math.max(0, second[at]! - first[at]!));
  const leaving = part((at) => Math.max(0, first[at]! - second[at]!));
  const why = [entering, leaving].map(({ rate }) => rate).find((rate) => typeof rate !== 'number');
  const [low, high] = [boundsOf(entering), boundsOf(leaving)];
  return {
    size: entering.n,
    chosen,
    budget: chosen / rows,
    both: part((at) => Math.min(first[at]!, second[at]!)),
    in: entering,
    out: leaving,
    inRate: entering.rate,
    outRate: leaving.rate,
    difference:
      typeof entering.rate === 'number' && typeof leaving.rate === 'number'
        ? entering.rate - leaving.rate
        : (why ?? notEstimable('NO_ROWS')),
    interval: why ?? newcombeDifference(...whole(entering), ...whole(leaving)),
    coverage: { in: entering.coverage, out: leaving.coverage },
    bounds: { in: low, out: high, difference: [low[0] - high[1], low[1] - high[0]] },
  };
}

function ratedPart(cells: Cells, rowsOf: (at: number) => number, hasActed: boolean): Rated {
  const sums = [0, 0, 0, 0];
  for (let at = 0; at < cells.n.length; at++) {
    const share = rowsOf(at) / cells.n[at]!;
    if (share === 0) continue;
    sums[0]! += share * cells.n[at]!;
    sums[1]! += share * cells.known[at]!;
    sums[2]! += share * cells.positives[at]!;
    sums[3]! += share * cells.acted[at]!;
  }
  const [n = 0, known = 0, positives = 0, acted = 0] = sums;
  return ratedOf({ n, known, positives, acted }, hasActed);
}

type Counts = { n: number; known: number; positives: number; acted: number };

/** A share of known outcomes, when there are enough of them; counts that ties make fractional are rounded for the interval only. */
function ratedOf(counts: Counts, hasActed: boolean): Rated {
  const { n, known, positives } = counts;
  const trials = Math.round(known);
  const lacking = trials < MINIMUM ? notEstimable('TOO_FEW_ROWS', MINIMUM) : null;
  return {
    n: tidy(n),
    known: tidy(known) === trials ? trials : known,
    coverage: n === 0 ? 0 : Math.min(1, known / n),
    successes: tidy(positives),
    rate: lacking ?? positives / known,
    interval: lacking ?? wilsonInterval(Math.min(trials, Math.round(positives)), trials),
    acted: hasActed ? tidy(counts.acted) : notEstimable('NO_ACTED_COLUMN'),
  };
}

/** Sums of shares of whole counts come out whole but for the last digits. */
function tidy(count: number): number {
  return Math.abs(count - Math.round(count)) < 1e-6 ? Math.round(count) : count;
}

/** Counts that ties make fractional, rounded. */
function whole({ successes, known }: Rated): [successes: number, known: number] {
  return [Math.min(Math.round(known), Math.round(successes)), Math.round(known)];
}

/** Manski 1990: all outcomes that are not known negative, or all positive. */
function boundsOf({ n, known, successes }: Rated): [number, number] {
  return n === 0 ? [0, 1] : [successes / n, Math.min(1, (successes + n - known) / n)];
}

/** How many of the best-scored rows the two share, at several budgets. */
export function overlaps(cells: Cells, orders: PairOrders): ShadowReport['overlap'] {
  const rows = sumOf(cells.n);
  return OVERLAPS.map((share) => {
    const budget = Math.max(1, Math.round(share * rows));
    const [first, second] = (['first', 'second'] as const).map((of) =>
      amongHighest(cells[of], cells.n, budget, orders[of]),
    ) as [Float64Array, Float64Array];
    let shared = 0;
    for (let at = 0; at < cells.n.length; at++) shared += Math.min(first[at]!, second[at]!);
    return { share, overlap: Math.min(1, shared / budget) };
  });
}

/** Success, coverage and action by tenth of each score, and whether success falls from the first to the last. */
export function tenthsOfBoth(
  cells: Cells,
  hasActed: boolean,
  orders: PairOrders,
): Pick<ShadowReport, 'deciles' | 'trend'> {
  const of = (side: keyof PairOrders): ReturnType<typeof tenthsOf> =>
    tenthsOf(cells[side], cells.n, [cells.known, cells.positives, cells.acted], orders[side]);
  const [champion, shadow] = [of('first'), of('second')];
  const rated = ({
    n,
    sums,
    minScore,
    maxScore,
  }: (typeof champion)[number]): ShadowReport['deciles'][number]['shadow'] => ({
    ...ratedOf({ n, known: sums[0] ?? 0, positives: sums[1] ?? 0, acted: sums[2] ?? 0 }, hasActed),
    minScore,
    maxScore,
  });
  const trend = (tenths: typeof champion): ShadowReport['trend']['shadow'] =>
    proportionTrend(
      tenths.map(({ sums }) => sums[1] ?? 0),
      tenths.map(({ sums }) => sums[0] ?? 0),
    ) ?? notEstimable('TOO_FEW_ROWS', EACH_CLASS);
  return {
    deciles: champion.map((one, at) => ({ decile: at + 1, champion: rated(one), shadow: rated(shadow[at]!) })),
    trend: { champion: trend(champion), shadow: trend(shadow) },
  };
}
