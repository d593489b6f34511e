import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PairAssociation } from '#shared/explain/association.ts';
import { clustersOf } from '#shared/explain/clusters.ts';

const linked = (list: [number, number, number][]): PairAssociation[] =>
  list.map(([a, b, strength]) => ({ pair: [a, b], association: { kind: 'rank', strength, sign: 1, rows: 50 } }));

describe('clustersOf', () => {
  it('joins the strongest first and stops below the threshold', () => {
    const pairs = linked([
      [0, 1, 0.8],
      [1, 2, 0.95],
      [0, 2, 0.75],
      [2, 3, 0.69],
    ]);
    const { clusters, merges } = clustersOf(pairs, { columns: 5 });
    expect(clusters).toEqual([[0, 1, 2], [3], [4]]);
    expect(merges).toEqual([
      { first: [1], second: [2], strength: 0.95 },
      { first: [0], second: [1, 2], strength: 0.75 },
    ]);
    expect(clustersOf(pairs, { columns: 5, threshold: 0.9 }).clusters).toEqual([[0], [1, 2], [3], [4]]);
  });

  it('asks every pair of a complete cluster for the threshold, an average one only their mean', () => {
    const chain = linked([
      [0, 1, 0.9],
      [1, 2, 0.9],
      [0, 2, 0.55],
    ]);
    expect(clustersOf(chain, { columns: 3 }).clusters).toEqual([[0, 1], [2]]);
    const { clusters, merges } = clustersOf(chain, { columns: 3, linkage: 'average' });
    expect(clusters).toEqual([[0, 1, 2]]);
    expect(merges[1]!.strength).toBeCloseTo((0.9 + 0.55) / 2, 12);
  });

  it('takes the first columns among equal links', () => {
    const equal = linked([
      [1, 2, 0.8],
      [0, 1, 0.8],
    ]);
    expect(clustersOf(equal, { columns: 3 }).clusters).toEqual([[0, 1], [2]]);
  });

  it('leaves alone what cannot be judged', () => {
    const pairs: PairAssociation[] = [{ pair: [0, 1], association: { ok: false, reason: 'CONSTANT_COLUMN' } }];
    expect(clustersOf(pairs, { columns: 2 }).clusters).toEqual([[0], [1]]);
    expect(clustersOf([], { columns: 0 })).toEqual({ clusters: [], merges: [] });
  });

  it('has every column once, whatever the order of the pairs, and every pair of a cluster at the threshold', () => {
    const strengths = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 21, maxLength: 21 });
    fc.assert(
      fc.property(strengths, fc.double({ min: 0.1, max: 1, noNaN: true }), (list, threshold) => {
        let at = 0;
        const triples: [number, number, number][] = [];
        for (let a = 0; a < 7; a++) for (let b = a + 1; b < 7; b++) triples.push([a, b, list[at++]! / 10]);
        const { clusters } = clustersOf(linked(triples), { columns: 7, threshold });
        expect(clusters.flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
        expect(clustersOf(linked(triples.toReversed()), { columns: 7, threshold }).clusters).toEqual(clusters);
        for (const [a, b, strength] of triples)
          if (clusters.some((cluster) => cluster.includes(a) && cluster.includes(b)))
            expect(strength).toBeGreaterThanOrEqual(threshold);
      }),
    );
  });
});
