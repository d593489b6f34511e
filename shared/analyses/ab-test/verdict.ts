import { isEstimated, notEstimable, orNull } from '#shared/domain/estimate.ts';
import { addDays } from '#shared/domain/period.ts';
import { proportionTest } from '#shared/stats/two-proportions.ts';
import { DETECTABLE, sideOf } from './compare.ts';
import type { AbMetric, AbReservation, AbTest, AbVerdict } from './schema.ts';

/** Below this a split is not the planned one. */
export const SPLIT_ALARM = 0.001;
/** Below this, over as many groups as there are, a group is split unlike the others. */
const SPLIT_APART = 0.01;
/** Individuals in both arms above this share spoil a test that dealt individuals. */
const CONTAMINATED = 0.01;
const DAYS = 7;
const SUCCESSES = 10;
const ROWS = 30;
/** Outcomes too young to be known, above this share of the cases. */
const IMMATURE = 0.3;
const LEVEL = 0.05;

export type Judged = Omit<AbTest, 'verdict' | 'plan'>;
type Values = AbVerdict['values'];

/** Marks of the design and of checks that the result does not hold elsewhere. */
export type Marks = {
  asOf: string | null;
  guardrails: readonly { metric: string; margin: number }[];
  /** How the good side of the primary metric is known; null while it is not. */
  direction: 'said' | 'inferred' | null;
};

/**
 * The verdict, first that applies: invalid, tooEarly, harmful, adopt or reject, noDifference, inconclusive. A test with a planned end is read
 * once, then, by the fixed interval; without one the always-valid interval decides, on any day: each way errs in 5 % of tests without an
 * effect, both together would in more.
 */
export function verdictOf(judged: Judged, marks: Marks): AbVerdict {
  const primary = judged.metrics.find((one) => one.role === 'primary');
  const { end } = judged.design;
  const decidedBy = end === null ? 'alwaysValid' : 'fixed';
  const told = (
    state: AbVerdict['state'],
    reason: string,
    values: Values = {},
    nextDate: string | null = null,
  ): AbVerdict => ({
    state,
    reason,
    values,
    decidedBy,
    reservations: reservationsOf(judged, marks),
    nextDate,
  });
  const broken = whyInvalid(judged);
  if (broken !== null) return told('invalid', broken.reason, broken.values);
  if (primary === undefined) return told('tooEarly', 'noMetric');
  const toGo = planOf(judged);
  const next = dayAfter(marks.asOf ?? judged.period?.to ?? null, orNull(toGo.daysToGo));
  const early = whyTooEarly(judged, primary, marks);
  if (early !== null) return told('tooEarly', early.reason, early.values, early.nextDate ?? next);
  const harm = harmOf(judged, marks);
  if (harm !== null) return told('harmful', 'guardrail', harm);
  if (end !== null && marks.asOf !== null && marks.asOf < end) return told('tooEarly', 'beforeEnd', { end }, end);
  const deciding = decidedBy === 'fixed' ? primary.interval : primary.alwaysValidInterval;
  if (!isEstimated(deciding)) return told('inconclusive', deciding.reason, {}, next);
  const side = sideOf(deciding) * (primary.better === 'up' ? 1 : -1);
  if (side !== 0 && marks.direction === null) return told('inconclusive', 'noDirection');
  if (side > 0) return told('adopt', 'better');
  if (side < 0) return told('reject', 'worse');
  const { effect } = judged.design;
  if (effect !== null && deciding[0] > -effect && deciding[1] < effect)
    return told('noDifference', 'within', { effect });
  return told('inconclusive', effect === null ? 'zeroWithin' : 'effectWithin', effect === null ? {} : { effect }, next);
}

/** Without a planned share no split can be checked as a whole; that of one group against the others still can: no one plan gives both. */
function whyInvalid({
  sampleRatio,
  sampleRatioBySegment,
  contaminated,
  individuals,
  design,
}: Judged): { reason: string; values: Values } | null {
  if (isEstimated(sampleRatio) && sampleRatio.pValue < SPLIT_ALARM) {
    const { treatment, control } = sampleRatio.counts;
    const worst = sampleRatioBySegment.find((one) => standsOut(one, sampleRatioBySegment));
    return {
      reason: worst === undefined ? 'sampleRatio' : 'sampleRatioSegment',
      values: {
        share: treatment / (treatment + control),
        expected: sampleRatio.expected.treatment / (treatment + control),
        ...(worst === undefined ? {} : { column: worst.column, group: worst.group, groupShare: worst.share }),
      },
    };
  }
  const apart = isEstimated(sampleRatio)
    ? undefined
    : sampleRatioBySegment.find((one) => standsOut(one, sampleRatioBySegment));
  if (apart !== undefined) {
    const [treatment, control] = restOf(apart, sampleRatioBySegment);
    const { column, group, share } = apart;
    return {
      reason: 'sharesApart',
      values: { column, group, groupShare: share, share: treatment / (treatment + control) },
    };
  }
  if (
    design.unit === 'individual' &&
    isEstimated(contaminated) &&
    isEstimated(individuals) &&
    contaminated > CONTAMINATED * individuals
  )
    return { reason: 'bothArms', values: { contaminated, individuals, share: contaminated / individuals } };
  return null;
}

type Split = Judged['sampleRatioBySegment'][number];

/** Not split as planned, and not as the other groups of its column either: a fault of the whole test is no fault of one of its groups. */
function standsOut(one: Split, all: readonly Split[]): boolean {
  if (!isEstimated(one.pValue) || one.pValue >= SPLIT_ALARM) return false;
  const [treatment, control] = restOf(one, all);
  const apart = proportionTest(one.treatment, one.treatment + one.control, treatment, treatment + control);
  return isEstimated(apart) && apart.pValue * all.length < SPLIT_APART;
}

/** The cases of the other groups of the same column, with the model and as before. */
function restOf(one: Split, all: readonly Split[]): [treatment: number, control: number] {
  const rest = all.filter(({ column, group }) => column === one.column && group !== one.group);
  const added = (arm: 'treatment' | 'control'): number => rest.reduce((sum, other) => sum + other[arm], 0);
  return [added('treatment'), added('control')];
}

type Early = { reason: string; values: Values; nextDate: string | null };

function whyTooEarly({ period, immature, rows }: Judged, primary: AbMetric, { asOf }: Marks): Early | null {
  const days = period?.days ?? 0;
  if (days < DAYS)
    return { reason: 'days', values: { days, needed: DAYS }, nextDate: dayAfter(period?.from ?? null, DAYS) };
  const arms = [primary.treatment, primary.control];
  const least = Math.min(...arms.map(({ n }) => n));
  if (least < ROWS) return { reason: 'rows', values: { n: least, needed: ROWS }, nextDate: null };
  if (primary.kind === 'rate') {
    const successes = Math.min(...arms.map(({ n, sum }) => Math.min(sum, n - sum)));
    if (successes < SUCCESSES)
      return { reason: 'successes', values: { n: successes, needed: SUCCESSES }, nextDate: null };
  }
  if (isEstimated(immature) && immature.treatment + immature.control > IMMATURE * rows)
    return {
      reason: 'immature',
      values: { share: (immature.treatment + immature.control) / rows },
      nextDate: asOf === null ? null : dayAfter(asOf, DAYS),
    };
  return null;
}

/** A guardrail that got worse by more than its margin, beyond doubt. */
function harmOf({ metrics }: Judged, { guardrails }: Marks): Values | null {
  for (const { metric: name, margin } of guardrails) {
    const found = metrics.find((one) => one.name === name);
    if (found === undefined || !isEstimated(found.alwaysValidInterval) || !isEstimated(found.difference)) continue;
    const [low, high] = found.alwaysValidInterval;
    if (found.better === 'up' ? high < -margin : low > margin)
      return { metric: name, margin, difference: found.difference };
  }
  return null;
}

/** Pace of the log, and what is still missing to find the smallest worthwhile effect. */
export function planOf({ metrics, period, rows, design }: Judged): AbTest['plan'] {
  const primary = metrics.find((one) => one.role === 'primary');
  const n = primary === undefined ? 0 : primary.treatment.n + primary.control.n;
  if (primary === undefined || period === null || rows === 0 || n === 0) {
    const none = notEstimable('NO_ROWS');
    return { casesPerDay: none, casesNeeded: none, daysToGo: none };
  }
  const casesPerDay = n / period.days;
  const effect = design.effect ?? null;
  if (effect === null || !isEstimated(primary.smallestDetectable)) {
    const none = isEstimated(primary.smallestDetectable)
      ? notEstimable('NO_SMALLEST_EFFECT')
      : primary.smallestDetectable;
    return { casesPerDay, casesNeeded: none, daysToGo: none };
  }
  const casesNeeded = Math.ceil(n * (primary.smallestDetectable / effect) ** 2);
  return { casesPerDay, casesNeeded, daysToGo: Math.max(0, Math.ceil((casesNeeded - n) / casesPerDay)) };
}

/** Difference that a test as precise as this one finds four times in five. */
export function detectable(se: number | null): number | null {
  return se === null ? null : DETECTABLE * se;
}

function dayAfter(day: string | null, days: number | null): string | null {
  if (day === null || days === null || days <= 0 || days > 3650) return null;
  return addDays(day, days);
}

function reservationsOf(judged: Judged, marks: Marks): AbReservation[] {
  const {
    sampleRatio,
    contaminated,
    individuals,
    design,
    balance,
    known,
    immature,
    otherArms,
    rows,
    interactions,
    novelty,
    sinceAssignment,
  } = judged;
  const list: AbReservation[] = [];
  const add = (reason: AbReservation['reason'], values: Values = {}): number => list.push({ reason, values });
  const primary = judged.metrics.find((one) => one.role === 'primary');
  if (design.chosenAfterResults) add('chosenAfter', { day: design.setAt ?? '' });
  if (!isEstimated(sampleRatio) && sampleRatio.reason === 'NO_SHARE') add('noShare');
  const uneven = judged.sampleRatioBySegment.find((one) => standsOut(one, judged.sampleRatioBySegment));
  if (uneven !== undefined) add('shareUneven', { column: uneven.column, group: uneven.group, share: uneven.share });
  const moved = judged.sampleRatioByMonth.find((one) => standsOut(one, judged.sampleRatioByMonth));
  if (moved !== undefined) add('sharesChanged', { month: moved.group, share: moved.share });
  if (otherArms.length > 0)
    add('otherArms', { count: otherArms.length, rows: otherArms.reduce((sum, one) => sum + one.rows, 0) });
  if (design.unit === 'case' && isEstimated(contaminated) && contaminated > 0)
    add('bothArms', { contaminated, individuals: orNull(individuals) ?? 0 });
  if (
    isEstimated(balance) &&
    isEstimated(balance.pValue) &&
    balance.pValue < SPLIT_ALARM &&
    isEstimated(balance.difference)
  )
    add('imbalance', { difference: balance.difference });
  if (isEstimated(known) && isEstimated(known.pValue) && known.pValue < SPLIT_ALARM)
    add('outcomesUnlike', { treatment: known.treatment, control: known.control });
  if (isEstimated(immature) && immature.treatment + immature.control > 0)
    add('immature', { n: immature.treatment + immature.control, rows });
  const differ = interactions.filter((one) => isEstimated(one.adjusted) && one.adjusted < LEVEL);
  for (const one of differ) add('segmentsDiffer', { column: one.column });
  for (const one of interactions.filter(({ reversed }) => reversed)) add('simpson', { column: one.column });
  if (
    isEstimated(novelty) &&
    novelty.pValue < LEVEL &&
    isEstimated(novelty.early.difference) &&
    isEstimated(novelty.late.difference)
  )
    add('novelty', { early: novelty.early.difference, late: novelty.late.difference, from: novelty.from });
  if (isEstimated(sinceAssignment) && isEstimated(sinceAssignment.change) && sinceAssignment.change.pValue < LEVEL)
    add('wearsOff', { early: sinceAssignment.change.early, late: sinceAssignment.change.late });
  if (primary !== undefined) {
    const { clustered, bootstrap } = primary.alternatives;
    if (isEstimated(clustered) && sideOf(clustered.interval) !== sideOf(primary.interval))
      add('clustered', { clusters: clustered.clusters });
    if (isEstimated(bootstrap) && sideOf(bootstrap) !== sideOf(primary.interval)) add('skewed');
    if (marks.direction === 'inferred') add('directionInferred', { better: primary.better });
  }
  const broken = harmOf(judged, marks)?.['metric'];
  for (const { metric, margin } of marks.guardrails) {
    const found = judged.metrics.find((one) => one.name === metric);
    if (metric === broken || found === undefined || !isEstimated(found.interval)) continue;
    if (found.better === 'up' ? found.interval[0] < -margin : found.interval[1] > margin)
      add('guardrailUnsure', { metric, margin });
  }
  return list;
}
