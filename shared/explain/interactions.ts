import { randomOf } from '#shared/stats/random.ts';
import { sampleOf } from './column-values.ts';
import { emptyPlan, hybridRows, markPlayers, scoreInBatches, stage, type Watch } from './hybrids.ts';
import { notExplainable, type NotExplainable } from './not-explainable.ts';
import { takeRows, type RawTable, type ScoreFunction } from './raw-table.ts';

export type Interaction = {
  /** Two players, the lower first. */
  pair: [number, number];
  /** Root mean square of what the two do together beyond each alone, in the unit of the score. */
  strength: number;
  /** Share of the variance of their joint effect; NO_JOINT_EFFECT when they have none. May exceed 1. */
  hSquared: number | NotExplainable;
};

export type Interactions = { pairs: Interaction[]; rows: number; spread: number };

/** Of the spread of the score: below, a joint effect is rounding. */
const NO_EFFECT = 1e-7;

/**
 * How much players act together, two by two (Friedman's H squared), by the exact double loop over background rows.
 *
 * With PD_S(i) = mean over rows b of f(row i on S, b elsewhere), each centred over i:
 * H2_jk = sum over i of (PD_jk - PD_j - PD_k)^2 / sum of PD_jk^2; strength = root of the mean of the numerator's terms.
 *
 * @param score in the unit of the model's output
 * @param background m x p; a seeded sample of 50 rows is taken when there are more (`rows`)
 * @param asked members of each of G players; `pairs` to restrict to some; `rows` at most; seed
 * @returns pairs by strength, strongest first, ties in the order of players. Sorted by strength and not by H squared, which is near
 *   1 for two columns that hardly act at all. `spread`: standard deviation of the score over the rows used
 * @throws AppError CANCELLED; RangeError for no row
 * Source: Friedman and Popescu 2008, Annals of Applied Statistics 2:916, section 8.1. A sample of 50 rows orders strong pairs; small
 *   values are noise of the sample.
 * Cost: (players in a pair + pairs) x rows^2 scores: 195,000 for 12 players and 50 rows.
 */
export async function interactions(
  score: ScoreFunction,
  background: RawTable,
  asked: {
    members: readonly (readonly number[])[];
    seed: number;
    rows?: number | undefined;
    pairs?: readonly (readonly [number, number])[] | undefined;
  },
  watch: Watch = {},
): Promise<Interactions> {
  const { members, seed, rows = 50 } = asked;
  if (background.rows === 0) throw new RangeError('no background row');
  const sample = takeRows(background, sampleOf(background.rows, rows, randomOf(seed)));
  const pairs = (asked.pairs ?? everyPair(members.length)).map(([one, two]): [number, number] =>
    one < two ? [one, two] : [two, one],
  );
  const singles = [...new Set(pairs.flat())].sort((a, b) => a - b);
  const n = sample.rows;
  const total = n + (singles.length + pairs.length) * n * n;
  const scores = await scoreInBatches(score, n, (start, end) => slice(sample, start, end), stage(watch, 0, total));
  const spread = Math.sqrt(centred(scores).reduce((sum, value) => sum + value * value, 0) / n);
  let done = n;
  const dependence = async (set: readonly number[]): Promise<Float64Array> => {
    const curve = await jointDependence(
      score,
      sample,
      set.flatMap((player) => members[player]!),
      stage(watch, done, total),
    );
    done += n * n;
    return centred(curve);
  };
  const alone = new Map<number, Float64Array>();
  for (const player of singles) alone.set(player, await dependence([player]));
  const found: Interaction[] = [];
  for (const pair of pairs) {
    const joint = await dependence(pair);
    found.push(strengthOf(pair, joint, { one: alone.get(pair[0])!, two: alone.get(pair[1])!, spread }));
  }
  found.sort((a, b) => b.strength - a.strength || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
  return { pairs: found, rows: n, spread };
}

function everyPair(players: number): [number, number][] {
  return Array.from({ length: players }, (_, one) => one).flatMap((one) =>
    Array.from({ length: players - 1 - one }, (_, i): [number, number] => [one, one + 1 + i]),
  );
}

function slice(table: RawTable, start: number, end: number): RawTable {
  return takeRows(
    table,
    Array.from({ length: end - start }, (_, i) => start + i),
  );
}

/** PD of a set of columns at the values of each row: n means over n rows. */
async function jointDependence(
  score: ScoreFunction,
  sample: RawTable,
  columns: readonly number[],
  watch: Watch,
): Promise<Float64Array> {
  const n = sample.rows;
  const build = (start: number, end: number): RawTable => {
    const plan = emptyPlan(end - start, sample.columns.length);
    plan.fromFirst.fill(0);
    for (let at = start; at < end; at++) {
      plan.firstRow[at - start] = Math.floor(at / n);
      plan.secondRow[at - start] = at % n;
      markPlayers(plan, at - start, [columns], () => true);
    }
    return hybridRows(sample, sample, plan);
  };
  const scores = await scoreInBatches(score, n * n, build, watch);
  const curve = new Float64Array(n);
  for (let at = 0; at < scores.length; at++) curve[Math.floor(at / n)]! += scores[at]! / n;
  return curve;
}

function centred(curve: Float64Array): Float64Array {
  const mean = curve.reduce((sum, value) => sum + value, 0) / curve.length;
  return curve.map((value) => value - mean);
}

function strengthOf(
  pair: [number, number],
  joint: Float64Array,
  { one, two, spread }: { one: Float64Array; two: Float64Array; spread: number },
): Interaction {
  let [beyond, all] = [0, 0];
  joint.forEach((value, i) => {
    beyond += (value - one[i]! - two[i]!) ** 2;
    all += value * value;
  });
  const n = joint.length;
  const hasEffect = Math.sqrt(all / n) > NO_EFFECT * spread;
  return {
    pair,
    strength: Math.sqrt(beyond / n),
    hSquared: hasEffect ? beyond / all : notExplainable('NO_JOINT_EFFECT'),
  };
}
