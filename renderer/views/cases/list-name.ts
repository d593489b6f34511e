import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Selection } from '#shared/domain/selection.ts';
import type { Words } from '#shared/words/words.ts';
import type { Labels } from '#renderer/meaning/labels.ts';
import { conditionsSaid, conditionText, periodText } from '#renderer/ui/selection-text.ts';

/** All that the list was narrowed by. */
export type Narrowed = {
  search: string;
  /** Name of the cohort that is listed; null: all cases. */
  cohort: string | null;
  selection: Selection;
  project: Pick<ProjectSummary, 'period' | 'columns'>;
  labels: Labels;
};

/** "Near the cut-off · Type of job: Freelance · June 2025": what the list was narrowed to; null where it was not. */
export function listName(narrowed: Narrowed, words: Words): string | null {
  const { cohort, search, selection, project, labels } = narrowed;
  const { t } = words;
  const { version, where = [] } = selection;
  const parts = [
    ...(cohort === null ? [] : [cohort]),
    ...where.map((text) => conditionText(text, project.columns, words, labels)),
    ...(isDated(selection) ? [periodText(selection, project.period, words)] : []),
    ...(version === undefined ? [] : [t('about.model', { version })]),
    ...(search === '' ? [] : [t('case.walk.search', { search })]),
  ];
  return parts.length === 0 ? null : parts.join(' \u00b7 ');
}

/** The same as parts of a sentence: "in the cohort “Near the cut-off”", "type of job is “Freelance”". */
export function narrowedBy(narrowed: Narrowed, words: Words): string[] {
  const { cohort, search, selection, project, labels } = narrowed;
  const { t } = words;
  const { version, where = [] } = selection;
  return [
    ...(cohort === null ? [] : [t('cases.by.cohort', { cohort })]),
    ...where.map((text) => conditionsSaid([text], { columns: project.columns, labels }, words)),
    ...(isDated(selection) ? [t('cases.by.period', { period: periodText(selection, project.period, words) })] : []),
    ...(version === undefined ? [] : [t('cases.by.version', { version })]),
    ...(search === '' ? [] : [t('case.walk.search', { search })]),
  ];
}

function isDated({ period, from, to }: Selection): boolean {
  return [period, from, to].some((one) => one !== undefined);
}
