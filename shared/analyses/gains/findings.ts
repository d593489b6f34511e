import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { positiveLabel, untold } from '../estimates.ts';
import type { Gains } from './schema.ts';

/** Known outcomes, and of them positive ones, below which no tenth is told. */
const LEAST = 30;
const LEAST_POSITIVES = 5;

export function findings({ deciles, rate, outcome }: Gains): Finding[] {
  const [first] = deciles;
  if (!isEstimated(rate)) return [untold('gains', rate)];
  if (first === undefined) return [];
  const n = deciles.reduce((sum, one) => sum + one.n, 0);
  if (n < LEAST) return [untold('gains', notEstimable('TOO_FEW_ROWS', LEAST))];
  if (rate * n < LEAST_POSITIVES)
    return [
      {
        ...untold('gains', notEstimable('TOO_FEW_ROWS')),
        account: [
          {
            key: 'gains.fewPositives',
            values: { positives: Math.round(rate * n), needed: LEAST_POSITIVES, label: positiveLabel(outcome) },
          },
        ],
      },
    ];
  if (first.maxScore === deciles.at(-1)?.minScore) return [untold('gains', notEstimable('CONSTANT_SCORE'))];
  const label = positiveLabel(outcome);
  const half = deciles.findIndex((one) => one.gain >= 0.5) + 1;
  return [
    {
      id: 'gains.top',
      state: first.interval[0] > rate ? 'holds' : 'watch',
      weight: first.interval[0] > rate ? 0.22 : 0.5,
      title: { key: 'gains.top', values: { gain: first.gain, label, lift: first.lift } },
      account: [
        {
          key: 'gains.topAccount',
          values: {
            n: first.n,
            rate: first.rate,
            low: first.interval[0],
            high: first.interval[1],
            all: rate,
            label,
          },
        },
        { key: 'gains.half', values: { share: half / deciles.length, label } },
      ],
      figure: 'gains.curve',
      link: { label: { key: 'gains.link' }, page: 'results' },
    },
  ];
}
