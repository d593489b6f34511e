import type { Analysis } from './analysis.ts';

const found = import.meta.glob<Analysis>('./*/index.ts', { eager: true, import: 'analysis' });

/** Every analysis, by id: a folder here is in the list, nothing else keeps one. */
export const analyses: ReadonlyMap<string, Analysis> = new Map(
  Object.values(found)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((analysis) => [analysis.id, analysis]),
);

export type { Analysis } from './analysis.ts';
