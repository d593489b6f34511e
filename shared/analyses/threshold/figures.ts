import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Threshold } from './schema.ts';

/** The value of each cut-off on the same cases. */
export function figures({ points, best, inForce, currency }: Threshold): Figure[] {
  const drawn = points.flatMap((point) => (isEstimated(point.value) ? [{ x: point.threshold, y: point.value }] : []));
  if (drawn.length === 0 || !isEstimated(best)) return [];
  const isNow = isEstimated(inForce) && isEstimated(inForce.value);
  return [
    {
      id: 'threshold.value',
      kind: 'curve',
      title: { key: 'threshold.figures.value' },
      subtitle: { key: 'threshold.figures.valueSubtitle' },
      alt: { key: 'threshold.figures.valueAlt', values: { best: best.threshold, value: best.value, currency } },
      valueFormat: 'money',
      currency,
      marks: [],
      axes: {
        x: { label: { key: 'threshold.columns.threshold' }, format: 'percent' },
        y: { label: { key: 'threshold.columns.value' }, format: 'money' },
      },
      curves: [
        { id: 'value', label: { key: 'threshold.figures.earned' }, role: 'subject', points: drawn },
        ...(isNow
          ? [
              {
                id: 'inForce',
                label: { key: 'threshold.figures.inForce' },
                role: 'reference' as const,
                points: [
                  { x: inForce.threshold, y: Math.min(0, ...drawn.map((point) => point.y)) },
                  { x: inForce.threshold, y: Math.max(...drawn.map((point) => point.y)) },
                ],
              },
            ]
          : []),
      ],
      table: {
        columns: [
          { id: 'threshold', label: { key: 'threshold.columns.threshold' }, format: 'percent' },
          { id: 'tp', label: { key: 'threshold.columns.tp' }, format: 'integer' },
          { id: 'fp', label: { key: 'threshold.columns.fp' }, format: 'integer' },
          { id: 'tn', label: { key: 'threshold.columns.tn' }, format: 'integer' },
          { id: 'fn', label: { key: 'threshold.columns.fn' }, format: 'integer' },
          { id: 'value', label: { key: 'threshold.columns.value' }, format: 'money' },
        ],
        rows: points.map((point) => [
          point.threshold,
          point.tp,
          point.fp,
          point.tn,
          point.fn,
          isEstimated(point.value) ? point.value : null,
        ]),
      },
    },
  ];
}
