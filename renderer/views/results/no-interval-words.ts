import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Words } from '#shared/words/words.ts';

/** Why measures have no interval: a sentence for each reason, in the order in which they come up. */
export function noIntervalSentences(
  rows: readonly { name: string; why: NotEstimable | null }[],
  { t, format }: Pick<Words, 't' | 'format'>,
): string[] {
  const named = new Map<string, { why: NotEstimable; names: string[] }>();
  for (const { name, why } of rows) {
    if (why === null) continue;
    const key = `${why.reason} ${why.needed ?? ''}`;
    const like = named.get(key) ?? { why, names: [] };
    like.names.push(name);
    named.set(key, like);
  }
  return [...named.values()].map(({ why: { reason, needed }, names }) =>
    t('results.untold', { names: format.list(names), why: t(`estimates.${reason}`, { needed: needed ?? '' }) }),
  );
}
