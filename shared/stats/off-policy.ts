import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';

/**
 * Rows of the log alike in stratum, in the action that was taken and in the action that the policy would take. `weight` of a row is one over
 * the logged probability of the action that was taken; `reward` what came of it.
 */
export type LoggedGroup = {
  stratum: number;
  acted: boolean;
  chosen: boolean;
  n: number;
  weight: number;
  weightSquared: number;
  maxWeight: number;
  reward: number;
  weightReward: number;
  weightSquaredReward: number;
  weightSquaredRewardSquared: number;
};

export type PolicyValue = { value: number; interval: Interval };

export type OffPolicy = {
  /** Mean reward per row under the policy. */
  ips: PolicyValue;
  snips: PolicyValue;
  doublyRobust: PolicyValue;
  /** As many rows as the weighted ones are worth. */
  effectiveRows: number;
  maxWeight: number;
};

const MINIMUM_EFFECTIVE = 100;
const MAXIMUM_WEIGHT = 20;

/**
 * What a policy would have brought, from a log in which another one acted with known probabilities.
 *
 * @param groups sums over rows with a known reward and a probability in (0, 1] of the action taken
 * @returns mean reward per row by inverse propensity, self-normalised, and doubly robust with the mean reward of the stratum and action as
 *   model, each with its 95 % normal interval. NO_ROWS; NOT_ENOUGH_OVERLAP when the effective rows are under 100 or a weight is over 20
 * Formula: V = 1/n sum 1{a = pi} w r; divided by sum w 1{a = pi}; m(pi) + 1{a = pi} w (r - m(a)). Effective rows = (sum w)^2 / sum w^2 over
 *   the rows where the policy agrees. Source: Dudik, Langford and Li 2011; Swaminathan and Joachims 2015.
 */
export function offPolicyValue(groups: readonly LoggedGroup[]): OffPolicy | NotEstimable {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const agreeing = groups.filter((group) => group.acted === group.chosen && group.n > 0);
  const total = (of: keyof LoggedGroup): number => agreeing.reduce((sum, group) => sum + Number(group[of]), 0);
  const weight = total('weight');
  const squared = total('weightSquared');
  if (n === 0 || weight === 0) return notEstimable('NO_ROWS');
  const effectiveRows = weight ** 2 / squared;
  const maxWeight = agreeing.reduce((max, group) => Math.max(max, group.maxWeight), 0);
  if (effectiveRows < MINIMUM_EFFECTIVE || maxWeight > MAXIMUM_WEIGHT)
    return notEstimable('NOT_ENOUGH_OVERLAP', MINIMUM_EFFECTIVE);
  const ips = total('weightReward') / n;
  const snips = total('weightReward') / weight;
  const rewardSquares = total('weightSquaredRewardSquared');
  const rewardCross = total('weightSquaredReward');
  return {
    ips: around(ips, (rewardSquares / n - ips ** 2) / n),
    snips: around(snips, (rewardSquares - 2 * snips * rewardCross + snips ** 2 * squared) / weight ** 2),
    doublyRobust: doublyRobust(groups, n),
    effectiveRows,
    maxWeight,
  };
}

function doublyRobust(groups: readonly LoggedGroup[], n: number): PolicyValue {
  const model = modelOf(groups);
  let sum = 0;
  let squares = 0;
  for (const group of groups) {
    const expected = model(group.stratum, group.chosen);
    if (group.acted !== group.chosen) {
      sum += group.n * expected;
      squares += group.n * expected ** 2;
      continue;
    }
    // psi = m + w (r - m)
    const correction = group.weightReward - expected * group.weight;
    sum += group.n * expected + correction;
    squares +=
      group.n * expected ** 2 +
      2 * expected * correction +
      group.weightSquaredRewardSquared -
      2 * expected * group.weightSquaredReward +
      expected ** 2 * group.weightSquared;
  }
  const value = sum / n;
  return around(value, (squares / n - value ** 2) / n);
}

/** Mean reward of the rows of a stratum with an action; of all rows with that action, or of all rows, where there is none. */
function modelOf(groups: readonly LoggedGroup[]): (stratum: number, acted: boolean) => number {
  const mean = (fits: (group: LoggedGroup) => boolean): number | null => {
    const found = groups.filter(fits);
    const n = found.reduce((sum, group) => sum + group.n, 0);
    return n === 0 ? null : found.reduce((sum, group) => sum + group.reward, 0) / n;
  };
  return (stratum, acted) =>
    mean((group) => group.stratum === stratum && group.acted === acted) ??
    mean((group) => group.acted === acted) ??
    mean(() => true) ??
    0;
}

function around(value: number, variance: number): PolicyValue {
  const half = Z95 * Math.sqrt(Math.max(0, variance));
  return { value, interval: [value - half, value + half] };
}
