// What a block gives to a new pattern against a background: see fillByCounts in shared/explain/trees/pattern-fill.ts.

import {
  BLOCK_LEAF,
  BLOCK_LEAVES,
  BLOCK_MET,
  BLOCK_SPLIT,
  BLOCK_SPLITS,
  LEAF,
  LEAF_PLAYERS,
  LEAF_SET,
  LEAF_SETS,
  SET,
  SET_FAILED,
  SET_SIZE,
  SPLIT,
  SPLIT_BIT,
  SPLIT_NODE,
  SPLIT_RIGHT,
  SPLIT_SLOT,
} from './pattern-layout';

/** `satisfied` has room for a u16 for each node of the block. */
export function fillByCounts(
  block: usize,
  pattern: u32,
  weights: usize,
  side: i32,
  satisfied: usize,
  entry: usize,
): void {
  walkBlock(block, pattern, satisfied);
  let leaf = <usize>load<u32>(block, BLOCK_LEAF);
  for (let left = load<i32>(block, BLOCK_LEAVES); left > 0; left--) {
    const missed = load<u32>(leaf, LEAF_PLAYERS) & ~(<u32>load<u16>(satisfied + ((<usize>load<u32>(leaf)) << 1)));
    const others = <i32>popcnt(missed);
    let loss: f64 = 0;
    let set = <usize>load<u32>(leaf, LEAF_SET);
    for (let sets = load<i32>(leaf, LEAF_SETS); sets > 0; sets--) {
      const failed = load<u32>(set, SET_FAILED);
      if ((failed & missed) == 0) {
        const amount = load<f64>(set);
        const alone = load<i32>(set, SET_SIZE);
        const gain = amount * load<f64>(weights + ((<usize>(alone * side + others)) << 3));
        loss += amount * load<f64>(weights + ((<usize>(others * side + alone)) << 3));
        for (let rest = failed; rest != 0; rest &= rest - 1) {
          const to = entry + ((<usize>ctz(rest)) << 3);
          store<f64>(to, load<f64>(to) + gain);
        }
      }
      set += SET;
    }
    for (let rest = missed; rest != 0; rest &= rest - 1) {
      const to = entry + ((<usize>ctz(rest)) << 3);
      store<f64>(to, load<f64>(to) - loss);
    }
    leaf += LEAF;
  }
}

function walkBlock(block: usize, pattern: u32, satisfied: usize): void {
  store<u16>(satisfied, <u16>(pattern | (<u32>(-1 << load<i32>(block, BLOCK_MET)))));
  let split = <usize>load<u32>(block, BLOCK_SPLIT);
  for (let left = load<i32>(block, BLOCK_SPLITS); left > 0; left--) {
    const here = satisfied + ((<usize>load<u32>(split, SPLIT_NODE)) << 1);
    const all = load<u16>(here);
    const slot = load<u32>(split, SPLIT_SLOT) >> 3;
    const less = all & ~(<u16>((<u32>1) << slot));
    const goesLeft = (pattern & (<u32>load<u16>(split, SPLIT_BIT))) != 0;
    store<u16>(here, goesLeft ? all : less, 2);
    store<u16>(satisfied + ((<usize>load<u32>(split, SPLIT_RIGHT)) << 1), goesLeft ? less : all);
    split += SPLIT;
  }
}
