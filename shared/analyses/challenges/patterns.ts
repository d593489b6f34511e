import type { Challenge } from '#shared/domain/challenge.ts';

/** Upheld challenges that make a pattern. */
export const PATTERN = 3;
/** A category counts when it is this many times as frequent among the upheld as in the log: what everybody has explains nothing. */
export const STANDS_OUT = 1.5;

export type Shared = { by: 'driver' | 'segment'; column: string; value: string | null; ids: string[] };

export function isUpheld({ answer }: Pick<Challenge, 'answer'>): boolean {
  return answer?.verdict === 'upheld' || answer?.verdict === 'partly';
}

/**
 * What at least three upheld challenges have in common: a fact among the first reasons of the score or among those that
 * are contested, or a category of the case. One case that is contested twice counts once.
 *
 * @returns the most shared first, then by name; segments still have to stand out against the log
 */
export function sharedByUpheld(challenges: readonly Challenge[]): Shared[] {
  const found = new Map<string, Shared & { cases: Set<string> }>();
  const add = (one: Challenge, by: Shared['by'], column: string, value: string | null): void => {
    const key = JSON.stringify([by, column, value]);
    const known = found.get(key) ?? { by, column, value, ids: [], cases: new Set<string>() };
    found.set(key, known);
    if (known.cases.has(one.caseId)) return;
    known.cases.add(one.caseId);
    known.ids.push(one.id);
  };
  for (const one of challenges.filter(isUpheld)) {
    const drivers = [...(one.attached?.reasons ?? []), ...one.facts].map(({ feature }) => feature);
    for (const feature of new Set(drivers)) add(one, 'driver', feature, null);
    for (const { column, value } of one.attached?.segments ?? []) add(one, 'segment', column, value);
  }
  return [...found.values()]
    .filter(({ ids }) => ids.length >= PATTERN)
    .map(({ cases: _cases, ...shared }) => shared)
    .sort((a, b) => b.ids.length - a.ids.length || compare(a.column, b.column) || compare(a.value, b.value));
}

/** @param n cases of the log in the category, of `rows`; @param upheld challenges in it, of `of` */
export function standsOut({ n, rows, upheld, of }: { n: number; rows: number; upheld: number; of: number }): boolean {
  return rows > 0 && of > 0 && upheld / of >= STANDS_OUT * (n / rows);
}

function compare(a: string | null, b: string | null): number {
  const [one, other] = [a ?? '', b ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}
