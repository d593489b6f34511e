import { associations } from '#shared/explain/association.ts';
import type { PairAssociation } from '#shared/explain/association.ts';
import { clustersOf } from '#shared/explain/clusters.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';

/** Columns that move together in some rows. */
export type Together = {
  pairs: PairAssociation[];
  /** Two columns or more, each pair of them at least 0.7. */
  clusters: { columns: number[]; strength: number }[];
};

const kept = new Map<string, Together>();
const KEPT = 16;

/** @param hash of the table: the answer for the same rows is kept */
export function movingTogether(table: RawTable, hash: string): Together {
  const before = kept.get(hash);
  if (before !== undefined) return before;
  const pairs = associations(table);
  const { clusters } = clustersOf(pairs, { columns: table.columns.length });
  const strengthOf = new Map(
    pairs.map(({ pair, association }) => [pair.join(), isEstimated(association) ? association.strength : 0]),
  );
  const found: Together = {
    pairs,
    clusters: clusters
      .filter((columns) => columns.length > 1)
      .map((columns) => ({
        columns,
        strength: columns
          .flatMap((one, at) => columns.slice(at + 1).map((two) => strengthOf.get(`${one},${two}`) ?? 0))
          .reduce((least, strength) => Math.min(least, strength), 1),
      })),
  };
  kept.set(hash, found);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return found;
}
