import type { EncodedTable } from '../raw-table.ts';
import { binRows } from './binned-rows.ts';
import { fillPattern, fillScratch } from './pattern-fill.ts';
import type { FillScratch } from './pattern-fill.ts';
import type { PatternPlan } from './pattern-plan.ts';
import { PATTERN_TILE, patternsIn, tilePatterns } from './row-patterns.ts';
import type { TilePatterns } from './row-patterns.ts';
import { refuseOther } from './settled-tests.ts';

/** Told after each tree over the rows at hand: rows x trees done so far; false stops. */
export type KeepGoing = (rowTrees: number) => boolean;

export type PatternRun = {
  /** rows x players, row-major; written over. */
  phi: Float64Array;
  keepGoing?: KeepGoing;
};

/** Rows that pass a tree, and share its tables, before the next tree comes. */
export const PATTERN_CHUNK = 32_768;

/**
 * Contributions of many rows: exact Shapley values of the margin, sum(phi) + plan.base = margin. A row's numbers depend
 * on nothing but the row.
 *
 * @param encoded rows in the columns of the plan, derived ones included
 * @returns false when `keepGoing` stopped it: phi is then unfinished
 * @throws RangeError when the table or phi have not the size that the plan asks for, or a row differs from the background
 * on a column of nobody
 * Cost: the tests of the trees for each row, a sum over the players of each block, and a fill for each pattern that
 * is new among the rows of a chunk.
 */
export function patternBatch(plan: PatternPlan, encoded: EncodedTable, run: PatternRun): boolean {
  for (const done of patternTrees(plan, encoded, run.phi)) if (run.keepGoing?.(done) === false) return false;
  return true;
}

/**
 * The same, stopping after each tree over the rows at hand, so that others may have their turn.
 *
 * @yields rows x trees done so far
 */
export function* patternTrees(plan: PatternPlan, encoded: EncodedTable, phi: Float64Array): Generator<number, void> {
  refuseWrongRows(plan, encoded, phi);
  const { rows } = encoded;
  const { blocks, players, readings } = plan;
  const stride = Math.min(rows, PATTERN_CHUNK);
  const binned = new Uint16Array(readings.column.length * stride);
  const tables = emptyTables(plan);
  const tile = tilePatterns(blocks, { binned, stride });
  phi.fill(0, 0, rows * players);
  let done = 0;
  for (let first = 0; first < rows; first += PATTERN_CHUNK) {
    const count = Math.min(PATTERN_CHUNK, rows - first);
    binRows(plan, encoded, { first, count, into: binned, stride });
    for (let tree = 0; tree + 1 < blocks.ofTree.length; tree += 1) {
      openTree(plan, tables, tree);
      for (tile.at = 0; tile.at < count; tile.at += PATTERN_TILE) {
        tile.count = Math.min(PATTERN_TILE, count - tile.at);
        for (let block = blocks.ofTree[tree]!; block < blocks.ofTree[tree + 1]!; block += 1) {
          patternsIn(blocks, block, tile);
          addEntries(plan, { tree, block, tables, tile, phi, to: (first + tile.at) * players });
        }
      }
      done += count;
      yield done;
    }
  }
}

export function refuseWrongRows(plan: PatternPlan, encoded: EncodedTable, phi: Float64Array): void {
  const { columns, players, fill } = plan;
  if (encoded.columns !== columns)
    throw new RangeError(`invalid table; columns expected ${columns}: ${encoded.columns}`);
  const numbers = encoded.rows * players;
  if (phi.length < numbers) throw new RangeError(`invalid output; numbers expected ${numbers}: ${phi.length}`);
  if (fill.kind === 'background' && fill.settled.tests.node.length > 0)
    for (let row = 0; row < encoded.rows; row += 1)
      refuseOther(fill.settled.trees, fill.settled.tests, encoded.values, row * columns);
}

/** Tables of one tree: for each pattern of each block where its entry starts, plus 1; 0 while it has not occurred. */
type Tables = {
  /** Where the patterns of each block start in `entryOf`, among those of its tree. */
  starts: Int32Array;
  entryOf: Uint32Array;
  entries: Float64Array;
  used: number;
  scratch: FillScratch;
};

function emptyTables(plan: PatternPlan): Tables {
  const { ofTree, bits } = plan.blocks;
  const starts = new Int32Array(bits.length);
  let most = 0;
  for (let tree = 0; tree + 1 < ofTree.length; tree += 1) {
    let size = 0;
    for (let block = ofTree[tree]!; block < ofTree[tree + 1]!; block += 1) {
      starts[block] = size;
      size += 1 << bits[block]!;
    }
    most = Math.max(most, size);
  }
  return {
    starts,
    entryOf: new Uint32Array(most),
    entries: new Float64Array(4096),
    used: 0,
    scratch: fillScratch(plan),
  };
}

function openTree({ blocks }: PatternPlan, tables: Tables, tree: number): void {
  const last = blocks.ofTree[tree + 1]! - 1;
  tables.used = 0;
  if (last >= blocks.ofTree[tree]!) tables.entryOf.fill(0, 0, tables.starts[last]! + (1 << blocks.bits[last]!));
}

type Addition = { tree: number; block: number; tables: Tables; tile: TilePatterns; phi: Float64Array; to: number };

function addEntries(plan: PatternPlan, { tree, block, tables, tile, phi, to }: Addition): void {
  const { blocks, players } = plan;
  const { player } = blocks;
  const { entryOf } = tables;
  const { pattern, count } = tile;
  const start = tables.starts[block]!;
  const from = blocks.slots[block]!;
  const slots = blocks.slots[block + 1]! - from;
  let entries = tables.entries;
  let row = to;
  for (let at = 0; at < count; at += 1, row += players) {
    let entry = entryOf[start + pattern[at]!]!;
    if (entry === 0) {
      entry = newEntry(plan, tables, { tree, block, pattern: pattern[at]! });
      entryOf[start + pattern[at]!] = entry;
      entries = tables.entries;
    }
    for (let slot = 0; slot < slots; slot += 1) phi[row + player[from + slot]!]! += entries[entry - 1 + slot]!;
  }
}

function newEntry(plan: PatternPlan, tables: Tables, met: { tree: number; block: number; pattern: number }): number {
  const slots = plan.blocks.slots[met.block + 1]! - plan.blocks.slots[met.block]!;
  if (tables.used + slots > tables.entries.length) {
    const larger = new Float64Array(2 * tables.entries.length);
    larger.set(tables.entries);
    tables.entries = larger;
  }
  fillPattern(plan, met, tables.scratch);
  const at = tables.used;
  tables.entries.set(tables.scratch.entry.subarray(0, slots), at);
  tables.used += slots;
  return at + 1;
}
