import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { listed, valueName } from '../amounts.ts';
import { positiveLabel, untold } from '../estimates.ts';
import type { Drift, DriftChange, DriftFeature, DriftPeriod } from './schema.ts';

const FACTS_TOLD = 3;

const link = { label: { key: 'drift.link' }, page: 'stability' as const, focus: 'population' };

export function findings(drift: Drift): Finding[] {
  if (drift.why !== null) return drift.rows === 0 ? [] : [untold('drift', drift.why, link)];
  return [
    ...(drift.current === null && drift.byPeriod.length > 1 ? overMonths(drift) : [ofWindow(drift)]),
    ...risk(drift),
    ...decisions(drift),
    ...outcomes(drift),
  ];
}

/** What is compared with, inside a sentence. */
export function referencePhrase({ reference }: Pick<Drift, 'reference'>): Phrase {
  return reference === 'training' || reference === null
    ? { key: 'drift.reference.training' }
    : { key: 'drift.reference.period', values: { period: reference } };
}

function overMonths(drift: Drift): Finding[] {
  const { byPeriod, features, referenceRows } = drift;
  const moved = byPeriod.filter((month) => month.drifted > 0);
  const [first] = moved;
  const about = { months: byPeriod.length, of: features.length, reference: referencePhrase(drift) };
  const proves: Phrase = { key: 'drift.provesNothing' };
  if (first === undefined)
    return [
      {
        id: 'drift.same',
        state: 'holds',
        weight: 0.2,
        title: { key: 'drift.same', values: about },
        account: [{ key: 'drift.sameAccount', values: { ...about, rows: drift.rows, referenceRows } }, proves],
        figure: 'drift.heat',
        link,
      },
    ];
  const worst = worstMonth(moved);
  const isNow = byPeriod.at(-1)?.drifted !== 0;
  const values = { ...about, period: worst.period, count: worst.drifted };
  const kind = isNow ? 'lasts' : moved.length === 1 ? 'once' : 'several';
  return [
    {
      id: 'drift.moved',
      state: isNow ? 'act' : 'watch',
      weight: isNow ? 0.75 : 0.6,
      title: { key: `drift.moved_${kind}`, values: { ...values, since: lastingSince(byPeriod), moved: moved.length } },
      account: [{ key: 'drift.movedAccount', values }, ...changesIn(worst, features), proves],
      figure: 'drift.heat',
      link: { ...link, selection: { period: worst.period } },
    },
  ];
}

function ofWindow(drift: Drift): Finding {
  const { features, driftedCount, period, rows, referenceRows } = drift;
  const window: Phrase =
    drift.current !== null
      ? { key: 'drift.window.period', values: { period: drift.current } }
      : period === null
        ? { key: 'drift.window.all' }
        : { key: 'drift.window.days', values: { from: period.from, to: period.to } };
  const about = {
    of: features.length,
    count: driftedCount,
    window,
    reference: referencePhrase(drift),
    rows,
    referenceRows,
  };
  const proves: Phrase = { key: 'drift.provesNothing' };
  if (driftedCount === 0)
    return {
      id: 'drift.same',
      state: 'holds',
      weight: 0.2,
      title: { key: 'drift.windowSame', values: about },
      account: [{ key: 'drift.windowSameAccount', values: about }, proves],
      figure: 'drift.columns',
      link,
    };
  return {
    id: 'drift.moved',
    state: 'watch',
    weight: 0.6,
    title: { key: 'drift.windowMoved', values: about },
    account: [
      ...features
        .filter((feature) => feature.drifted)
        .sort((a, b) => sizeOf(b) - sizeOf(a))
        .slice(0, FACTS_TOLD)
        .flatMap((feature) => changePhrase(feature, feature.change)),
      proves,
    ],
    figure: 'drift.columns',
    link,
  };
}

/** The month in which most facts moved; of equals, the one where they moved farthest. */
export function worstMonth(moved: readonly DriftPeriod[]): DriftPeriod {
  const far = (month: DriftPeriod): number =>
    Math.max(0, ...month.features.map((one) => (isEstimated(one.psi) && one.drifted ? one.psi : 0)));
  return moved.reduce((worst, one) =>
    one.drifted > worst.drifted || (one.drifted === worst.drifted && far(one) > far(worst)) ? one : worst,
  );
}

/** The first of the months that moved without a break up to the last one. */
function lastingSince(months: readonly DriftPeriod[]): string {
  const calm = months.findLastIndex((month) => month.drifted === 0);
  return months[calm + 1]?.period ?? months.at(-1)?.period ?? '';
}

function changesIn(month: DriftPeriod, features: readonly DriftFeature[]): Phrase[] {
  return month.features
    .filter((one) => one.drifted)
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, FACTS_TOLD)
    .flatMap((one) => {
      const feature = features.find((it) => it.feature === one.feature);
      return feature === undefined || one.change === null ? [] : changePhrase(feature, one.change);
    });
}

function sizeOf({ psi }: Pick<DriftFeature, 'psi'>): number {
  return isEstimated(psi) ? psi : 0;
}

/** What changed in one fact, as a sentence in its unit. */
export function changePhrase(feature: DriftFeature, change: DriftChange): Phrase[] {
  if (!isEstimated(change)) return [];
  const column = { text: feature.label, otherwise: feature.feature };
  const shares = { from: change.shareFrom, to: change.shareTo };
  if (change.kind === 'category') {
    const value: NamedText = { text: change.valueLabel, otherwise: change.value ?? '' };
    const kind = change.isMissing ? 'missing' : change.value === null ? 'other' : 'category';
    return [{ key: `drift.change.${kind}`, values: { column, value, ...shares } }];
  }
  return [
    {
      key: change.medianFrom === change.medianTo ? 'drift.change.spread' : 'drift.change.median',
      values: {
        column,
        medianFrom: valueOf(feature, change.medianFrom),
        medianTo: valueOf(feature, change.medianTo),
        upTo: valueOf(feature, change.upTo),
        ...shares,
      },
    },
  ];
}

/** A value of a fact with its unit; borders between values are rounded to six digits. */
export function valueOf({ unit, isYear }: Pick<DriftFeature, 'unit' | 'isYear'>, value: number): NamedText {
  const rounded = isYear ? Math.round(value) : Number(value.toPrecision(6));
  return valueName(rounded, { valueLabel: {}, unit: unit ?? {}, format: isYear ? 'year' : undefined });
}

function risk({ riskiest, features }: Drift): Finding[] {
  if (riskiest.length === 0) return [];
  const columns = riskiest.slice(0, FACTS_TOLD).flatMap((name) => features.filter((one) => one.feature === name));
  return [
    {
      id: 'drift.riskiest',
      state: 'watch',
      weight: 0.45,
      title: { key: 'drift.riskiest', values: { columns: listed(columns) } },
      account: [{ key: 'drift.riskiestAccount' }],
      link,
    },
  ];
}

/** In counts of decisions: that is what people feel. */
function decisions(drift: Drift): Finding[] {
  const { decision, byPeriod } = drift;
  if (!isEstimated(decision)) return [];
  const label: NamedText = {
    text: decision.cutoff?.whenTrueLabel ?? {},
    otherwise: decision.cutoff?.whenTrue ?? '',
  };
  const moved = byPeriod.filter((month) => month.drifted > 0);
  const month = drift.current === null && moved.length > 0 ? worstMonth(moved) : null;
  if (month !== null && isEstimated(month.selected)) {
    const { n, positive, expected } = month.selected;
    return [
      {
        id: 'drift.decisions',
        state: 'know',
        weight: 0.38,
        title: {
          key: 'drift.decisionsIn',
          values: {
            period: month.period,
            positive,
            n,
            expected: Math.round(expected),
            label,
            reference: referencePhrase(drift),
          },
        },
        account: [{ key: 'drift.decisionsAccount', values: { now: positive / n, before: decision.referenceShare } }],
        link,
      },
    ];
  }
  const [low, high] = decision.interval;
  const isShown = low > 0 || high < 0;
  return [
    {
      id: 'drift.decisions',
      state: 'know',
      weight: isShown ? 0.3 : 0.15,
      title: {
        key: isShown ? 'drift.decisions' : 'drift.decisionsSame',
        values: {
          positive: decision.selected,
          n: decision.n,
          expected: Math.round(decision.expected),
          label,
          reference: referencePhrase(drift),
          share: decision.currentShare,
        },
      },
      account: [
        { key: 'drift.decisionsAccount', values: { now: decision.currentShare, before: decision.referenceShare } },
      ],
      link,
    },
  ];
}

function outcomes(drift: Drift): Finding[] {
  const { target } = drift;
  if (!isEstimated(target)) return [];
  const [low, high] = target.interval;
  const isShown = low > 0 || high < 0;
  const values = {
    n: target.n,
    now: target.currentRate,
    before: target.referenceRate,
    label: positiveLabel(target.outcome),
    reference: referencePhrase(drift),
    unit: target.unit,
    actual: target.actual ?? 0,
    expected: Math.round(target.expected ?? 0),
  };
  const kind = target.kind === 'rate' ? 'rate' : 'value';
  return [
    {
      id: 'drift.outcomes',
      state: 'know',
      weight: isShown ? 0.28 : 0.12,
      title: { key: isShown ? `drift.outcomes_${kind}` : `drift.outcomesSame_${kind}`, values },
      account: [
        {
          key: kind === 'rate' ? 'drift.outcomesAccount_rate' : 'drift.outcomesAccount_value',
          values: { ...values, low: kind === 'rate' ? low * 100 : low, high: kind === 'rate' ? high * 100 : high },
        },
      ],
      link,
    },
  ];
}
