// Records in the memory of the kernel of patterns, written by ../../pattern-records.ts: where each field lies, in bytes.

/** A block of a tree. */
export const BLOCK: usize = 80;
export const BLOCK_STEP: usize = 0;
export const BLOCK_STEPS: usize = 4;
export const BLOCK_LEVEL: usize = 8;
export const BLOCK_SPLIT: usize = 12;
export const BLOCK_SPLITS: usize = 16;
export const BLOCK_BITS: usize = 20;
export const BLOCK_MET: usize = 24;
export const BLOCK_SLOT: usize = 28;
export const BLOCK_SLOTS: usize = 32;
export const BLOCK_STARTS: usize = 36;
/** Shares of the players met above, f64 each. */
export const BLOCK_SHARE: usize = 40;
/** First split of the block, counted from the first of its tree. */
export const BLOCK_AT: usize = 44;
export const BLOCK_LEAF: usize = 48;
export const BLOCK_LEAVES: usize = 52;
export const BLOCK_FACTOR: usize = 56;

/** A branch above the blocks: reading, level that it leads to, bin, what stays known on the left and on the right. */
export const STEP: usize = 16;
export const STEP_LEVEL: usize = 4;
export const STEP_BIN: usize = 8;
export const STEP_LEFT: usize = 10;
export const STEP_RIGHT: usize = 12;

/** A test inside a block: reading, bin, bit, need, want, slot * 8, node, right child, factors once broken. */
export const SPLIT: usize = 40;
export const SPLIT_BIN: usize = 4;
export const SPLIT_BIT: usize = 6;
export const SPLIT_NEED: usize = 8;
export const SPLIT_WANT: usize = 10;
export const SPLIT_SLOT: usize = 12;
export const SPLIT_NODE: usize = 16;
export const SPLIT_RIGHT: usize = 20;
export const SPLIT_BROKEN: usize = 24;

/** A pass over a tree: numbers of a list (2 or 4), points, constants of the first split of the tree, points, weights. */
export const PASS: usize = 80;
export const PASS_WIDTH: usize = 4;
export const PASS_CONSTANTS: usize = 8;
export const PASS_POINTS: usize = 16;
export const PASS_WEIGHTS: usize = 48;

/** A leaf of a block against a background: node, players, first set, sets. */
export const LEAF: usize = 16;
export const LEAF_PLAYERS: usize = 4;
export const LEAF_SET: usize = 8;
export const LEAF_SETS: usize = 12;

/** A set: amount, players, how many they are. */
export const SET: usize = 16;
export const SET_FAILED: usize = 8;
export const SET_SIZE: usize = 12;
