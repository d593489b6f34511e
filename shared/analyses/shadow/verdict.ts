import { isEstimated } from '#shared/domain/estimate.ts';
import { sizeForProportions } from '#shared/stats/power.ts';
import type { ShadowReport, ShadowVerdict } from './schema.ts';

/** Judged outcomes below which nothing is said, as everywhere: of the whole, and of each side of the swap. */
const MINIMUM = 30;
/** Below this share of known outcomes on a side of the swap, what is not known can turn the answer. */
const COVERAGE = 0.8;
/** Sides of the swap that were acted upon in shares farther apart are not alike. */
const ACTED_APART = 0.05;
/** Areas under the curve, and errors as a share of the champion's, that are no farther apart count as alike. */
const ALIKE_AUC = 0.01;
const ALIKE_ERROR = 0.02;
/** The test to run next finds a change of a tenth. */
const EFFECT = 0.1;

type Judged = Omit<ShadowReport, 'verdict'>;

/**
 * What to do about the shadow model, the first that applies: nothing can be said (several versions, outcomes missing or too few); it finds
 * more at the same budget (promote; test instead where the two sides were acted upon unlike, or where a group was treated as the champion
 * said and the log does not say who was acted upon); it finds less, or is as good (keep); else test. What scores in steps leave open counts as
 * doubt about their order.
 */
export function verdictOf(report: Judged): ShadowVerdict {
  const { versions, population } = report;
  if (versions.shadow.length > 1) return told('cannotTell', 'mixedVersions');
  if (population.known === 0) return told('cannotTell', 'noOutcome');
  return report.task === 'regression' ? ofErrors(report) : ofClasses(report);
}

function told(state: ShadowVerdict['state'], reason: ShadowVerdict['reason']): ShadowVerdict {
  return { state, reason, test: null };
}

function ofErrors({ error, population }: Judged): ShadowVerdict {
  if (!isEstimated(error) || population.known < MINIMUM) return told('cannotTell', 'tooFew');
  const [low, high] = error.difference.interval;
  if (high < 0) return told('promote', 'better');
  if (low > 0) return told('keep', 'worse');
  const margin = ALIKE_ERROR * error.champion;
  return low > -margin && high < margin ? told('keep', 'alike') : told('runTest', 'undecided');
}

function ofClasses(report: Judged): ShadowVerdict {
  const { swap, aucDifference, population } = report;
  if (!isEstimated(aucDifference) || population.known < MINIMUM) return told('cannotTell', 'tooFew');
  const doubt = report.stepError === null ? 0 : report.stepError.aucChampion + report.stepError.aucShadow;
  const [aucLow, aucHigh] = [aucDifference.interval[0] - doubt, aucDifference.interval[1] + doubt];
  const isAlike = aucLow > -ALIKE_AUC && aucHigh < ALIKE_AUC;
  if (!isEstimated(swap)) return isAlike ? told('keep', 'alike') : told('cannotTell', 'tooFew');
  const { bounds, coverage } = swap;
  const isOpen = bounds.difference[0] <= 0 && bounds.difference[1] >= 0;
  if (isOpen && Math.min(coverage.in, coverage.out) < COVERAGE) {
    const { immature, withoutOutcome } = population;
    const isYoung = isEstimated(immature) && immature > withoutOutcome / 2;
    return told('cannotTell', isYoung ? 'notMatured' : 'outcomesMissing');
  }
  if (!isEstimated(swap.interval)) return isAlike ? told('keep', 'alike') : told('cannotTell', 'tooFew');
  const [low, high] = swap.interval;
  if (high < 0 || (low <= 0 && aucHigh < 0)) return told('keep', 'worse');
  if (low > 0 && aucHigh >= 0) {
    const test = nextTest(report);
    if (actedUnlike(report) !== null) return { state: 'runTest', reason: 'betterButActedUnlike', test };
    return isEstimated(report.uplift) && !isEstimated(population.acted)
      ? { state: 'runTest', reason: 'betterButFollowed', test }
      : told('promote', 'better');
  }
  return isAlike ? told('keep', 'alike') : { state: 'runTest', reason: 'undecided', test: nextTest(report) };
}

/** Shares acted upon on the two sides of the swap, where they are too far apart to compare the outcomes. */
export function actedUnlike({ swap }: Pick<ShadowReport, 'swap'>): { in: number; out: number } | null {
  if (!isEstimated(swap) || !isEstimated(swap.in.acted) || !isEstimated(swap.out.acted) || swap.size === 0) return null;
  const shares = { in: swap.in.acted / swap.in.n, out: swap.out.acted / swap.out.n };
  return Math.abs(shares.in - shares.out) > ACTED_APART ? shares : null;
}

function nextTest({ swap, period }: Judged): ShadowVerdict['test'] {
  if (!isEstimated(swap) || period === null) return null;
  const known = swap.both.known + swap.out.known;
  const baseline = known === 0 ? 0 : (swap.both.successes + swap.out.successes) / known;
  if (!(baseline > 0 && baseline < 1)) return null;
  const effect = EFFECT * baseline;
  const away = baseline + effect < 1 ? effect : -effect;
  const { treatment } = sizeForProportions(baseline, baseline + away, { power: 0.8, level: 0.95, share: 0.5 });
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 + 1;
  const perDay = swap.chosen / days;
  const perGroup = Math.ceil(treatment);
  return { baseline, effect, perGroup, perDay, days: Math.ceil((2 * perGroup) / perDay) };
}
