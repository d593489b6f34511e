import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable, NotEstimableReason } from '#shared/domain/estimate.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { Z95, twoSidedP } from '#shared/stats/normal.ts';
import { pairedAucOfCounts } from '#shared/stats/paired-auc.ts';
import { agreementOfScores, ordersOf } from '#shared/stats/score-pairs.ts';
import type { PairOrders } from '#shared/stats/score-pairs.ts';
import { judgesInterval } from '#shared/stats/decision-intervals.ts';
import { cohensKappa, mcnemar } from '#shared/stats/two-by-two.ts';
import type { TwoByTwo } from '#shared/stats/two-by-two.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { bordersOf, chosenAtBudget, overlaps, swapOf, tenthsOfBoth } from './budget.ts';
import type { Borders, SwapCounts } from './budget.ts';
import { sumOf } from './cells.ts';
import type { Cells, CellsRead, PairedDifference, PairedLosses } from './cells.ts';
import { stepErrorOf } from './step-error.ts';
import { upliftOf } from './uplift.ts';
import type { UpliftCounts } from './uplift.ts';

/** What is asked of the pairs. `lacking` says why no outcome of a class can be judged, whatever the rows hold. */
export type PairsAsked = {
  budget: number | undefined;
  isClass: boolean;
  isProbability: boolean;
  hasActed: boolean;
  isStepped: boolean;
  lacking: NotEstimableReason | null;
};

export type PairFigures = Pick<
  ShadowReport,
  | (
      | 'agreement'
      | 'agreementInterval'
      | 'kappa'
      | 'kappaInterval'
      | 'prevalence'
      | 'both'
      | 'onlyChampion'
      | 'onlyShadow'
      | 'neither'
    )
  | ('pearson' | 'spearman' | 'meanAbsoluteDifference' | 'overlap' | 'mcnemar' | 'deciles' | 'trend' | 'rate')
  | ('aucChampion' | 'aucShadow' | 'aucDifference' | 'brierDifference' | 'logLossDifference' | 'error')
  | 'stepError'
> & { uplift: UpliftCounts | NotEstimable };

/** Beside the figures of the report, what the questions about the rows lean on. */
export type PairsTold = {
  figures: PairFigures;
  acted: number;
  swap: SwapCounts | NotEstimable;
  borders: Borders;
  seenOnlyWhereActed: boolean;
};

/** Parts of the work, for whoever waits. */
export const PARTS = 7;

/**
 * Everything that the pairs of scores tell, however many they are: pure, so that a thread of its own can do it.
 *
 * @returns after each part, how many are done; at the end, what they tell
 */
export function* pairFigures(read: CellsRead, asked: PairsAsked): Generator<number, PairsTold> {
  const { cells, losses } = read;
  const { budget, isClass, hasActed } = asked;
  let done = 0;
  const next = (): number => (done += 1);
  const known = sumOf(cells.known);
  const why = asked.lacking ?? (known === 0 ? 'NO_OUTCOME_KNOWN' : null);
  const orders = ordersOf(cells);
  yield next();
  const scores = agreementOfScores(cells, orders);
  yield next();
  const chosen = chosenAtBudget(cells, budget, orders);
  const tenths = tenthsOfBoth(cells, hasActed, orders);
  yield next();
  const overlap = overlaps(cells, orders);
  yield next();
  const judged = discrimination(read, why, asked.isProbability, orders);
  yield next();
  const uplift = upliftOf(read, isClass, orders);
  yield next();
  const figures: PairFigures = {
    ...decidedAlike(cells),
    pearson: scores.pearson ?? notEstimable('CONSTANT_SCORE'),
    spearman: scores.spearman ?? notEstimable('CONSTANT_SCORE'),
    meanAbsoluteDifference: scores.meanAbsoluteDifference,
    overlap,
    ...judged,
    error: isClass ? notEstimable('NOT_A_REGRESSION') : errorOf(losses),
    mcnemar: mcnemarOf(cells, why),
    ...tenths,
    rate: why === null ? sumOf(cells.positives) / known : notEstimable(why),
    uplift,
    stepError: asked.isStepped ? stepErrorOf(cells, chosen) : null,
  };
  const told: PairsTold = {
    figures,
    acted: sumOf(cells.acted),
    swap: isClass ? swapOf(cells, chosen, hasActed) : notEstimable('NOT_A_CLASSIFICATION'),
    borders: bordersOf(cells, chosen),
    seenOnlyWhereActed: seenOnlyWhereActed(cells),
  };
  yield next();
  return told;
}

function tableOf({ firstChosen, secondChosen }: Cells, rows: Float64Array): TwoByTwo | null {
  const table = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (let at = 0; at < rows.length; at++) {
    const [first, second] = [firstChosen[at]!, secondChosen[at]!];
    if (Number.isNaN(first) || Number.isNaN(second)) return null;
    table[first === 1 ? (second === 1 ? 'both' : 'onlyFirst') : second === 1 ? 'onlySecond' : 'neither'] += rows[at]!;
  }
  return table;
}

function decidedAlike(
  cells: Cells,
): Pick<
  ShadowReport,
  | 'agreement'
  | 'agreementInterval'
  | 'kappa'
  | 'kappaInterval'
  | 'prevalence'
  | 'both'
  | 'onlyChampion'
  | 'onlyShadow'
  | 'neither'
> {
  const table = tableOf(cells, cells.n);
  if (table === null) {
    const none = notEstimable('NO_CUTOFF');
    return {
      ...{
        agreement: none,
        agreementInterval: none,
        kappa: none,
        kappaInterval: none,
        prevalence: { champion: none, shadow: none },
      },
      ...{ both: none, onlyChampion: none, onlyShadow: none, neither: none },
    };
  }
  const { both, onlyFirst, onlySecond, neither } = table;
  const n = both + onlyFirst + onlySecond + neither;
  const { agreement, kappa } = cohensKappa(table);
  return {
    agreement,
    agreementInterval: wilsonInterval(both + neither, n),
    kappa: kappa ?? notEstimable('ONE_CLASS'),
    kappaInterval: kappa === null ? notEstimable('ONE_CLASS') : judgesInterval(table, kappa),
    prevalence: { champion: (both + onlyFirst) / n, shadow: (both + onlySecond) / n },
    both,
    onlyChampion: onlyFirst,
    onlyShadow: onlySecond,
    neither,
  };
}

function discrimination(
  { cells, losses, logLoss }: CellsRead,
  why: NotEstimableReason | null,
  isProbability: boolean,
  orders: PairOrders,
): Pick<ShadowReport, 'aucChampion' | 'aucShadow' | 'aucDifference' | 'brierDifference' | 'logLossDifference'> {
  const paired =
    why === null
      ? pairedAucOfCounts(
          { first: cells.second, second: cells.first, n: cells.known, positives: cells.positives },
          { first: orders.second, second: orders.first },
        )
      : notEstimable(why);
  const ofProbability = (loss: PairedDifference): ShadowReport['brierDifference'] =>
    why !== null ? notEstimable(why) : isProbability ? differenceOf(loss) : notEstimable('NOT_A_PROBABILITY');
  const losing = { brierDifference: ofProbability(losses), logLossDifference: ofProbability(logLoss) };
  if (!isEstimated(paired)) return { aucChampion: paired, aucShadow: paired, aucDifference: paired, ...losing };
  return {
    aucChampion: paired.second,
    aucShadow: paired.first,
    aucDifference: { value: paired.difference, interval: paired.interval, pValue: paired.pValue },
    ...losing,
  };
}

function differenceOf({
  n,
  difference,
  variance,
}: PairedDifference): Exclude<ShadowReport['brierDifference'], NotEstimable> | NotEstimable {
  if (n < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const se = Math.sqrt(variance / n);
  return {
    value: difference,
    interval: [difference - Z95 * se, difference + Z95 * se],
    pValue: se > 0 ? twoSidedP(difference / se) : 1,
  };
}

function errorOf(losses: PairedLosses): ShadowReport['error'] {
  const difference = differenceOf(losses);
  if (!isEstimated(difference)) return losses.n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : difference;
  return { champion: losses.champion, shadow: losses.shadow, difference };
}

/** Decisions against outcomes, on the rows whose outcome is known. */
function mcnemarOf(cells: Cells, why: NotEstimableReason | null): ShadowReport['mcnemar'] {
  if (why !== null) return notEstimable(why);
  const positive = tableOf(cells, cells.positives);
  const negative = tableOf(
    cells,
    cells.known.map((known, at) => known - cells.positives[at]!),
  );
  if (positive === null || negative === null) return notEstimable('NO_CUTOFF');
  const onlyChampionRight = positive.onlyFirst + negative.onlySecond;
  const onlyShadowRight = positive.onlySecond + negative.onlyFirst;
  return {
    bothRight: positive.both + negative.neither,
    onlyChampionRight,
    onlyShadowRight,
    bothWrong: positive.neither + negative.both,
    ...mcnemar(onlyChampionRight, onlyShadowRight),
  };
}

/** No cell without an acted row holds an outcome: outcomes exist only for those acted upon. */
function seenOnlyWhereActed({ known, acted }: Cells): boolean {
  let beyond = 0;
  for (let at = 0; at < known.length; at++) beyond += Math.max(0, known[at]! - acted[at]!);
  return beyond === 0 && sumOf(known) > 0;
}
