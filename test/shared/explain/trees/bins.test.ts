import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binCuts, binOf } from '../../../../shared/explain/trees/bins.ts';
import type { Trees } from '../../../../shared/explain/trees/ensemble.ts';

/** One-split trees on column 1 of 3, one for each cut. */
function stumps(cuts: readonly number[]): Trees {
  const nodes = cuts.length * 3;
  const at = (node: number, inner: number, leaf: number) => (node % 3 === 0 ? inner : leaf);
  return {
    roots: Int32Array.from({ length: cuts.length + 1 }, (_, tree) => tree * 3),
    feature: Int32Array.from({ length: nodes }, (_, node) => at(node, 1, -1)),
    left: Int32Array.from({ length: nodes }, (_, node) => at(node, node + 1, -1)),
    right: Int32Array.from({ length: nodes }, (_, node) => at(node, node + 2, -1)),
    parent: Int32Array.from({ length: nodes }, (_, node) => at(node, -1, node - (node % 3))),
    cut: Float64Array.from({ length: nodes }, (_, node) => at(node, cuts[node / 3] ?? 0, 0)),
    missingLeft: new Uint8Array(nodes),
    value: new Float64Array(nodes),
    cover: null,
  };
}

test('x <= cut exactly when the bin of x is at most the bin of the node', () => {
  const number = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, 1 + 2 ** -52, 1 - 2 ** -53, Infinity));
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 12 }), number, (cuts, other) => {
      const bins = binCuts(stumps(cuts), 3);
      if (bins === null) throw new Error('bins expected');
      for (const x of [...cuts, other])
        cuts.forEach((cut, tree) => {
          expect(binOf(bins, 1, x, false) <= (bins.node[tree * 3] ?? 0)).toBe(x <= cut);
        });
      cuts.forEach((_, tree) => {
        expect(binOf(bins, 1, NaN, true)).toBeLessThanOrEqual(bins.node[tree * 3] ?? 0);
        expect(binOf(bins, 1, NaN, false)).toBeGreaterThan(bins.node[tree * 3] ?? 0);
      });
    }),
  );
});

test('65,534 cuts are binned, one more is refused', () => {
  const cuts = Array.from({ length: 65_535 }, (_, index) => index);
  expect(binCuts(stumps(cuts.slice(1)), 3)?.cuts.length).toBe(65_534);
  expect(binCuts(stumps(cuts), 3)).toBeNull();
});
