import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { untold } from '../estimates.ts';
import type { Threshold } from './schema.ts';

export function findings({ best, inForce, cutoff, currency, population, capacity }: Threshold): Finding[] {
  const link = { label: { key: 'threshold.link' }, page: 'results' as const, focus: 'cutoff' };
  if (!isEstimated(best)) return [untold('threshold', best, link)];
  const range =
    isEstimated(best.thresholdInterval) && best.thresholdInterval[0] < best.thresholdInterval[1]
      ? [{ key: 'threshold.range', values: { low: best.thresholdInterval[0], high: best.thresholdInterval[1] } }]
      : [];
  if (capacity !== null)
    return [
      {
        id: 'threshold.within',
        state: 'know',
        weight: 0.3,
        title: { key: 'threshold.within', values: { capacity, best: best.threshold, value: best.value, currency } },
        account: [
          {
            key: 'threshold.withinAccount',
            values: { above: best.point.tp + best.point.fp, found: best.point.tp, n: population.known },
          },
          ...range,
        ],
        figure: 'threshold.value',
        link,
      },
    ];
  const { difference, point } = best;
  const alike =
    point.tp + point.fp === 0 || point.tn + point.fn === 0
      ? [{ key: 'threshold.alike', values: { best: best.threshold } }]
      : [];
  if (!isEstimated(difference) || !isEstimated(difference.interval) || !isEstimated(inForce) || cutoff === null)
    return [
      {
        id: 'threshold.best',
        state: 'know',
        weight: 0.3,
        title: { key: 'threshold.best', values: { best: best.threshold, value: best.value, currency } },
        account: [{ key: 'threshold.bestAccount', values: { n: population.known } }, ...alike, ...range],
        figure: 'threshold.value',
        link,
      },
    ];
  const [low, high] = difference.interval;
  const isShown = low > 0;
  return [
    {
      id: 'threshold.better',
      state: isShown ? 'watch' : 'holds',
      weight: isShown ? 0.5 : 0.24,
      title: {
        key: isShown ? 'threshold.better' : 'threshold.notShown',
        values: { best: best.threshold, inForce: cutoff.threshold, value: difference.value, currency },
      },
      account: [
        {
          key: 'threshold.betterAccount',
          values: { low, high, n: population.known, cases: difference.cases, best: best.threshold, currency },
        },
        ...alike,
        ...range,
      ],
      figure: 'threshold.value',
      link,
    },
  ];
}
