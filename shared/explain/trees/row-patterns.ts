import type { PatternBlocks } from './pattern-blocks.ts';

/** Rows whose patterns are made together. */
export const PATTERN_TILE = 256;

/** A tile of rows on its way through the blocks of a tree. */
export type TilePatterns = {
  /** Bins of the rows, reading by reading (see `binRows`), and rows from one reading to the next. */
  binned: Uint16Array;
  stride: number;
  /** First row of the tile in `binned`, and its rows: at most PATTERN_TILE. */
  at: number;
  count: number;
  /** Levels x PATTERN_TILE. */
  levels: Uint16Array;
  /** For each row its pattern in the block at hand; written over. */
  pattern: Uint16Array;
};

const ALL = 0xffff;

export function tilePatterns(
  { levels }: PatternBlocks,
  { binned, stride }: { binned: Uint16Array; stride: number },
): TilePatterns {
  return {
    binned,
    stride,
    at: 0,
    count: 0,
    levels: new Uint16Array(levels * PATTERN_TILE).fill(ALL),
    pattern: new Uint16Array(PATTERN_TILE),
  };
}

/** Patterns of the rows of a tile in a block; the blocks before it in the same tree must have been asked first. */
export function patternsIn(blocks: PatternBlocks, block: number, tile: TilePatterns): void {
  for (let step = blocks.steps[block]!; step < blocks.steps[block + 1]!; step += 1) takeStep(blocks, step, tile);
  const { levels, pattern, count } = tile;
  const known = blocks.level[block]! * PATTERN_TILE;
  const mask = (1 << blocks.bits[block]!) - 1;
  for (let row = 0; row < count; row += 1) pattern[row] = levels[known + row]! & mask;
  for (let split = blocks.from[block]!; split < blocks.to[block]!; split += 1) askSplit(blocks, split, tile);
}

function takeStep(
  { step }: PatternBlocks,
  at: number,
  { binned, stride, at: first, count, levels }: TilePatterns,
): void {
  const to = step.level[at]! * PATTERN_TILE;
  const from = to - PATTERN_TILE;
  const begin = step.reading[at]! * stride + first;
  const bin = step.bin[at]!;
  const others = ALL & ~step.bit[at]!;
  const whereLeft = step.left[at] === 1 ? ALL : others;
  const whereRight = step.left[at] === 1 ? others : ALL;
  for (let row = 0; row < count; row += 1)
    levels[to + row] = levels[from + row]! & (binned[begin + row]! <= bin ? whereLeft : whereRight);
}

function askSplit(
  { split }: PatternBlocks,
  at: number,
  { binned, stride, at: first, count, pattern }: TilePatterns,
): void {
  const begin = split.reading[at]! * stride + first;
  const bin = split.bin[at]!;
  const others = ALL & ~split.bit[at]!;
  for (let row = 0; row < count; row += 1) if (binned[begin + row]! > bin) pattern[row]! &= others;
}
