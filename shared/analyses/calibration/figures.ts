import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { judgedIn, within } from '../figure-cases.ts';
import { positiveLabel } from '../estimates.ts';
import { scoreRange } from '../number-range.ts';
import type { Calibration } from './schema.ts';

/** Ten bins of the score: what was said (hollow) and what came true (with its interval). */
export function figures({ bins, outcome, rate, meanScore, mode }: Calibration): Figure[] {
  if (bins.length === 0 || !isEstimated(rate) || !isEstimated(meanScore)) return [];
  const label = positiveLabel(outcome);
  return [
    {
      id: 'calibration.reliability',
      kind: 'intervals',
      title: { key: 'calibration.figures.reliability', values: { label } },
      subtitle: { key: 'calibration.figures.reliabilitySubtitle', values: { label } },
      alt: { key: 'calibration.figures.reliabilityAlt', values: { count: bins.length, score: meanScore, rate, label } },
      valueFormat: 'percent',
      peerLabel: { key: 'calibration.figures.said' },
      marks: bins.map((bin) => ({
        label: `${Math.round(bin.from * 100)}-${Math.round(bin.to * 100)} %`,
        name: scoreRange({ low: bin.from, high: bin.to, withLow: true, withHigh: bin.to === 1 }),
        labelFormat: 'text',
        value: bin.rate,
        interval: bin.interval,
        peer: bin.meanScore,
        ...(mode === 'exact' ? { cases: [{ column: 'n', where: judgedIn(scoreIn(bin)) }] } : {}),
      })),
      table: {
        columns: [
          { id: 'from', label: { key: 'calibration.columns.from' }, format: 'percent' },
          { id: 'to', label: { key: 'calibration.columns.to' }, format: 'percent' },
          { id: 'n', label: { key: 'calibration.columns.n' }, format: 'integer' },
          { id: 'positives', label: { key: 'calibration.columns.positives', values: { label } }, format: 'integer' },
          { id: 'meanScore', label: { key: 'calibration.figures.said' }, format: 'percent' },
          { id: 'rate', label: { key: 'calibration.columns.rate' }, format: 'percent' },
          { id: 'low', label: { key: 'calibration.columns.low' }, format: 'percent' },
          { id: 'high', label: { key: 'calibration.columns.high' }, format: 'percent' },
        ],
        rows: bins.map((bin) => [
          bin.from,
          bin.to,
          bin.n,
          bin.positives,
          bin.meanScore,
          bin.rate,
          bin.interval[0],
          bin.interval[1],
        ]),
      },
    },
  ];
}

/** A score outside the scale stands in the nearest bin. */
function scoreIn({ from, to }: Calibration['bins'][number]): string {
  return within('@score', from > 0 ? from : null, to < 1 ? to : null);
}
