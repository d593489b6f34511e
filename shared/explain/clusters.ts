import { isEstimated } from '#shared/domain/estimate.ts';
import type { PairAssociation } from './association.ts';

export type Merge = { first: number[]; second: number[]; strength: number };

export type Clusters = {
  /** Every column once; columns ascending in a cluster, clusters by their first column. */
  clusters: number[][];
  /** In the order in which they were made, strongest first. */
  merges: Merge[];
};

/**
 * Columns that move together.
 *
 * The two clusters with the strongest link are joined while it is at least the threshold. Link: `complete` (default) the weakest
 * association between their columns, so that every pair of a cluster reaches the threshold; `average` the mean. Equal links: the pair
 * whose first columns come first. A pair that cannot be judged counts as not linked.
 *
 * @param pairs association of each pair of columns, in any order
 * @param asked number of columns p; threshold, default 0.7; linkage
 * Source: Sokal and Michener 1958 (average); Sorensen 1948 (complete).
 * Cost: p^3.
 */
export function clustersOf(
  pairs: readonly PairAssociation[],
  asked: { columns: number; threshold?: number | undefined; linkage?: 'complete' | 'average' | undefined },
): Clusters {
  const { columns, threshold = 0.7, linkage = 'complete' } = asked;
  const strength = new Float64Array(columns * columns);
  for (const { pair, association } of pairs) {
    const value = isEstimated(association) ? association.strength : 0;
    strength[pair[0] * columns + pair[1]] = strength[pair[1] * columns + pair[0]] = value;
  }
  const linkOf = (first: readonly number[], second: readonly number[]): number => {
    const between = first.flatMap((a) => second.map((b) => strength[a * columns + b]!));
    if (linkage === 'complete') return between.reduce((least, value) => Math.min(least, value), 1);
    return between.reduce((sum, value) => sum + value, 0) / between.length;
  };
  const clusters = Array.from({ length: columns }, (_, column) => [column]);
  const merges: Merge[] = [];
  for (;;) {
    const best = strongest(clusters, linkOf);
    if (best === null || best.strength < threshold) return { clusters, merges };
    const [first, second] = [clusters[best.one]!, clusters[best.two]!];
    merges.push({ first, second, strength: best.strength });
    clusters[best.one] = [...first, ...second].sort((a, b) => a - b);
    clusters.splice(best.two, 1);
  }
}

function strongest(
  clusters: readonly number[][],
  linkOf: (first: readonly number[], second: readonly number[]) => number,
): { one: number; two: number; strength: number } | null {
  let best: { one: number; two: number; strength: number } | null = null;
  for (let one = 0; one < clusters.length; one++)
    for (let two = one + 1; two < clusters.length; two++) {
      const strength = linkOf(clusters[one]!, clusters[two]!);
      if (best === null || strength > best.strength) best = { one, two, strength };
    }
  return best;
}
