import { isEstimated } from '#shared/domain/estimate.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import { named } from '#shared/analyses/amounts.ts';
import { valueOf, worstMonth } from '#shared/analyses/drift/findings.ts';
import type { Drift, DriftChange, DriftFeature } from '#shared/analyses/drift/schema.ts';
import type { Words } from '#shared/words/words.ts';

/** One line of "what changed": what is looked at, in the reference, and now. */
export type ChangedRow = { id: string; name: string; before: string; now: string };

/** The rows whose changes are told: a month, or all that are looked at (null). */
export type ChangedWindow = {
  period: string | null;
  rows: number;
  moved: { feature: DriftFeature; change: DriftChange }[];
};

/** The month where most changed; the whole window when one period is looked at, or when no month moved. */
export function changedWindow(drift: Drift): ChangedWindow {
  const months = drift.byPeriod.filter((month) => month.drifted > 0);
  if (drift.current === null && drift.byPeriod.length > 1 && months.length > 0) {
    const month = worstMonth(months);
    return {
      period: month.period,
      rows: month.rows,
      moved: byDistance(
        month.features.flatMap((one) => {
          const feature = drift.features.find(({ feature: name }) => name === one.feature);
          return feature === undefined || !one.drifted || one.change === null
            ? []
            : [{ feature, change: one.change, psi: isEstimated(one.psi) ? one.psi : 0 }];
        }),
      ),
    };
  }
  return {
    period: drift.current ?? (drift.byPeriod.length === 1 ? (drift.byPeriod[0]?.period ?? null) : null),
    rows: drift.rows,
    moved: byDistance(
      drift.features
        .filter((feature) => feature.drifted)
        .map((feature) => ({ feature, change: feature.change, psi: isEstimated(feature.psi) ? feature.psi : 0 })),
    ),
  };
}

type Moved = ChangedWindow['moved'][number];

function byDistance(moved: readonly (Moved & { psi: number })[]): Moved[] {
  return [...moved].sort((a, b) => b.psi - a.psi).map(({ feature, change }) => ({ feature, change }));
}

/** A median where it moved, and the share on one side of the value where both differ most; a category's share. */
export function changedRows({ moved }: ChangedWindow, words: Words): ChangedRow[] {
  return moved.flatMap(({ feature, change }) => rowsOf(feature, change, words));
}

function rowsOf(feature: DriftFeature, change: DriftChange, { t, format }: Words): ChangedRow[] {
  if (!isEstimated(change)) return [];
  const column = named(feature);
  const shares = { before: format.inHundred(change.shareFrom), now: format.inHundred(change.shareTo) };
  if (change.kind === 'category') {
    const kind = change.isMissing ? 'missing' : change.value === null ? 'other' : 'category';
    const value: NamedText = { text: change.valueLabel, otherwise: change.value ?? '' };
    return [{ id: feature.feature, name: t(`stability.population.rows.${kind}`, { column, value }), ...shares }];
  }
  const said = (value: number): string => t('stability.population.rows.value', { value: valueOf(feature, value) });
  return [
    ...(change.medianFrom === change.medianTo
      ? []
      : [
          {
            id: `${feature.feature} median`,
            name: t('stability.population.rows.median', { column }),
            before: said(change.medianFrom),
            now: said(change.medianTo),
          },
        ]),
    {
      id: feature.feature,
      name: t('stability.population.rows.upTo', { column, value: valueOf(feature, change.upTo) }),
      ...shares,
    },
  ];
}
