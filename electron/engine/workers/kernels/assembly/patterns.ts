// AssemblyScript: the compiled twin of shared/explain/trees/pattern-batch.ts, row-patterns.ts and pattern-fill.ts. Same
// operations in the same order, so that both give the same bytes. Records and numbers are laid out by
// ../pattern-records.ts; of memory only the entries of the tree at hand grow here.

import { fillByCounts } from './parts/pattern-counts';
import { fillByCovers } from './parts/pattern-covers';
import {
  BLOCK,
  BLOCK_BITS,
  BLOCK_LEVEL,
  BLOCK_SLOT,
  BLOCK_SLOTS,
  BLOCK_SPLIT,
  BLOCK_SPLITS,
  BLOCK_STARTS,
  BLOCK_STEP,
  BLOCK_STEPS,
  SPLIT,
  SPLIT_BIN,
  SPLIT_BIT,
  STEP,
  STEP_BIN,
  STEP_LEFT,
  STEP_LEVEL,
  STEP_RIGHT,
} from './parts/pattern-layout';

const TILE: i32 = 256;
const LEVEL: usize = 512;

/** First byte that no static data takes. */
export function heapBase(): usize {
  return __heap_base;
}

/**
 * One tree over `rows` rows: their patterns block by block, entries of new patterns, sums of entries.
 *
 * `tables` holds for each pattern of each block where its entry lies, 0 while it has not occurred; entries start at
 * `arena` and are lost with the next tree. `passes` is 0 for a plan with a background.
 *
 * Returns 0, or 1 when the memory cannot hold the entries: what was summed is then of no use.
 */
export function tree(
  blocks: usize,
  count: i32,
  binned: usize,
  binnedStep: usize,
  rows: i32,
  levels: usize,
  patterns: usize,
  tables: usize,
  tableBytes: usize,
  arena: usize,
  phi: usize,
  phiStep: usize,
  passes: usize,
  passCount: i32,
  weights: usize,
  side: i32,
  z: usize,
  outcome: usize,
): i32 {
  memory.fill(tables, 0, tableBytes);
  let top = arena;
  for (let first = 0; first < rows; first += TILE) {
    const here = min(TILE, rows - first);
    const bins = binned + ((<usize>first) << 1);
    const to = phi + <usize>first * phiStep;
    let block = blocks;
    for (let at = 0; at < count; at++) {
      patternsIn(block, bins, binnedStep, here, levels, patterns);
      const entryOf = tables + <usize>load<u32>(block, BLOCK_STARTS);
      const slots = load<i32>(block, BLOCK_SLOTS);
      const slot = <usize>load<u32>(block, BLOCK_SLOT);
      let row = to;
      for (let one = 0; one < here; one++) {
        const pattern = <u32>load<u16>(patterns + ((<usize>one) << 1));
        const place = entryOf + ((<usize>pattern) << 2);
        let entry = <usize>load<u32>(place);
        if (entry == 0) {
          entry = top;
          top += (<usize>slots) << 3;
          if (!reach(top)) return 1;
          memory.fill(entry, 0, (<usize>slots) << 3);
          if (passes == 0) fillByCounts(block, pattern, weights, side, outcome, entry);
          else fillByCovers(block, pattern, passes, passCount, z, outcome, entry);
          store<u32>(place, <u32>entry);
        }
        for (let at = 0; at < slots; at++) {
          const sum = row + <usize>load<u32>(slot + ((<usize>at) << 2));
          store<f64>(sum, load<f64>(sum) + load<f64>(entry + ((<usize>at) << 3)));
        }
        row += phiStep;
      }
      block += BLOCK;
    }
  }
  return 0;
}

/** Grows the memory by 4 MB at a time. */
function reach(end: usize): bool {
  const pages = <i32>((end + 65_535) >> 16) - memory.size();
  return pages <= 0 || memory.grow(max(pages, 64)) >= 0;
}

function patternsIn(block: usize, bins: usize, binnedStep: usize, count: i32, levels: usize, patterns: usize): void {
  const bytes = (<usize>((count + 7) & ~7)) << 1;
  let step = <usize>load<u32>(block, BLOCK_STEP);
  for (let left = load<i32>(block, BLOCK_STEPS); left > 0; left--) {
    const to = levels + <usize>load<u32>(step, STEP_LEVEL);
    const from = to - LEVEL;
    const begin = bins + <usize>load<u32>(step) * binnedStep;
    const bin = v128.load16_splat(step, STEP_BIN);
    const whereLeft = v128.load16_splat(step, STEP_LEFT);
    const whereRight = v128.load16_splat(step, STEP_RIGHT);
    for (let at: usize = 0; at < bytes; at += 16) {
      const goesLeft = i16x8.le_u(v128.load(begin + at), bin);
      v128.store(to + at, v128.and(v128.load(from + at), v128.bitselect(whereLeft, whereRight, goesLeft)));
    }
    step += STEP;
  }
  const known = levels + <usize>load<u32>(block, BLOCK_LEVEL);
  const mask = i16x8.splat(<i16>(<i32>(1 << load<i32>(block, BLOCK_BITS)) - 1));
  for (let at: usize = 0; at < bytes; at += 16) v128.store(patterns + at, v128.and(v128.load(known + at), mask));
  let split = <usize>load<u32>(block, BLOCK_SPLIT);
  for (let left = load<i32>(block, BLOCK_SPLITS); left > 0; left--) {
    const begin = bins + <usize>load<u32>(split) * binnedStep;
    const bin = v128.load16_splat(split, SPLIT_BIN);
    const bit = v128.load16_splat(split, SPLIT_BIT);
    for (let at: usize = 0; at < bytes; at += 16) {
      const goesRight = i16x8.gt_u(v128.load(begin + at), bin);
      v128.store(patterns + at, v128.andnot(v128.load(patterns + at), v128.and(goesRight, bit)));
    }
    split += SPLIT;
  }
}
