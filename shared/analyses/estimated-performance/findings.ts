import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { level } from '../amounts.ts';
import { untold } from '../estimates.ts';
import { format } from '#shared/words/format.ts';
import type { EstimatedPerformance, EstimatedPeriod } from './schema.ts';

const LINK = { label: { key: 'estimatedPerformance.link' }, page: 'stability' as const, focus: 'works' };

export function findings(answer: EstimatedPerformance): Finding[] {
  const { why, reference } = answer;
  if (why !== null || reference === null)
    return [
      {
        ...untold('estimatedPerformance', why ?? { ok: false, reason: 'NO_REFERENCE' }, LINK),
        id: 'estimated-performance.none',
      },
    ];
  return [...latest(answer, reference), ...checked(answer)];
}

type Reference = { period: string; n: number };

/** The last period whose outcomes are not known: what is expected of it, and beside what. */
function latest(answer: EstimatedPerformance, reference: Reference): Finding[] {
  const one = answer.byPeriod.findLast(({ outcomes, estimate }) => outcomes !== 'known' && isEstimated(estimate));
  if (one === undefined || !isEstimated(one.estimate)) return [];
  const before = answer.byPeriod.find(({ isReference }) => isReference) ?? null;
  const contrary = contraryOf(answer, one);
  const isWorse = contrary.length > 0 || expectedWorse(answer, one, before);
  return [
    {
      id: 'estimated-performance.latest',
      state: isWorse ? 'watch' : 'know',
      weight: isWorse ? 0.7 : 0.4,
      title: titleOf(answer, one),
      account: [
        ...accountOf(answer, one),
        ...contrary,
        ...(before === null ? [] : beside(answer, before, reference)),
        { key: 'estimatedPerformance.blind' },
      ],
      figure: figureIdOf(answer),
      link: LINK,
    },
  ];
}

/** Beyond doubt: the whole interval lies on the wrong side of what was measured in the reference. */
function expectedWorse(
  { metric }: EstimatedPerformance,
  { estimate }: EstimatedPeriod,
  before: EstimatedPeriod | null,
): boolean {
  if (!isEstimated(estimate) || before === null || !isEstimated(before.measured)) return false;
  return metric === 'auc' ? estimate.interval[1] < before.measured.value : estimate.interval[0] > before.measured.value;
}

/** Outcomes that are known already and lie wholly outside the estimate: they are not to be hidden behind it. */
function contraryOf({ metric, unit }: EstimatedPerformance, one: EstimatedPeriod): Phrase[] {
  const isRight = metric === 'auc' && isEstimated(one.right);
  const [estimate, measured] = isRight ? [one.right, one.measuredRight] : [one.estimate, one.measured];
  if (!isEstimated(estimate) || !isEstimated(measured)) return [];
  const isApart = measured.interval[0] > estimate.interval[1] || measured.interval[1] < estimate.interval[0];
  if (!isApart) return [];
  const { known: n } = one;
  if (isRight) return [{ key: 'estimatedPerformance.contraryRight', values: { n, wrong: 1 - measured.value } }];
  return metric === 'auc'
    ? [{ key: 'estimatedPerformance.contraryOrder', values: { n, auc: measured.value } }]
    : [{ key: 'estimatedPerformance.contraryError', values: { n, error: level(measured.value, unit) } }];
}

function titleOf(
  { metric, unit }: EstimatedPerformance,
  { period, outcomes, estimate, right }: EstimatedPeriod,
): Phrase {
  const state = outcomes === 'partly' ? 'partly' : 'none';
  if (metric === 'auc' && isEstimated(right))
    return { key: `estimatedPerformance.right_${state}`, values: { period, wrong: 1 - right.value } };
  const value = isEstimated(estimate) ? estimate.value : 0;
  return metric === 'auc'
    ? { key: `estimatedPerformance.order_${state}`, values: { period, auc: value } }
    : { key: `estimatedPerformance.error_${state}`, values: { period, error: level(value, unit) } };
}

function accountOf({ metric, unit }: EstimatedPerformance, { rows, estimate, right }: EstimatedPeriod): Phrase[] {
  if (!isEstimated(estimate)) return [];
  const [low, high] = estimate.interval;
  if (metric === 'absoluteError')
    return [
      { key: 'estimatedPerformance.errorAccount', values: { rows, low: level(low, unit), high: level(high, unit) } },
    ];
  return [
    ...(isEstimated(right)
      ? [
          {
            key: 'estimatedPerformance.rightAccount',
            values: { rows, low: 1 - right.interval[1], high: 1 - right.interval[0] },
          },
        ]
      : []),
    { key: 'estimatedPerformance.orderAccount', values: { auc: estimate.value, low, high } },
  ];
}

/** What was measured in the reference, in the same unit as the title. */
function beside({ metric, unit }: EstimatedPerformance, before: EstimatedPeriod, { period, n }: Reference): Phrase[] {
  const { measured, measuredRight } = before;
  if (metric === 'absoluteError')
    return isEstimated(measured)
      ? [{ key: 'estimatedPerformance.besideError', values: { period, n, error: level(measured.value, unit) } }]
      : [];
  if (isEstimated(measuredRight))
    return [{ key: 'estimatedPerformance.besideRight', values: { period, n, wrong: 1 - measuredRight.value } }];
  return isEstimated(measured)
    ? [{ key: 'estimatedPerformance.besideOrder', values: { period, n, auc: measured.value } }]
    : [];
}

/** How estimates stood where the outcomes came in since. */
function checked(answer: EstimatedPerformance): Finding[] {
  const judged = answer.byPeriod.filter(({ isInside, isReference }) => isInside !== null && !isReference);
  if (judged.length === 0) return [];
  const outside = judged.filter(({ isInside }) => isInside === false);
  return [
    {
      id: 'estimated-performance.checked',
      state: 'know',
      weight: outside.length === 0 ? 0.2 : 0.35,
      title: {
        key: outside.length === 0 ? 'estimatedPerformance.inside' : 'estimatedPerformance.outside',
        values: { count: judged.length, held: judged.length - outside.length, periods: listedPeriods(outside) },
      },
      account: [
        { key: outside.length === 0 ? 'estimatedPerformance.insideAccount' : 'estimatedPerformance.outsideAccount' },
      ],
      figure: figureIdOf(answer),
      link: LINK,
    },
  ];
}

export function figureIdOf({ metric, byPeriod }: EstimatedPerformance): string {
  if (metric === 'absoluteError') return 'estimated-performance.error';
  return byPeriod.some(({ right }) => isEstimated(right))
    ? 'estimated-performance.wrong'
    : 'estimated-performance.order';
}

function listedPeriods(periods: readonly EstimatedPeriod[]): NamedText {
  const list = (language: 'en' | 'fr'): string =>
    periods.map(({ period }) => format(language).period(period)).join(', ');
  return { text: { en: list('en'), fr: list('fr') }, otherwise: list('en') };
}
