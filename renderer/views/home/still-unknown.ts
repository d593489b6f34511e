import type { ProjectSummary } from '#shared/contract/projects.ts';

/** What nobody has said yet about what the columns mean, as keys of the dictionary. */
export function unsaid({ meaning, columns }: Pick<ProjectSummary, 'meaning' | 'columns'>): string[] {
  const has = (part: string): boolean => columns.some((column) => column.part === part);
  const open: string[] = [];
  if (meaning.task === 'binary_classification' && meaning.positive === null && has('outcome')) open.push('positive');
  if (meaning.outcomeWindowDays === null && has('outcome')) open.push('window');
  if (meaning.cutoff === null && has('score')) open.push('cutoff');
  if (meaning.valueMatrix === null && !has('value')) open.push('value');
  return open;
}
