import type { Trees } from '#shared/explain/trees/ensemble.ts';

/** What a coalition is worth; bit g of `coalition` tells whether player g is in it. */
export type Game = (coalition: number) => number;

export type Attribution = { base: number; phi: Float64Array };

/**
 * Shapley values by their definition, over all subsets: slow, and independent of every engine.
 *
 * @param players at most 20
 */
export function shapleyBySubsets(players: number, game: Game): Attribution {
  const worth = Float64Array.from({ length: 1 << players }, (_, coalition) => game(coalition));
  const factorial = [1];
  for (let i = 1; i <= players; i += 1) factorial.push(factorial[i - 1]! * i);
  const phi = new Float64Array(players);
  for (let player = 0; player < players; player += 1)
    for (let coalition = 0; coalition < worth.length; coalition += 1) {
      if ((coalition & (1 << player)) !== 0) continue;
      const size = bits(coalition);
      const weight = (factorial[size]! * factorial[players - 1 - size]!) / factorial[players]!;
      phi[player]! += weight * (worth[coalition | (1 << player)]! - worth[coalition]!);
    }
  return { base: worth[0]!, phi };
}

function bits(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

export type PathDependentCase = {
  trees: Trees;
  base: number;
  covers: Float64Array;
  owner: Int32Array;
  /** The encoded row. */
  row: Float32Array | Float64Array;
};

/**
 * Path-dependent worth: follow the row where the owner of the tested column is in the coalition, else average both
 * sides by their covers; halves below a node without cover. A column of nobody is always averaged.
 */
export function pathDependentGame({ trees, base, covers, owner, row }: PathDependentCase): Game {
  const worth = (node: number, coalition: number): number => {
    const column = trees.feature[node]!;
    if (column < 0) return trees.value[node]!;
    const left = trees.left[node]!;
    const right = trees.right[node]!;
    const player = owner[column]!;
    if (player >= 0 && (coalition & (1 << player)) !== 0) {
      const x = row[column]!;
      const goesLeft = Number.isNaN(x) ? trees.missingLeft[node] === 1 : x <= trees.cut[node]!;
      return worth(goesLeft ? left : right, coalition);
    }
    const whole = covers[node]!;
    const share = whole > 0 ? covers[left]! / whole : 0.5;
    const otherShare = whole > 0 ? covers[right]! / whole : 0.5;
    return share * worth(left, coalition) + otherShare * worth(right, coalition);
  };
  return (coalition) => {
    let total = base;
    for (let tree = 0; tree + 1 < trees.roots.length; tree += 1) total += worth(trees.roots[tree]!, coalition);
    return total;
  };
}
