import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { amount, level, named, valueName } from '../amounts.ts';
import { positiveLabel } from '../estimates.ts';
import type { Difference, Similar, SimilarComputed } from './schema.ts';

/** Up to here a case is called close: a tenth of what could differ. */
export const CLOSE = 0.1;

export function findings(similar: Similar): Finding[] {
  if (!isEstimated(similar))
    return [
      {
        id: 'similar.none',
        state: 'know',
        weight: 0.1,
        title: { key: `similar.none.${similar.reason}` },
        account: [],
      },
    ];
  return [ends(similar), ...strange(similar), ...otherwise(similar)];
}

/** "Monthly income €680 instead of €700". */
export function differencePhrase(one: Difference): Phrase {
  const described = { unit: one.unit, ...(one.format === undefined ? {} : { format: one.format }) };
  const text = (value: Difference['value'], label: Difference['valueLabel']): NamedText =>
    valueName(value, { ...described, valueLabel: label });
  return {
    key: 'similar.difference',
    values: { label: named(one), value: text(one.value, one.valueLabel), own: text(one.own, one.ownLabel) },
  };
}

function ends(similar: SimilarComputed): Finding {
  const { cases, known, positive, interval, mean, labels, decidedAlike, decision, features, rows, unit } = similar;
  const values = { count: cases.length, known, label: positiveLabel(labels) };
  const alike: Phrase[] =
    decidedAlike === null || decision === null
      ? []
      : [
          {
            key: decidedAlike === cases.length ? 'similar.allAlike' : 'similar.alike',
            values: {
              count: decidedAlike,
              of: cases.length,
              decision: { text: decision.label, otherwise: decision.value },
            },
          },
        ];
  const title: Phrase =
    known === 0
      ? { key: 'similar.endsUnknown', values }
      : positive !== null
        ? { key: 'similar.ends', values: { ...values, positive } }
        : { key: 'similar.endsMean', values: { ...values, mean: level(mean ?? 0, unit) } };
  return {
    id: 'similar.ends',
    state: 'know',
    weight: 0.4,
    title,
    account: [
      ...(interval === null ? [] : [{ key: 'similar.interval', values: { low: interval[0], high: interval[1] } }]),
      ...alike,
      { key: 'similar.how', values: { count: features, rows } },
    ],
    figure: 'similar.distances',
  };
}

function strange({ cases }: SimilarComputed): Finding[] {
  const [nearest] = cases;
  if (nearest === undefined || nearest.distance <= CLOSE) return [];
  return [{ id: 'similar.strange', state: 'watch', weight: 0.42, title: { key: 'similar.strange' }, account: [] }];
}

function otherwise({ otherwise: other, unit, score }: SimilarComputed): Finding[] {
  if (other === null || other.decision === null) return [];
  const decision = { text: other.decision.label, otherwise: other.decision.value };
  return [
    {
      id: 'similar.otherwise',
      state: 'know',
      weight: 0.3,
      title: { key: 'similar.otherwise', values: { id: other.caseId, decision } },
      account: [
        ...other.differences.map(differencePhrase),
        ...(other.score === null || score === null
          ? []
          : [
              {
                key: other.score < score ? 'similar.lower' : 'similar.higher',
                values: { by: amount(other.score - score, unit) },
              },
            ]),
      ],
    },
  ];
}
