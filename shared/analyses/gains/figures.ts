import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import { judgedIn, ofTenth } from '../figure-cases.ts';
import { positiveLabel } from '../estimates.ts';
import type { Gains } from './schema.ts';

export function figures(gains: Gains): Figure[] {
  const { deciles, curve, rate, outcome, currency } = gains;
  const [first] = deciles;
  if (first === undefined || !isEstimated(rate)) return [];
  const label = positiveLabel(outcome);
  return [
    {
      id: 'gains.curve',
      kind: 'curve',
      title: { key: 'gains.figures.curve' },
      subtitle: { key: 'gains.figures.curveSubtitle', values: { label } },
      alt: { key: 'gains.figures.curveAlt', values: { gain: first.gain, label } },
      valueFormat: 'percent',
      marks: [],
      axes: {
        x: { label: { key: 'gains.figures.share' }, format: 'percent' },
        y: { label: { key: 'gains.figures.gain', values: { label } }, format: 'percent' },
      },
      curves: [
        {
          id: 'model',
          label: { key: 'gains.figures.model' },
          role: 'subject',
          points: curve.map((point) => ({ x: point.share, y: point.gain })),
        },
        {
          id: 'chance',
          label: { key: 'gains.figures.chance' },
          role: 'reference',
          points: [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ],
        },
      ],
      table: {
        columns: [
          { id: 'share', label: { key: 'gains.figures.share' }, format: 'percent' },
          { id: 'gain', label: { key: 'gains.figures.gain', values: { label } }, format: 'percent' },
        ],
        rows: curve.map((point) => [point.share, point.gain]),
      },
    },
    {
      id: 'gains.deciles',
      kind: 'intervals',
      title: { key: 'gains.figures.deciles' },
      subtitle: { key: 'gains.figures.decilesSubtitle', values: { label } },
      alt: {
        key: 'gains.figures.decilesAlt',
        values: { first: first.rate, last: deciles.at(-1)?.rate ?? 0, all: rate, label },
      },
      valueFormat: 'percent',
      reference: { value: rate, label: { key: 'gains.figures.all' } },
      marks: deciles.map((one, at) => ({
        label: String(one.decile),
        name: { text: { en: `tenth ${one.decile}`, fr: `dixième ${one.decile}` }, otherwise: String(one.decile) },
        labelFormat: 'text',
        value: one.rate,
        interval: one.interval,
        ...casesOf(gains, at),
      })),
      currency,
      table: {
        columns: [
          { id: 'decile', label: { key: 'gains.columns.decile' }, format: 'integer' },
          { id: 'n', label: { key: 'gains.columns.n' }, format: 'integer' },
          { id: 'successes', label: { key: 'gains.columns.successes', values: { label } }, format: 'decimal' },
          { id: 'rate', label: { key: 'gains.columns.rate' }, format: 'percent' },
          { id: 'low', label: { key: 'gains.columns.low' }, format: 'percent' },
          { id: 'high', label: { key: 'gains.columns.high' }, format: 'percent' },
          { id: 'lift', label: { key: 'gains.columns.lift' }, format: 'decimal' },
          { id: 'cumulativeLift', label: { key: 'gains.columns.cumulativeLift' }, format: 'decimal' },
          { id: 'gain', label: { key: 'gains.columns.gain' }, format: 'percent' },
          { id: 'minScore', label: { key: 'gains.columns.minScore' }, format: 'decimal' },
          { id: 'maxScore', label: { key: 'gains.columns.maxScore' }, format: 'decimal' },
          { id: 'value', label: { key: 'gains.columns.value' }, format: 'money' },
        ],
        rows: deciles.map((one) => [
          one.decile,
          one.n,
          one.successes,
          one.rate,
          one.interval[0],
          one.interval[1],
          one.lift,
          one.cumulativeLift,
          one.gain,
          one.minScore,
          one.maxScore,
          isEstimated(one.value) ? one.value : null,
        ]),
      },
    },
  ];
}

/** The rows of a tenth, where scores can say which. */
function casesOf({ deciles, mode }: Gains, at: number): Pick<FigureMark, 'cases'> {
  const score = mode === 'sketch' ? null : ofTenth(deciles, at);
  return score === null ? {} : { cases: [{ column: 'n', where: judgedIn(score) }] };
}
