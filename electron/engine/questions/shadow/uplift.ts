import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Uplift, UpliftOf } from '#shared/analyses/shadow/schema.ts';
import { qiniInterval, upliftCoefficients, upliftCurve } from '#shared/stats/qini.ts';
import type { UpliftTable } from '#shared/stats/qini.ts';
import { tenthsOf } from '#shared/stats/score-pairs.ts';
import type { PairOrders } from '#shared/stats/score-pairs.ts';
import { newcombeDifference } from '#shared/stats/two-proportions.ts';
import { MINIMUM } from '../groups/measures.ts';
import { sumOf } from './cells.ts';
import type { ArmCells, CellsRead } from './cells.ts';

/** Groups of rows that are resampled as one, and points of a curve. */
const GROUPS = 100;
const SEED = 20;
const COUNTS = ['treated', 'treatedPositives', 'control', 'controlPositives'] as const;

/** What counts tell of it; they do not know how the log names the groups. */
export type UpliftCounts = Omit<Uplift, 'arms'>;

/**
 * What the treatment changed, the highest scores first, by either score. Needs groups that lots decided: the arms of the log.
 */
export function upliftOf(
  { cells, arms }: Pick<CellsRead, 'cells' | 'arms'>,
  isClass: boolean,
  orders: PairOrders,
): UpliftCounts | NotEstimable {
  if (!isClass) return notEstimable('NOT_A_CLASSIFICATION');
  if (arms === null) return notEstimable('NO_ARM_COLUMN');
  const [treated, control] = [sumOf(arms.treated), sumOf(arms.control)];
  if (Math.min(treated, control) < MINIMUM) return notEstimable('TOO_FEW_ROWS', MINIMUM);
  const both = [
    toldOf(byScore(cells.first, arms, orders.first)),
    toldOf(byScore(cells.second, arms, orders.second)),
  ] as const;
  if (!isEstimated(both[0])) return both[0];
  if (!isEstimated(both[1])) return both[1];
  return { treated, control, champion: both[0], shadow: both[1] };
}

type Scored = UpliftTable & { score: Float64Array };

/** One entry for each score that a row of either arm has, the highest first. */
function byScore(scores: Float64Array, arms: ArmCells, order: Uint32Array): Scored {
  const put = (): Float64Array => new Float64Array(scores.length);
  const table = { score: put(), treated: put(), treatedPositives: put(), control: put(), controlPositives: put() };
  let size = 0;
  for (let place = order.length - 1; place >= 0; place--) {
    const at = order[place]!;
    if (arms.treated[at]! + arms.control[at]! === 0) continue;
    const score = scores[at]!;
    if (size === 0 || table.score[size - 1] !== score) table.score[size++] = score;
    for (const of of COUNTS) table[of][size - 1]! += arms[of][at]!;
  }
  for (const of of [...COUNTS, 'score'] as const) table[of] = table[of].slice(0, size);
  return table;
}

function toldOf(table: Scored): UpliftOf | NotEstimable {
  const coefficients = upliftCoefficients(table);
  if (!isEstimated(coefficients)) return coefficients;
  const coarse = inGroups(table);
  const rows = sumOf(table.treated) + sumOf(table.control);
  const n = table.treated.map((treated, at) => treated + table.control[at]!);
  const { qini, uplift, qiniAboveChance } = coefficients;
  return {
    coefficient: qini ?? notEstimable('ONE_CLASS'),
    upliftCoefficient: uplift ?? notEstimable('ONE_CLASS'),
    aboveChance: qiniAboveChance,
    interval: qiniInterval(coarse, SEED),
    tenths: tenthsOf(table.score, n, [
      table.treated,
      table.treatedPositives,
      table.control,
      table.controlPositives,
    ]).map(({ sums, minScore, maxScore }, at) => ({ ...tenthOf(at + 1, sums), minScore, maxScore })),
    curve: upliftCurve(coarse).map((point) => ({ share: point.rows / rows, qini: point.qini })),
  };
}

function tenthOf(tenth: number, sums: readonly number[]): Omit<UpliftOf['tenths'][number], 'minScore' | 'maxScore'> {
  const [treated = 0, treatedPositives = 0, control = 0, controlPositives = 0] = sums;
  const [n, m] = [Math.round(treated), Math.round(control)];
  const lacking = Math.min(n, m) < MINIMUM ? notEstimable('TOO_FEW_ROWS', MINIMUM) : null;
  return {
    tenth,
    treated,
    control,
    uplift: lacking ?? treatedPositives / treated - controlPositives / control,
    interval:
      lacking ??
      newcombeDifference(Math.min(n, Math.round(treatedPositives)), n, Math.min(m, Math.round(controlPositives)), m),
  };
}

/** Neighbours put together, in the order of the scores. */
function inGroups(table: UpliftTable): UpliftTable {
  const rows = sumOf(table.treated) + sumOf(table.control);
  const put = (): Float64Array => new Float64Array(GROUPS);
  const coarse = { treated: put(), treatedPositives: put(), control: put(), controlPositives: put() };
  let before = 0;
  for (let at = 0; at < table.treated.length; at++) {
    const here = table.treated[at]! + table.control[at]!;
    const group = Math.min(GROUPS - 1, Math.floor(((before + here / 2) * GROUPS) / rows));
    for (const of of COUNTS) coarse[of][group]! += table[of][at]!;
    before += here;
  }
  return coarse;
}
