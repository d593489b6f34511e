import type { ProjectSummary } from '#shared/contract/projects.ts';

/** What the log lacks for any result at all: rows, a score, or outcomes. */
export function missingPart({
  rows,
  columns,
}: Pick<ProjectSummary, 'rows' | 'columns'>): 'rows' | 'score' | 'outcome' | null {
  const has = (part: string): boolean => columns.some((column) => column.part === part);
  if (rows === 0) return 'rows';
  if (!has('score') && !has('prediction')) return 'score';
  return has('outcome') ? null : 'outcome';
}
