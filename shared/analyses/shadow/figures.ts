import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell, FigureColumn, FigureMark } from '#shared/domain/figure.ts';
import type { NamedText, Phrase } from '#shared/domain/finding.ts';
import { currencyOf, positiveLabel } from '../estimates.ts';
import { armCases, chosenCases, decidedSo, tenthCases } from './cases.ts';
import { nameOf } from './names.ts';
import type { Shadow, ShadowReport } from './schema.ts';
import { swapFigures } from './swap/figures.ts';
import type { Rated } from './swap/schema.ts';

export function figures(shadow: Shadow): Figure[] {
  if (!isEstimated(shadow)) return [];
  return [
    ...swapFigure(shadow),
    ...swapFigures(shadow),
    ...decilesFigure(shadow),
    ...coverageFigure(shadow),
    ...agreementFigure(shadow),
    ...upliftFigure(shadow),
    ...errorFigure(shadow),
  ];
}

const phrase = (key: string, values?: Phrase['values']): Phrase =>
  values === undefined ? { key: `shadow.figures.${key}` } : { key: `shadow.figures.${key}`, values };

function tenthName(tenth: number): NamedText {
  return { text: { en: `tenth ${tenth}`, fr: `dixième ${tenth}` }, otherwise: String(tenth) };
}

const column = (id: string, format: FigureColumn['format'], values?: Phrase['values']): FigureColumn => ({
  id,
  label: { key: `shadow.columns.${id}`, ...(values === undefined ? {} : { values }) },
  format,
});

function ratedCells({ n, known, coverage, successes, rate, interval, acted }: Rated): FigureCell[] {
  return [n, known, coverage, orNull(acted), successes, orNull(rate), ...(orNull(interval) ?? [null, null])];
}

function ratedColumns(label: NamedText): FigureColumn[] {
  return [
    column('n', 'integer'),
    column('known', 'integer'),
    column('coverage', 'percent'),
    column('acted', 'integer'),
    column('successes', 'integer', { label }),
    column('rate', 'percent'),
    column('low', 'percent'),
    column('high', 'percent'),
  ];
}

function swapFigure({ swap, outcome, rate }: ShadowReport): Figure[] {
  if (!isEstimated(swap) || !isEstimated(swap.inRate) || !isEstimated(swap.outRate)) return [];
  const label = positiveLabel(outcome);
  const groups = { in: swap.in, out: swap.out, both: swap.both };
  const ids = ['in', 'out', 'both'] as const;
  return [
    {
      id: 'shadow.swap',
      kind: 'intervals',
      title: phrase('swap'),
      subtitle: phrase('swapSubtitle', { label }),
      alt: phrase('swapAlt', { in: swap.inRate, out: swap.outRate, label }),
      valueFormat: 'percent',
      ...(isEstimated(rate) ? { reference: { value: rate, label: phrase('all') } } : {}),
      marks: ids.map((id): FigureMark => ({
        label: id,
        name: nameOf(id),
        labelFormat: 'text',
        value: orNull(groups[id].rate),
        interval: orNull(groups[id].interval),
        note: phrase('known', { count: groups[id].known, n: groups[id].n }),
        ...chosenCases(swap, id),
        ...(id === 'in' ? { emphasis: 'subject' as const } : {}),
      })),
      table: {
        columns: [column('group', 'text'), ...ratedColumns(label)],
        rows: ids.map((id) => [id, ...ratedCells(groups[id])]),
      },
    },
  ];
}

function decilesFigure(report: ShadowReport): Figure[] {
  const { deciles, outcome, rate } = report;
  const [first] = deciles;
  const last = deciles.at(-1);
  if (first === undefined || last === undefined || !isEstimated(rate) || !isEstimated(first.shadow.rate)) return [];
  const label = positiveLabel(outcome);
  return [
    {
      id: 'shadow.deciles',
      kind: 'intervals',
      title: phrase('deciles'),
      subtitle: phrase('decilesSubtitle', { label }),
      alt: phrase('decilesAlt', {
        first: first.shadow.rate,
        champion: orNull(first.champion.rate) ?? 0,
        last: orNull(last.shadow.rate) ?? 0,
        label,
      }),
      valueFormat: 'percent',
      reference: { value: rate, label: phrase('all') },
      peerLabel: phrase('champion'),
      marks: deciles.map(({ decile, shadow, champion }, at) => ({
        label: String(decile),
        name: tenthName(decile),
        labelFormat: 'text',
        value: orNull(shadow.rate),
        interval: orNull(shadow.interval),
        peer: orNull(champion.rate),
        ...tenthCases(report, at),
      })),
      table: {
        columns: [
          column('tenth', 'integer'),
          ...ratedColumns(label),
          column('championKnown', 'integer'),
          column('championRate', 'percent'),
          column('championLow', 'percent'),
          column('championHigh', 'percent'),
        ],
        rows: deciles.map(({ decile, shadow, champion }) => [
          decile,
          ...ratedCells(shadow),
          champion.known,
          orNull(champion.rate),
          ...(orNull(champion.interval) ?? [null, null]),
        ]),
      },
    },
  ];
}

function coverageFigure(report: ShadowReport): Figure[] {
  const { deciles, population, n } = report;
  if (deciles.length === 0 || population.known === 0) return [];
  const least = Math.min(...deciles.map(({ shadow }) => shadow.coverage));
  return [
    {
      id: 'shadow.coverage',
      kind: 'columns',
      title: phrase('coverage'),
      subtitle: phrase('coverageSubtitle'),
      alt: phrase('coverageAlt', { share: population.known / n, least }),
      valueFormat: 'integer',
      marks: deciles.map(({ decile, shadow }, at) => ({
        label: String(decile),
        name: tenthName(decile),
        labelFormat: 'text',
        value: Math.round(shadow.known),
        total: shadow.n,
        ...tenthCases(report, at),
      })),
      table: {
        columns: [
          column('tenth', 'integer'),
          column('n', 'integer'),
          column('known', 'integer'),
          column('coverage', 'percent'),
          column('acted', 'integer'),
          column('championKnown', 'integer'),
        ],
        rows: deciles.map(({ decile, shadow, champion }) => [
          decile,
          shadow.n,
          shadow.known,
          shadow.coverage,
          orNull(shadow.acted),
          champion.known,
        ]),
      },
    },
  ];
}

function agreementFigure(report: ShadowReport): Figure[] {
  const { agreement, n } = report;
  if (!isEstimated(agreement)) return [];
  const ids = ['both', 'onlyShadow', 'onlyChampion', 'neither'] as const;
  return [
    {
      id: 'shadow.agreement',
      kind: 'bars',
      title: phrase('agreement'),
      subtitle: phrase('agreementSubtitle', { n }),
      alt: phrase('agreementAlt', { share: agreement, n }),
      valueFormat: 'integer',
      marks: ids.map((id) => ({
        label: id,
        name: nameOf(id === 'both' ? 'bothChosen' : id),
        labelFormat: 'text',
        value: orNull(report[id]),
        ...decidedSo(report, id),
        ...(id === 'onlyShadow' || id === 'onlyChampion' ? { emphasis: 'subject' as const } : {}),
      })),
      table: {
        columns: [column('group', 'text'), column('n', 'integer'), column('share', 'percent')],
        rows: ids.map((id) => {
          const count = orNull(report[id]);
          return [id, count, count === null ? null : count / n];
        }),
      },
    },
  ];
}

function upliftFigure(report: ShadowReport): Figure[] {
  const { uplift, outcome } = report;
  if (!isEstimated(uplift)) return [];
  const label = positiveLabel(outcome);
  const { tenths } = uplift.shadow;
  const first = tenths[0]?.uplift;
  if (first === undefined || !isEstimated(first)) return [];
  return [
    {
      id: 'shadow.uplift',
      kind: 'intervals',
      title: phrase('uplift'),
      subtitle: phrase('upliftSubtitle', { label }),
      alt: phrase('upliftAlt', { points: first * 100, label }),
      valueFormat: 'points',
      reference: { value: 0, label: phrase('noChange') },
      peerLabel: phrase('champion'),
      marks: tenths.map((one, at) => ({
        label: String(one.tenth),
        name: tenthName(one.tenth),
        labelFormat: 'text',
        value: orNull(one.uplift),
        interval: orNull(one.interval),
        peer: orNull(uplift.champion.tenths[at]?.uplift ?? null),
        ...armCases(report, at),
      })),
      table: {
        columns: [
          column('tenth', 'integer'),
          column('treated', 'integer'),
          column('control', 'integer'),
          column('uplift', 'points'),
          column('upliftLow', 'points'),
          column('upliftHigh', 'points'),
          column('championUplift', 'points'),
        ],
        rows: tenths.map((one, at) => [
          one.tenth,
          one.treated,
          one.control,
          orNull(one.uplift),
          ...(orNull(one.interval) ?? [null, null]),
          orNull(uplift.champion.tenths[at]?.uplift ?? null),
        ]),
      },
    },
  ];
}

function errorFigure({ error, unit, population }: ShadowReport): Figure[] {
  if (!isEstimated(error)) return [];
  const format = currencyOf(unit) === null ? 'decimal' : 'money';
  const ids = ['shadowModel', 'championModel'] as const;
  const valueOf = { shadowModel: error.shadow, championModel: error.champion };
  return [
    {
      id: 'shadow.error',
      kind: 'bars',
      title: phrase('error'),
      subtitle: phrase('errorSubtitle', { count: population.known }),
      alt: phrase('errorAlt', { shadow: error.shadow, champion: error.champion, unit: currencyOf(unit) ?? unit }),
      valueFormat: format,
      currency: currencyOf(unit),
      marks: ids.map((id) => ({
        label: id,
        name: nameOf(id),
        labelFormat: 'text',
        value: valueOf[id],
        ...(id === 'shadowModel' ? { emphasis: 'subject' as const } : {}),
      })),
      table: {
        columns: [
          column('group', 'text'),
          column('error', format),
          column('difference', format),
          column('differenceLow', format),
          column('differenceHigh', format),
        ],
        rows: ids.map((id) => [
          id,
          valueOf[id],
          ...(id === 'shadowModel' ? [error.difference.value, ...error.difference.interval] : [null, null, null]),
        ]),
      },
    },
  ];
}
