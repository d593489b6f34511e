import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { positiveLabel, untold } from '../estimates.ts';
import type { Gains } from './schema.ts';

export function findings({ deciles, rate, outcome }: Gains): Finding[] {
  const [first] = deciles;
  if (!isEstimated(rate)) return [untold('gains', rate)];
  if (first === undefined) return [];
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
