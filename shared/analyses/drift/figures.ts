import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import { HEAT_STEPS } from '#shared/domain/figure.ts';
import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { named } from '../amounts.ts';
import { rangeName } from '../number-range.ts';
import { referencePhrase, valueOf } from './findings.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import type { Language } from '#shared/domain/language.ts';
import type { Drift, DriftFeature } from './schema.ts';

export function figures(drift: Drift): Figure[] {
  if (drift.why !== null || drift.features.length === 0) return [];
  const most = [...drift.features].sort((a, b) => sizeOf(b.psi) - sizeOf(a.psi));
  return [
    ...(drift.byPeriod.length > 1 ? [heat(drift)] : []),
    columns(drift, most),
    ...most.slice(0, 3).map((feature) => shares(drift, feature)),
  ];
}

function sizeOf(psi: DriftFeature['psi']): number {
  return isEstimated(psi) ? psi : 0;
}

/** Months across, facts down, those that moved farthest first. What chance alone can do is empty. */
function heat(drift: Drift): Figure {
  const { byPeriod, features } = drift;
  const rows = features
    .map((feature) => ({
      feature,
      cells: byPeriod.map((month) => {
        const one = month.features.find((it) => it.feature === feature.feature);
        const psi = one === undefined ? null : orNull(one.psi);
        const noise = one === undefined ? null : orNull(one.psiNoise);
        return { value: psi, isNoise: psi !== null && (psi < HEAT_STEPS[0] || psi <= (noise ?? 0)) };
      }),
    }))
    .map((row) => ({ ...row, most: Math.max(0, ...row.cells.map((cell) => (cell.isNoise ? 0 : (cell.value ?? 0)))) }))
    .sort((a, b) => b.most - a.most);
  const moved = byPeriod.filter((month) => month.drifted > 0);
  return {
    id: 'drift.heat',
    kind: 'heat',
    title: { key: 'drift.figures.heat', values: { reference: referencePhrase(drift) } },
    subtitle: { key: 'drift.figures.heatSubtitle' },
    alt: {
      key: moved.length === 0 ? 'drift.figures.heatAltNone' : 'drift.figures.heatAlt',
      values: { facts: features.length, months: byPeriod.length, count: moved.length, first: moved[0]?.period ?? '' },
    },
    valueFormat: 'decimal',
    marks: rows.map(({ feature, most }) => ({
      label: feature.feature,
      name: named(feature),
      labelFormat: 'text',
      value: most,
    })),
    heat: {
      columns: byPeriod.map((month) => ({ label: month.period, format: 'period' })),
      cells: rows.map((row) => row.cells),
    },
    table: {
      columns: [
        { id: 'feature', label: { key: 'drift.columns.feature' }, format: 'text' },
        ...byPeriod.map((month) => ({
          id: month.period,
          label: { key: 'drift.columns.period', values: { period: month.period } },
          format: 'fine' as const,
        })),
      ],
      rows: rows.map(({ feature, cells }) => [feature.feature, ...cells.map((cell) => cell.value)]),
    },
  };
}

function columns(drift: Drift, most: readonly DriftFeature[]): Figure {
  return {
    id: 'drift.columns',
    kind: 'bars',
    title: { key: 'drift.figures.columns', values: { reference: referencePhrase(drift) } },
    subtitle: { key: 'drift.figures.columnsSubtitle' },
    alt: {
      key: 'drift.figures.columnsAlt',
      values: { count: drift.driftedCount, of: most.length, column: most[0] === undefined ? '' : named(most[0]) },
    },
    valueFormat: 'decimal',
    marks: most.map((feature) => ({
      label: feature.feature,
      name: named(feature),
      labelFormat: 'text',
      value: orNull(feature.psi),
      emphasis: feature.drifted ? 'subject' : 'other',
    })),
    table: {
      columns: [
        { id: 'feature', label: { key: 'drift.columns.feature' }, format: 'text' },
        { id: 'psi', label: { key: 'drift.columns.psi' }, format: 'fine' },
        { id: 'psiNoise', label: { key: 'drift.columns.psiNoise' }, format: 'fine' },
        { id: 'statistic', label: { key: 'drift.columns.statistic' }, format: 'fine' },
        { id: 'adjusted', label: { key: 'drift.columns.adjusted' }, format: 'pValue' },
        { id: 'jensenShannon', label: { key: 'drift.columns.jensenShannon' }, format: 'fine' },
        { id: 'wasserstein', label: { key: 'drift.columns.wasserstein' }, format: 'fine' },
        { id: 'weight', label: { key: 'drift.columns.weight' }, format: 'percent' },
      ],
      rows: most.map((feature) => [
        feature.feature,
        orNull(feature.psi),
        orNull(feature.psiNoise),
        orNull(feature.statistic),
        orNull(feature.adjusted),
        orNull(feature.jensenShannon),
        orNull(feature.wasserstein),
        orNull(feature.weight),
      ]),
    },
  };
}

type Bin = DriftFeature['bins'][number];

/** How one fact is spread, now and in the reference. */
function shares(drift: Drift, feature: DriftFeature): Figure {
  const now = feature.bins.reduce((sum, bin) => sum + bin.current, 0);
  const before = feature.bins.reduce((sum, bin) => sum + bin.reference, 0);
  const marks = feature.bins.map((bin, at): FigureMark => ({
    label: String(at),
    name: binName(feature, bin),
    labelFormat: 'text',
    value: now === 0 ? null : bin.current / now,
    interval: now === 0 ? null : wilsonInterval(bin.current, now),
    peer: before === 0 ? null : bin.reference / before,
    ...casesOf(drift, feature, bin),
  }));
  return {
    id: `drift.shares.${feature.feature}`,
    kind: 'intervals',
    title: { key: 'drift.figures.shares', values: { column: named(feature) } },
    subtitle: { key: 'drift.figures.sharesSubtitle' },
    alt: { key: 'drift.figures.sharesAlt', values: { column: named(feature), bins: marks.length } },
    valueFormat: 'percent',
    peerLabel: { key: 'drift.figures.peer', values: { reference: referencePhrase(drift) } },
    marks,
    table: {
      columns: [
        { id: 'bin', label: { key: 'drift.columns.bin' }, format: 'text' },
        { id: 'reference', label: { key: 'drift.columns.referenceRows' }, format: 'integer' },
        { id: 'current', label: { key: 'drift.columns.currentRows' }, format: 'integer' },
        { id: 'referenceShare', label: { key: 'drift.columns.referenceShare' }, format: 'percent' },
        { id: 'currentShare', label: { key: 'drift.columns.currentShare' }, format: 'percent' },
      ],
      rows: feature.bins.map((bin, at) => [
        String(at),
        bin.reference,
        bin.current,
        before === 0 ? null : bin.reference / before,
        now === 0 ? null : bin.current / now,
      ]),
    },
  };
}

/** The rows of a bin as it is now, where every row was read and a condition can say which. */
function casesOf({ mode, current }: Drift, { feature }: DriftFeature, bin: Bin): Pick<FigureMark, 'cases'> {
  const condition = ofBin(feature, bin);
  if (mode !== 'exact' || condition === null) return {};
  return { cases: [{ column: 'current', where: [condition], ...(current === null ? {} : { period: current }) }] };
}

/** Null for rare values together, and for a value that is empty, which a condition takes for missing. */
function ofBin(column: string, { from, to, value, isMissing, isOther }: Bin): string | null {
  if (isMissing) return `${column}=`;
  if (isOther || value === '') return null;
  if (value !== null) return `${column}=${value}`;
  return from === null && to === null ? null : `${column}=(${from ?? ''},${to ?? ''}${to === null ? ')' : ']'}`;
}

function binName(feature: DriftFeature, bin: Bin): NamedText {
  if (bin.isMissing) return { text: WORDS.missing, otherwise: WORDS.missing.en };
  if (bin.isOther) return { text: WORDS.other, otherwise: WORDS.other.en };
  if (bin.value !== null) return { text: bin.valueLabel, otherwise: bin.value };
  const said = (value: number, language: Language): string => {
    const { text, otherwise } = valueOf(feature, value);
    return text[language] ?? otherwise;
  };
  return rangeName({ low: bin.from, high: bin.to, withLow: false, withHigh: true }, said);
}

const WORDS = {
  missing: { en: 'not filled in', fr: 'non renseigné' },
  other: { en: 'other values', fr: 'autres valeurs' },
};
