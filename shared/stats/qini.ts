import { notEstimable, type Interval, type NotEstimable } from '#shared/domain/estimate.ts';
import { poisson, randomOf } from './random.ts';

/** Rows of equal score, highest score first: how many were treated and not, and the positive outcomes of each. */
export type UpliftTable = {
  treated: Float64Array;
  treatedPositives: Float64Array;
  control: Float64Array;
  controlPositives: Float64Array;
};

/** One point: after `rows` rows from the top, what the treatment brought. */
export type UpliftPoint = { rows: number; qini: number; uplift: number };

/**
 * Additional positive outcomes when the highest scores are treated first.
 *
 * @param table groups of equal score, highest first, whole counts
 * @returns a point at 0 and one after each group. qini = treated positives - control positives x treated / control (the treated people of the
 *   log); uplift = difference of the rates x rows so far; both 0 while one of the two groups has no row
 * Source: Radcliffe 2007, Direct Marketing Analytics Journal 1:14 (Qini); scikit-uplift uses the same two curves.
 */
export function upliftCurve(table: UpliftTable): UpliftPoint[] {
  const points: UpliftPoint[] = [{ rows: 0, qini: 0, uplift: 0 }];
  let [treated, treatedPositives, control, controlPositives] = [0, 0, 0, 0];
  for (let g = 0; g < table.treated.length; g++) {
    treated += table.treated[g]!;
    treatedPositives += table.treatedPositives[g]!;
    control += table.control[g]!;
    controlPositives += table.controlPositives[g]!;
    const ofControl = control === 0 ? 0 : controlPositives / control;
    const ofTreated = treated === 0 ? 0 : treatedPositives / treated;
    points.push({
      rows: treated + control,
      qini: control === 0 ? treatedPositives : treatedPositives - treated * ofControl,
      uplift: (ofTreated - ofControl) * (treated + control),
    });
  }
  return points;
}

export type UpliftCoefficients = {
  /** (area - area of chance) / (area of the best possible order - area of chance), as scikit-uplift. */
  qini: number | null;
  uplift: number | null;
  /** (area - area of chance) of the Qini curve by row, both axes as shares of the rows: how many more positives a row, on average. */
  qiniAboveChance: number;
};

/**
 * How much better than chance a score finds those whom the treatment changes.
 *
 * @param table as `upliftCurve`
 * @returns three coefficients, above 0 for a score that puts those first who gain a positive outcome; null where even the best order is no
 *   better than chance. NO_OUTCOME_KNOWN without a row in either group
 * Formula: areas by the trapezoid rule; the best order of the Qini curve puts treated positives first and untreated positives last, the one of
 *   the uplift curve treated positives and untreated negatives first (scikit-uplift's two definitions). Checked against scikit-uplift.
 */
export function upliftCoefficients(table: UpliftTable): UpliftCoefficients | NotEstimable {
  const sum = (column: Float64Array): number => column.reduce((all, one) => all + one, 0);
  const [treated, yes, control, no] = [
    sum(table.treated),
    sum(table.treatedPositives),
    sum(table.control),
    sum(table.controlPositives),
  ];
  if (treated === 0 || control === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const points = upliftCurve(table);
  const rows = treated + control;
  const above = (curve: readonly UpliftPoint[], of: 'qini' | 'uplift'): number =>
    area(curve, of) - (rows * (points.at(-1)?.[of] ?? 0)) / 2;
  // Rows by class: [treated, treated positives, control, control positives], best first.
  const untreated = control - no;
  const best = upliftCurve(
    tableOf([
      [yes, yes, 0, 0],
      [treated - yes, 0, untreated, 0],
      [0, 0, no, no],
    ]),
  );
  // Two for a match of outcome and treatment, plus one by outcome or by treatment, whichever the rarer failure asks for.
  const byOutcome = no > treated - yes;
  const bestUplift = upliftCurve(
    tableOf([
      [yes, yes, 0, 0],
      [0, 0, untreated, 0],
      byOutcome ? [0, 0, no, no] : [treated - yes, 0, 0, 0],
      byOutcome ? [treated - yes, 0, 0, 0] : [0, 0, no, no],
    ]),
  );
  const share = (value: number, whole: number): number | null => (whole > 0 ? value / whole : null);
  return {
    qini: share(above(points, 'qini'), above(best, 'qini')),
    uplift: share(above(points, 'uplift'), above(bestUplift, 'uplift')),
    qiniAboveChance: above(points, 'qini') / rows / rows,
  };
}

function tableOf(groups: readonly (readonly [number, number, number, number])[]): UpliftTable {
  const column = (at: 0 | 1 | 2 | 3): Float64Array => Float64Array.from(groups, (group) => group[at]);
  return { treated: column(0), treatedPositives: column(1), control: column(2), controlPositives: column(3) };
}

function area(points: readonly UpliftPoint[], of: 'qini' | 'uplift'): number {
  let sum = 0;
  for (let at = 1; at < points.length; at++) {
    const [before, after] = [points[at - 1]!, points[at]!];
    sum += ((after.rows - before.rows) * (before[of] + after[of])) / 2;
  }
  return sum;
}

const DRAWS = 400;

/**
 * 95 % interval of `qiniAboveChance`, by resampling people.
 *
 * @param table as `upliftCurve`; a few hundred groups at most, neighbours put together, else it takes long
 * @param seed whole number
 * @returns 2.5 % and 97.5 % quantiles over 400 resamples (Poisson bootstrap of the counts); NO_OUTCOME_KNOWN as the coefficients
 */
export function qiniInterval(table: UpliftTable, seed: number): Interval | NotEstimable {
  const random = randomOf(seed);
  const found: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = upliftCoefficients(resampled(table, (mean) => poisson(random, mean)));
    if ('ok' in drawn) continue;
    found.push(drawn.qiniAboveChance);
  }
  if (found.length < DRAWS / 2) return notEstimable('NO_OUTCOME_KNOWN');
  found.sort((a, b) => a - b);
  const at = (share: number): number => found[Math.round(share * (found.length - 1))]!;
  return [at(0.025), at(0.975)];
}

function resampled(table: UpliftTable, draw: (mean: number) => number): UpliftTable {
  const { treated, treatedPositives, control, controlPositives } = table;
  const yes = treatedPositives.map(draw);
  const no = controlPositives.map(draw);
  return {
    treated: treated.map((n, g) => yes[g]! + draw(n - treatedPositives[g]!)),
    treatedPositives: yes,
    control: control.map((n, g) => no[g]! + draw(n - controlPositives[g]!)),
    controlPositives: no,
  };
}
