import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell, FigureMark, NumberFormat } from '#shared/domain/figure.ts';
import { judgedIn, JUDGED, within } from '../figure-cases.ts';
import { formatOf } from '../amounts.ts';
import { positiveLabel } from '../estimates.ts';
import { bandName } from './band-name.ts';
import type { Concept, ConceptBand } from './schema.ts';

export function figures(concept: Concept): Figure[] {
  return [bandsFigure(concept), periodsFigure(concept), lossFigure(concept)].filter((one) => one !== null);
}

/** Each band of the score: what came true then (hollow) and now, with its interval. */
function bandsFigure(concept: Concept): Figure | null {
  const { bands, unit, outcome, reference, current, task } = concept;
  if (bands.length === 0 || reference === null || current === null) return null;
  const valueFormat = formatOf(unit, 'level');
  const kind = task === 'regression' ? 'residual' : 'rate';
  const values = { label: positiveLabel(outcome), reference: reference.period, current: current.period };
  return {
    id: 'concept.bands',
    kind: 'intervals',
    title: { key: `concept.figures.${kind}`, values },
    subtitle: { key: 'concept.figures.bandsSubtitle' },
    alt: { key: 'concept.figures.bandsAlt', values: { ...values, count: bands.length } },
    valueFormat,
    currency: unit.currency,
    peerLabel: { key: 'concept.figures.then', values },
    marks: bands.map((band, at) => ({
      label: bandName(band, concept).otherwise,
      name: bandName(band, concept),
      labelFormat: 'text',
      value: band.currentRate,
      interval: nowInterval(band),
      peer: band.referenceRate,
      ...casesOf(concept, at),
    })),
    table: {
      columns: [
        { id: 'from', label: { key: 'concept.columns.from' }, format: valueFormat },
        { id: 'to', label: { key: 'concept.columns.to' }, format: valueFormat },
        { id: 'referenceN', label: { key: 'concept.columns.referenceN' }, format: 'integer' },
        { id: 'currentN', label: { key: 'concept.columns.currentN' }, format: 'integer' },
        { id: 'reference', label: { key: 'concept.columns.then', values }, format: valueFormat },
        { id: 'current', label: { key: 'concept.columns.now', values }, format: valueFormat },
        { id: 'low', label: { key: 'concept.columns.low' }, format: valueFormat },
        { id: 'high', label: { key: 'concept.columns.high' }, format: valueFormat },
      ],
      rows: bands.map((band): FigureCell[] => [
        band.from,
        band.to,
        band.referenceN,
        band.currentN,
        band.referenceRate,
        band.currentRate,
        ...nowInterval(band),
      ]),
    },
  };
}

/** The judged rows of a band now. A band that held too few is not told, and then the outer ones may end anywhere. */
function casesOf({ bands, current, mode }: Concept, at: number): Pick<FigureMark, 'cases'> {
  const band = bands[at];
  const isWhole = bands.reduce((sum, { currentN }) => sum + currentN, 0) === current?.n;
  if (band === undefined || current === null || mode === 'sketch' || !isWhole) return {};
  const score = within('@score', at === 0 ? null : band.from, at === bands.length - 1 ? null : band.to);
  return {
    cases: [{ column: 'currentN', where: bands.length === 1 ? [...JUDGED] : judgedIn(score), period: current.period }],
  };
}

/** The interval of the difference, told around what came true then. */
function nowInterval({ referenceRate, interval: [low, high] }: ConceptBand): [number, number] {
  return [referenceRate + low, referenceRate + high];
}

/** How far each period is from the reference inside bands, beside what chance alone shows. */
function periodsFigure({ byPeriod, unit, reference, task }: Concept): Figure | null {
  const told = byPeriod.flatMap(({ test, ...one }) => (isEstimated(test) ? [{ ...one, test }] : []));
  if (told.length === 0 || reference === null) return null;
  const valueFormat: NumberFormat = unit.kind === 'probability' ? 'percent' : formatOf(unit, 'level');
  const changed = told.filter(({ verdict }) => verdict === 'changed');
  return {
    id: 'concept.byPeriod',
    kind: 'intervals',
    title: {
      key: `concept.figures.${task === 'regression' ? 'byPeriodEstimate' : 'byPeriod'}`,
      values: { reference: reference.period },
    },
    subtitle: { key: 'concept.figures.byPeriodSubtitle' },
    alt: { key: 'concept.figures.byPeriodAlt', values: { count: told.length, changed: changed.length } },
    valueFormat,
    currency: unit.currency,
    peerLabel: { key: 'concept.figures.noise' },
    marks: told.map(({ period, test, verdict }) => ({
      cases: [{ column: 'n', where: [...JUDGED], period }],
      label: period,
      labelFormat: 'period',
      value: test.gap,
      peer: test.noise,
      interval: null,
      emphasis: verdict === 'changed' ? 'act' : 'subject',
    })),
    table: {
      columns: [
        { id: 'period', label: { key: 'concept.columns.period' }, format: 'period' },
        { id: 'n', label: { key: 'concept.columns.currentN' }, format: 'integer' },
        { id: 'gap', label: { key: 'concept.columns.gap' }, format: valueFormat },
        { id: 'noise', label: { key: 'concept.figures.noise' }, format: valueFormat },
        { id: 'statistic', label: { key: 'concept.columns.statistic' }, format: 'decimal' },
        { id: 'adjusted', label: { key: 'concept.columns.adjusted' }, format: 'pValue' },
      ],
      rows: told.map(({ period, n, test, adjusted }) => [period, n, test.gap, test.noise, test.statistic, adjusted]),
    },
  };
}

/** From the error then to the error now: other cases, then alike cases that end otherwise. */
function lossFigure({ decomposition, unit, reference, current }: Concept): Figure | null {
  if (!isEstimated(decomposition) || reference === null || current === null) return null;
  const { loss, covariate, concept, total } = decomposition;
  const valueFormat: NumberFormat = loss === 'brier' ? 'decimal' : formatOf(unit, 'level');
  const parts = [
    { label: 'covariate', value: covariate, en: 'Other cases', fr: 'Autres dossiers' },
    { label: 'concept', value: concept, en: 'Same cases, other ends', fr: 'Mêmes dossiers, autres issues' },
  ];
  return {
    id: 'concept.loss',
    kind: 'waterfall',
    title: { key: 'concept.figures.loss' },
    subtitle: { key: `concept.figures.${loss}` },
    alt: {
      key: 'concept.figures.lossAlt',
      values: { covariate, concept, total, reference: reference.period, current: current.period },
    },
    valueFormat,
    levelFormat: valueFormat,
    currency: unit.currency,
    base: {
      label: { key: 'concept.figures.lossThen', values: { reference: reference.period } },
      value: decomposition.reference,
    },
    total: {
      label: { key: 'concept.figures.lossNow', values: { current: current.period } },
      value: decomposition.current,
    },
    goodSide: 'down',
    marks: parts.map(({ label, value, en, fr }) => ({
      label,
      name: { text: { en, fr }, otherwise: en },
      labelFormat: 'text',
      value,
    })),
    table: {
      columns: [
        { id: 'part', label: { key: 'concept.columns.part' }, format: 'text' },
        { id: 'value', label: { key: 'concept.columns.value' }, format: valueFormat },
      ],
      rows: parts.map(({ label, value }) => [label, value]),
    },
  };
}
