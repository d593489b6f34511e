import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { binRows } from '#shared/explain/trees/binned-rows.ts';
import { PATTERN_CHUNK, patternTrees, refuseWrongRows } from '#shared/explain/trees/pattern-batch.ts';
import type { PatternPlan } from '#shared/explain/trees/pattern-plan.ts';
import { PATTERN_TILE } from '#shared/explain/trees/row-patterns.ts';
import { loadKernel, whereItFits } from './load-kernel.ts';
import type { Kernel } from './load-kernel.ts';
import { patternRecords } from './pattern-records.ts';
import type { PatternRecords } from './pattern-records.ts';

type Exports = { tree: (...numbers: number[]) => number };

/** The table engine, compiled where it can be, else its plain twin: the same bytes from both. */
export type PatternKernel = {
  twin: 'compiled' | 'plain';
  /** See `patternTrees`. */
  trees(encoded: EncodedTable, phi: Float64Array): Generator<number, void>;
};

/**
 * @param plan copied into the memory of the kernel
 * @returns an engine for one thread: a run ends before the next begins
 */
export function patternKernel(plan: PatternPlan): PatternKernel {
  const plain: PatternKernel = { twin: 'plain', trees: (encoded, phi) => patternTrees(plan, encoded, phi) };
  const kernel = loadKernel<Exports>('patterns');
  const laid = kernel === null ? null : whereItFits(() => layOut(kernel, plan));
  if (kernel === null || laid === null) return plain;
  return { twin: 'compiled', trees: (encoded, phi) => compiledTrees({ kernel, plan, laid }, encoded, phi) };
}

/** Where everything lies in the memory of a kernel; room for rows comes with the first of them. */
type Laid = {
  records: PatternRecords;
  levels: number;
  patterns: number;
  tables: number;
  kept: number;
  outcome: number;
  room: { rows: number; binned: number; phi: number; arena: number };
};

function layOut(kernel: Kernel<Exports>, plan: PatternPlan): Laid {
  const { blocks } = plan;
  const splits = blocks.from.reduce((most, from, block) => Math.max(most, blocks.to[block]! - from), 0);
  const nodes = 2 * splits + 1;
  const records = patternRecords(kernel, plan);
  const levels = kernel.reserve(2 * PATTERN_TILE * blocks.levels);
  const laid: Laid = {
    records,
    levels,
    patterns: kernel.reserve(2 * PATTERN_TILE),
    tables: kernel.reserve(records.trees.reduce((most, { tableBytes }) => Math.max(most, tableBytes), 0)),
    kept: kernel.reserve(32 * nodes),
    outcome: kernel.reserve(2 * nodes),
    room: { rows: 0, binned: 0, phi: 0, arena: 0 },
  };
  new Uint8Array(kernel.buffer(), levels, 2 * PATTERN_TILE).fill(0xff);
  return laid;
}

type Run = { kernel: Kernel<Exports>; plan: PatternPlan; laid: Laid };

function* compiledTrees(run: Run, encoded: EncodedTable, phi: Float64Array): Generator<number, void> {
  const { kernel, plan, laid } = run;
  refuseWrongRows(plan, encoded, phi);
  const { players, readings } = plan;
  const stride = Math.ceil(Math.min(encoded.rows, PATTERN_CHUNK) / PATTERN_TILE) * PATTERN_TILE;
  if (!makeRoom(run, stride)) return yield* patternTrees(plan, encoded, phi);
  let done = 0;
  for (let first = 0; first < encoded.rows; first += PATTERN_CHUNK) {
    const count = Math.min(PATTERN_CHUNK, encoded.rows - first);
    const binned = new Uint16Array(kernel.buffer(), laid.room.binned, readings.column.length * stride);
    binRows(plan, encoded, { first, count, into: binned, stride });
    new Float64Array(kernel.buffer(), laid.room.phi, count * players).fill(0);
    for (const one of laid.records.trees) {
      const { blocks, count: blockCount, tableBytes, passes, passCount } = one;
      const rows = [laid.room.binned, 2 * stride, count, laid.levels, laid.patterns] as const;
      const tables = [laid.tables, tableBytes, laid.room.arena, laid.room.phi, 8 * players] as const;
      const fill = [passes, passCount, laid.records.weights, laid.records.side, laid.kept, laid.outcome] as const;
      if (blockCount > 0 && kernel.exports.tree(blocks, blockCount, ...rows, ...tables, ...fill) !== 0)
        return yield* patternTrees(plan, encoded, phi);
      done += count;
      yield done;
    }
    phi.set(new Float64Array(kernel.buffer(), laid.room.phi, count * players), first * players);
  }
}

/** Room for rows, and behind it entries that grow with the patterns that occur. */
function makeRoom({ kernel, plan, laid }: Run, rows: number): boolean {
  if (rows <= laid.room.rows) return true;
  const room = whereItFits(() => ({
    rows,
    binned: kernel.reserve(2 * rows * plan.readings.column.length),
    phi: kernel.reserve(8 * rows * plan.players),
    arena: kernel.reserve(16),
  }));
  if (room !== null) laid.room = room;
  return room !== null;
}
