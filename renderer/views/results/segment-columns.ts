import type { LogColumn } from '#shared/contract/projects.ts';

const PARTS = new Set([
  'feature',
  'audit',
  'arm',
  'model_version',
  'phase',
  'decision',
  'applied_decision',
  'cluster_id',
  'acted',
  'dataset',
]);

/** Columns that make groups of people: facts, what is kept for audit, and how each case was handled. */
export function groupColumns(columns: readonly LogColumn[]): LogColumn[] {
  return columns.filter(
    (column) => PARTS.has(column.part) && column.kind !== 'time' && column.sensitivity !== 'free-text',
  );
}

/** What is asked before anybody chose: the first fact made of words, else the first column there is. */
export function firstColumns(columns: readonly LogColumn[]): string[] {
  const all = groupColumns(columns);
  const first = all.find((column) => column.part === 'feature' && column.kind === 'text') ?? all[0];
  return first === undefined ? [] : [first.name];
}

/** A choice that was made, as far as the project still has its columns. */
export function keptColumns(chosen: readonly string[] | null, columns: readonly { name: string }[]): string[] | null {
  const kept = chosen?.filter((name) => columns.some((column) => column.name === name)) ?? [];
  return kept.length === 0 ? null : kept;
}
