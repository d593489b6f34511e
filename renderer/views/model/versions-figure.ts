import { orNull } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { formatOf, named, unitPhrase } from '#shared/analyses/amounts.ts';
import type { ImportanceComputed } from '#shared/analyses/importance/schema.ts';

/** What moves the score in two models, on one scale; null when they do not count in the same unit. */
export function versionsFigure(one: ImportanceComputed, other: ImportanceComputed): Figure | null {
  if (one.unit.kind !== other.unit.kind || one.unit.currency !== other.unit.currency) return null;
  const format = formatOf(one.unit, 'size');
  const sizeIn = ({ features }: ImportanceComputed, feature: string): number | null =>
    features.find((found) => found.feature === feature)?.meanAbsolute ?? null;
  const onlyOther = other.features.filter(({ feature }) => sizeIn(one, feature) === null);
  const all = [...one.features, ...onlyOther];
  const [first] = one.features;
  const [second] = other.features;
  return {
    id: 'versions.importance',
    kind: 'intervals',
    title: { key: 'model.versions.figure', values: { version: one.version } },
    subtitle: {
      key: 'model.versions.subtitle',
      values: { unit: unitPhrase(one.unit, 'contribution'), other: other.version },
    },
    alt: {
      key: 'model.versions.alt',
      values: {
        version: one.version,
        other: other.version,
        first: first === undefined ? '' : named(first),
        second: second === undefined ? '' : named(second),
      },
    },
    valueFormat: format,
    currency: one.unit.currency,
    peerLabel: { key: 'model.versions.peer', values: { version: other.version } },
    marks: all.map((feature) => {
      const isIn = !onlyOther.includes(feature);
      return {
        label: feature.feature,
        name: named(feature),
        labelFormat: 'text',
        ...(isIn
          ? { value: feature.meanAbsolute, interval: orNull(feature.interval) }
          : {
              value: null,
              interval: null,
              untold: { key: 'model.versions.absent', values: { version: one.version } },
            }),
        peer: sizeIn(other, feature.feature),
      };
    }),
    table: {
      columns: [
        { id: 'feature', label: { key: 'importance.columns.feature' }, format: 'text' },
        { id: 'one', label: { key: 'model.versions.peer', values: { version: one.version } }, format },
        { id: 'other', label: { key: 'model.versions.peer', values: { version: other.version } }, format },
      ],
      rows: all.map((feature) => [feature.feature, sizeIn(one, feature.feature), sizeIn(other, feature.feature)]),
    },
  };
}
