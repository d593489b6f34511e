import type { Provenance } from '#shared/domain/provenance.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { hashText } from '#renderer/ui/hash-text.ts';
import { filterText, periodText } from '#renderer/ui/selection-text.ts';

/** Where a figure comes from, as name and value. */
export function provenancePairs(
  provenance: Provenance,
  project: Pick<ProjectSummary, 'columns' | 'period'>,
  words: Words,
): { name: string; value: string }[] {
  const { t, format } = words;
  const { selection } = provenance;
  const pairs = [
    { name: t('about.data'), value: hashText(provenance.data) ?? t('about.noData') },
    { name: t('about.period'), value: periodText(selection, project.period, words) },
    { name: t('about.version'), value: selection.version ?? t('about.allVersions') },
    { name: t('about.filter'), value: filterText(selection.where, project.columns, words) },
    { name: t('about.rows'), value: format.integer(provenance.rows) },
    ...provenance.models
      .filter((model) => model.sha256 !== null)
      .map((model) => ({ name: t('about.model', { version: model.version }), value: hashText(model.sha256) ?? '' })),
    ...(provenance.seed === null ? [] : [{ name: t('about.seed'), value: String(provenance.seed) }]),
    { name: t('about.engine'), value: provenance.engine },
  ];
  return pairs;
}

/** The same in one line, under a copied picture or sentence. */
export function provenanceLine(
  provenance: Provenance | null,
  project: Pick<ProjectSummary, 'name' | 'columns' | 'period'> | null,
  words: Words,
): string {
  if (provenance === null || project === null) return '';
  return [
    project.name,
    periodText(provenance.selection, project.period, words),
    words.t('about.rowsLine', { count: provenance.rows }),
    (provenance.selection.where?.length ?? 0) === 0
      ? ''
      : filterText(provenance.selection.where, project.columns, words),
    hashText(provenance.data) ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
