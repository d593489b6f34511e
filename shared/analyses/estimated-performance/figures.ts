import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell, FigureMark, NumberFormat } from '#shared/domain/figure.ts';
import { formatOf } from '../amounts.ts';
import type { EstimatedPerformance, EstimatedPeriod } from './schema.ts';

type Figured = EstimatedPeriod['estimate'];
type Drawn = {
  key: 'wrong' | 'order' | 'error';
  estimate: (period: EstimatedPeriod) => Figured;
  measured: (period: EstimatedPeriod) => Figured;
  format: NumberFormat;
};

export function figures(answer: EstimatedPerformance): Figure[] {
  const drawn: Drawn[] =
    answer.metric === 'absoluteError'
      ? [{ key: 'error', ...asTold, format: formatOf(answer.unit, 'level') }]
      : [
          {
            key: 'wrong',
            estimate: ({ right }) => mirrored(right),
            measured: ({ measuredRight }) => mirrored(measuredRight),
            format: 'percent',
          },
          { key: 'order', ...asTold, format: 'decimal' },
        ];
  return drawn.map((one) => byPeriod(answer, one)).filter((one) => one !== null);
}

const asTold = {
  estimate: ({ estimate }: EstimatedPeriod): Figured => estimate,
  measured: ({ measured }: EstimatedPeriod): Figured => measured,
};

function mirrored(figure: Figured): Figured {
  if (!isEstimated(figure)) return figure;
  const [low, high] = figure.interval;
  return { value: 1 - figure.value, interval: [1 - high, 1 - low] };
}

/** Each period: the estimate with its interval, and hollow beside it what was measured; the two are never one number. */
function byPeriod({ byPeriod: periods, unit }: EstimatedPerformance, drawn: Drawn): Figure | null {
  const { key, format } = drawn;
  const shown = periods.filter((one) => isEstimated(drawn.estimate(one)) || isEstimated(drawn.measured(one)));
  if (!shown.some((one) => isEstimated(drawn.estimate(one)))) return null;
  const unknown = shown.filter(({ outcomes }) => outcomes !== 'known').length;
  const column = (id: string, of: string, how: NumberFormat): Figure['table']['columns'][number] => ({
    id,
    label: { key: `estimatedPerformance.columns.${of}` },
    format: how,
  });
  return {
    id: `estimated-performance.${key}`,
    kind: 'intervals',
    title: { key: `estimatedPerformance.figures.${key}` },
    subtitle: { key: `estimatedPerformance.figures.${key}Subtitle` },
    alt: { key: 'estimatedPerformance.figures.alt', values: { count: shown.length, unknown } },
    valueFormat: format,
    currency: unit.currency,
    peerLabel: { key: 'estimatedPerformance.figures.measured' },
    marks: shown.map((one) => markOf(one, drawn)),
    table: {
      columns: [
        column('period', 'period', 'period'),
        column('rows', 'rows', 'integer'),
        column('known', 'known', 'integer'),
        column('estimate', 'estimate', format),
        column('low', 'low', format),
        column('high', 'high', format),
        column('measured', 'measured', format),
        column('measuredLow', 'measuredLow', format),
        column('measuredHigh', 'measuredHigh', format),
      ],
      rows: shown.map((one): FigureCell[] => [
        one.period,
        one.rows,
        one.known,
        ...cells(drawn.estimate(one)),
        ...cells(drawn.measured(one)),
      ]),
    },
  };
}

function markOf(one: EstimatedPeriod, { estimate, measured }: Drawn): FigureMark {
  const [expected, known] = [estimate(one), measured(one)];
  return {
    label: one.period,
    labelFormat: 'period',
    value: isEstimated(expected) ? expected.value : null,
    interval: isEstimated(expected) ? expected.interval : null,
    peer: isEstimated(known) ? known.value : null,
    ...(one.outcomes === 'known'
      ? {}
      : { emphasis: 'subject', note: { key: `estimatedPerformance.figures.${one.outcomes}` } }),
  };
}

function cells(figure: Figured): FigureCell[] {
  return isEstimated(figure) ? [figure.value, ...figure.interval] : [null, null, null];
}
