import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';

const KEY = 'results.cutoff.figure';

/** The numbers behind the simulator, for its table and its drawer. */
export function cutoffFigure({ points, currency }: Threshold, isProbability: boolean): Figure {
  const scoreFormat = isProbability ? 'percent' : 'decimal';
  const hasMoney = points.some((point) => isEstimated(point.value));
  return {
    id: 'threshold.points',
    kind: 'curve',
    title: { key: hasMoney ? `${KEY}.title` : `${KEY}.titlePeople` },
    subtitle: { key: hasMoney ? `${KEY}.subtitle` : `${KEY}.subtitlePeople` },
    alt: { key: `${KEY}.alt` },
    marks: [],
    valueFormat: 'money',
    currency,
    axes: {
      x: { label: { key: `${KEY}.threshold` }, format: scoreFormat },
      y: { label: { key: `${KEY}.value` }, format: 'money' },
    },
    curves: hasMoney
      ? [
          {
            id: 'value',
            label: { key: `${KEY}.value` },
            role: 'subject',
            points: points.flatMap((point) =>
              isEstimated(point.value) ? [{ x: point.threshold, y: point.value }] : [],
            ),
          },
        ]
      : [],
    table: {
      columns: [
        { id: 'threshold', label: { key: `${KEY}.threshold` }, format: scoreFormat },
        { id: 'tp', label: { key: `${KEY}.tp` }, format: 'integer' },
        { id: 'fp', label: { key: `${KEY}.fp` }, format: 'integer' },
        { id: 'tn', label: { key: `${KEY}.tn` }, format: 'integer' },
        { id: 'fn', label: { key: `${KEY}.fn` }, format: 'integer' },
        { id: 'value', label: { key: `${KEY}.value` }, format: 'money' },
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
  };
}
