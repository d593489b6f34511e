import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { columnOf } from '../explain/log-rows.ts';
import { storedType } from '../ingest/log-columns.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { BundleRow } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import { localText } from '../questions/scored.ts';

/** A fact that windows are compared by. */
export type ComparedColumn = {
  /** As the model takes it; for a log without a bundle, as the log holds it. */
  source: ManifestFeature;
  /** Of the table `log` and of its sketches. */
  logColumn: string;
  kind: 'numeric' | 'categorical';
  label: LocalText;
  unit: LocalText | null;
  /** A number that is a year is written without a gap between its digits. */
  isYear: boolean;
  labelOf: (value: string) => LocalText;
};

const YES_NO: Record<string, LocalText> = { '1': { en: 'yes', fr: 'oui' }, '0': { en: 'no', fr: 'non' } };

/** The facts of the leading bundle that the log holds; without a bundle, the facts of the log. */
export function comparedColumns({ bundles, columns }: Pick<QuestionContext, 'bundles' | 'columns'>): {
  bundle: BundleRow | null;
  columns: ComparedColumn[];
} {
  const bundle = leadingBundle(bundles);
  if (bundle !== null)
    return {
      bundle,
      columns: bundle.manifest.features.flatMap((feature) => {
        const def = columnOf(feature, columns);
        return def === null ? [] : [ofFeature(feature, def.column)];
      }),
    };
  return {
    bundle,
    columns: columns
      .filter((def) => def.part === 'feature')
      .map((def) => {
        const isText = storedType(def) === 'VARCHAR';
        const type = isText ? 'categorical' : def.kind === 'boolean' ? 'boolean' : 'numeric';
        return {
          source: { name: def.name, type, input: { tensor: def.name, dtype: isText ? 'string' : 'float64' } },
          logColumn: def.column,
          kind: type === 'numeric' ? 'numeric' : 'categorical',
          label: localText(def.label),
          unit: def.unit,
          isYear: false,
          labelOf: (value: string) => (type === 'boolean' ? (YES_NO[value] ?? {}) : {}),
        };
      }),
  };
}

function ofFeature(feature: Manifest['features'][number], logColumn: string): ComparedColumn {
  const labels = new Map(feature.categories?.map(({ value, label }) => [String(value), localText(label)]));
  return {
    source: feature,
    logColumn,
    kind: feature.type === 'numeric' ? 'numeric' : 'categorical',
    label: localText(feature.label),
    unit: feature.unit ?? null,
    isYear: feature.format === 'year',
    labelOf: (value) => labels.get(value) ?? (feature.type === 'boolean' ? (YES_NO[value] ?? {}) : {}),
  };
}
