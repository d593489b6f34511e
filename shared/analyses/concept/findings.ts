import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { amount } from '../amounts.ts';
import { positiveLabel, untold } from '../estimates.ts';
import { bandRange } from './band-name.ts';
import type { Concept, ConceptBand } from './schema.ts';

const LINK = { label: { key: 'concept.link' }, page: 'stability' as const, focus: 'works' };

export function findings(concept: Concept): Finding[] {
  const { test, reference, current, verdict, byPeriod } = concept;
  if (reference === null) return [untold('concept', isEstimated(test) ? { ok: false, reason: 'NO_REFERENCE' } : test)];
  if (current === null || !isEstimated(test))
    return [untold('concept', isEstimated(test) ? { ok: false, reason: 'TOO_FEW_ROWS' } : test)];
  const values = { current: current.period, reference: reference.period, n: current.n };
  const others = byPeriod.filter(({ verdict: one, period }) => one === 'changed' && period !== current.period);
  const isChanged = verdict === 'changed';
  return [
    {
      id: 'concept.verdict',
      state: isChanged ? 'act' : 'holds',
      weight: isChanged ? 0.95 : 0.25,
      title: { key: verdictKey(isChanged, concept.task), values },
      account: [
        ...(isChanged ? farthest(concept) : [{ key: 'concept.holdsAccount', values }]),
        ...lossPhrases(concept),
      ],
      figure: 'concept.bands',
      link: LINK,
    },
    ...(others.length === 0
      ? []
      : [
          {
            id: 'concept.others',
            state: 'watch' as const,
            weight: 0.6,
            title: {
              key: 'concept.others',
              values: { count: others.length, periods: periodsText(others.map(({ period }) => period)) },
            },
            account: [],
            figure: 'concept.byPeriod',
            link: LINK,
          },
        ]),
  ];
}

function verdictKey(isChanged: boolean, task: Concept['task']): string {
  if (task === 'regression') return isChanged ? 'concept.estimateChanged' : 'concept.estimateHolds';
  return isChanged ? 'concept.changed' : 'concept.holds';
}

/** The band whose outcomes moved most, in words. */
function farthest({ bands, outcome, unit, task }: Concept): Phrase[] {
  const size = ({ currentRate, referenceRate }: ConceptBand): number => Math.abs(currentRate - referenceRate);
  const apart = bands.filter(({ interval: [low, high] }) => low > 0 || high < 0);
  const most = (apart.length === 0 ? bands : apart).reduce<ConceptBand | null>(
    (one, other) => (one === null || size(other) > size(one) ? other : one),
    null,
  );
  if (most === null) return [];
  const values = { band: bandRange(most, { bands, unit }) };
  if (task === 'regression') {
    const gap = most.currentRate - most.referenceRate;
    return [{ key: gap < 0 ? 'concept.tooHigh' : 'concept.tooLow', values: { ...values, by: amount(gap, unit) } }];
  }
  return [
    {
      key: 'concept.band',
      values: { ...values, now: most.currentRate, then: most.referenceRate, label: positiveLabel(outcome) },
    },
  ];
}

/** Where a larger error comes from: other cases, or alike cases that end otherwise. */
function lossPhrases({ decomposition, unit }: Concept): Phrase[] {
  if (!isEstimated(decomposition)) return [{ key: 'concept.unsplit' }];
  const { total, totalInterval, covariate, concept, conceptInterval, loss, reference: before } = decomposition;
  const isSure = totalInterval[0] > 0 || totalInterval[1] < 0;
  if (!isSure) return [{ key: 'concept.sameError' }];
  const ofConcept = conceptInterval[0] > 0 || conceptInterval[1] < 0;
  const sized = (value: number): Phrase =>
    loss === 'brier' ? { key: 'concept.relative', values: { value: Math.abs(value) / before } } : amount(value, unit);
  const way = total > 0 ? 'grew' : 'shrank';
  return [
    {
      key: `concept.error_${way}`,
      values: {
        total: sized(total),
        low: sized(Math.min(...totalInterval.map(Math.abs))),
        high: sized(Math.max(...totalInterval.map(Math.abs))),
      },
    },
    {
      key: ofConcept
        ? Math.abs(covariate) < Math.abs(concept) / 4
          ? 'concept.allConcept'
          : 'concept.both'
        : 'concept.allCovariate',
      values: { covariate: sized(covariate), concept: sized(concept) },
    },
  ];
}

function periodsText(periods: readonly string[]): NamedText {
  return { text: {}, otherwise: periods.join(', ') };
}
