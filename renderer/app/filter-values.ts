import type { LogColumn } from '#shared/contract/projects.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { Language } from '#shared/domain/language.ts';
import { labelIn } from '#renderer/meaning/labels.ts';

export type FilterValue = { value: string; label: string };

/** Columns that one value can select: classes and short texts; not times, scores or free text. */
export function filterColumns(columns: readonly LogColumn[]): LogColumn[] {
  const measured = new Set(['score', 'shadow_score', 'value', 'pre_value', 'cost', 'action_propensity', 'arm_share']);
  return columns.filter(
    (column) =>
      column.kind !== 'time' && column.part !== 'text' && column.part !== 'ignore' && !measured.has(column.part),
  );
}

/** Values that are known without reading the column: what the overview counts and what the bundle lists. */
export function knownValues(
  column: LogColumn,
  overview: Overview | null,
  manifest: Manifest | null,
  language: Language,
): FilterValue[] {
  const labels = labelsOf(column, manifest, language);
  const counted = countedValues(column, overview);
  const all = counted.length > 0 ? counted : [...labels.keys()];
  return [...new Set(all)].map((value) => ({ value, label: labels.get(value) ?? value }));
}

function countedValues(column: LogColumn, overview: Overview | null): string[] {
  if (overview === null) return [];
  switch (column.part) {
    case 'arm':
      return overview.arms.map(({ arm }) => arm);
    case 'phase':
      return overview.phases.map(({ phase }) => phase);
    case 'decision':
      return overview.decisions.map(({ decision }) => decision);
    case 'model_version':
      return overview.models.flatMap(({ version }) => version ?? []);
    default:
      return [];
  }
}

function labelsOf(column: LogColumn, manifest: Manifest | null, language: Language): Map<string, string> {
  const listed = manifest === null ? [] : labelled(column, manifest);
  return new Map(listed.map(({ value, label }) => [String(value), labelIn(label, language) ?? String(value)]));
}

type Labelled = {
  value: string | number | boolean;
  label?: { en?: string | undefined; fr?: string | undefined } | undefined;
};

function labelled(column: LogColumn, manifest: Manifest): Labelled[] {
  if (column.part === 'feature')
    return manifest.features.find((feature) => feature.name === column.name)?.categories ?? [];
  if (column.part === 'outcome') return manifest.target.labels ?? [];
  if (column.part !== 'decision' && column.part !== 'applied_decision') return [];
  const { decision } = manifest;
  if (decision === undefined) return [];
  return decision.type === 'threshold'
    ? [decision.when_true, decision.when_false]
    : [decision.inside, decision.outside];
}
