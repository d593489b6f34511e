import type { EncodedTable } from '#shared/explain/raw-table.ts';
import type { QuadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import { doubledRow, quadratureBatch, refuseWrongSize } from '#shared/explain/trees/quadrature.ts';
import type { QuadratureRun } from '#shared/explain/trees/quadrature.ts';
import { loadKernel, whereItFits } from './load-kernel.ts';
import type { Kernel } from './load-kernel.ts';
import { groupRecords, rowRecords } from './quadrature-records.ts';
import type { Pass } from './quadrature-records.ts';

/** Rows that pass one tree before the next tree comes; a multiple of four. */
const TILE = 128;

/** Fewer rows than this go one by one. */
const FEWEST_FOR_GROUPS = 3;

type Exports = {
  rowsFour: (...numbers: number[]) => void;
  rowsTwo: (...numbers: number[]) => void;
  groups: (...numbers: number[]) => void;
};

/** The quadrature engine, compiled where it can be, else its plain twin: the same bytes from both. */
export type QuadratureKernel = {
  twin: 'compiled' | 'plain';
  /** See `quadratureBatch`. */
  batch(encoded: EncodedTable, run: QuadratureRun): boolean;
};

/**
 * @param plan copied into the memory of the kernel, about 13 numbers for each split and point with what groups need
 * @returns an engine for one thread: a batch ends before the next begins
 */
export function quadratureKernel(plan: QuadraturePlan): QuadratureKernel {
  const kernel = loadKernel<Exports>('quadrature');
  const compiled = kernel === null ? null : compiledBatch(kernel, plan);
  return compiled === null
    ? { twin: 'plain', batch: (encoded, run) => quadratureBatch(plan, encoded, run) }
    : { twin: 'compiled', batch: compiled };
}

/** Where everything lies in the memory of a kernel, and the passes over it; groups are laid out when first needed. */
type Laid = {
  rows: number;
  phi: number;
  kept: number;
  outcome: number;
  frames: number;
  single: readonly Pass[];
  grouped: readonly Pass[] | null;
};

type Work = {
  exports: Exports;
  plan: QuadraturePlan;
  laid: Laid;
  /** Views of the memory: rows and contributions of a tile. */
  rows: Float64Array;
  phi: Float64Array;
  encoded: EncodedTable;
  run: QuadratureRun;
  done: number;
};

function compiledBatch(kernel: Kernel<Exports>, plan: QuadraturePlan): QuadratureKernel['batch'] | null {
  const laid = whereItFits(() => layOut(kernel, plan));
  if (laid === null) return null;
  return (encoded, run) => {
    refuseWrongSize(plan, encoded, run.phi);
    if (encoded.rows >= FEWEST_FOR_GROUPS) laid.grouped ??= whereItFits(() => groupRecords(kernel, plan));
    const rows = new Float64Array(kernel.buffer(), laid.rows, TILE * 2 * plan.columns);
    const phi = new Float64Array(kernel.buffer(), laid.phi, TILE * Math.max(1, plan.players));
    const work: Work = { exports: kernel.exports, plan, laid, rows, phi, encoded, run, done: 0 };
    for (let first = 0; first < encoded.rows; first += TILE) {
      const count = Math.min(TILE, encoded.rows - first);
      const left = laid.grouped === null ? count : count % 4 < FEWEST_FOR_GROUPS ? count % 4 : 0;
      if (count > left && !passGroups(work, first, count - left)) return false;
      if (left > 0 && !passRows(work, first + count - left, left)) return false;
    }
    return true;
  };
}

function layOut(kernel: Kernel<Exports>, plan: QuadraturePlan): Laid {
  const deepest = Math.ceil(plan.nodes / 2) + 1;
  return {
    rows: kernel.reserve(TILE * 2 * plan.columns * 8),
    phi: kernel.reserve(TILE * Math.max(1, plan.players) * 8),
    kept: kernel.reserve(Math.max(plan.nodes * 32, deepest * 256)),
    outcome: kernel.reserve(plan.nodes),
    frames: kernel.reserve(deepest * 128),
    single: rowRecords(kernel, plan),
    grouped: null,
  };
}

function passRows(work: Work, first: number, count: number): boolean {
  const { exports, plan, laid, rows, phi, encoded, run } = work;
  const { columns, players } = plan;
  for (let row = 0; row < count; row += 1)
    doubledRow(encoded.values, (first + row) * columns, { columns, into: rows, at: row * 2 * columns, step: 1 });
  phi.fill(0, 0, count * Math.max(1, players));
  for (const { records, splits, constants, width } of laid.single) {
    const walk = width === 4 ? exports.rowsFour : exports.rowsTwo;
    walk(records, splits, constants, count, laid.rows, 2 * columns * 8, laid.phi, players * 8, laid.kept, laid.outcome);
    work.done += count;
    if (run.keepGoing?.(work.done) === false) return false;
  }
  run.phi.set(phi.subarray(0, count * players), first * players);
  return true;
}

/** Groups of four rows, lane by lane; the last group is filled up with its last row. */
function passGroups(work: Work, first: number, count: number): boolean {
  const { exports, plan, laid, rows, phi, encoded, run } = work;
  const { columns, players } = plan;
  const groups = Math.ceil(count / 4);
  for (let row = 0; row < 4 * groups; row += 1)
    doubledRow(encoded.values, (first + Math.min(row, count - 1)) * columns, {
      columns,
      into: rows,
      at: (row >> 2) * 8 * columns + (row & 3),
      step: 4,
    });
  phi.fill(0, 0, 4 * groups * Math.max(1, players));
  for (const { records, splits, constants, width } of laid.grouped!) {
    exports.groups(
      width,
      records,
      splits,
      constants,
      groups,
      laid.rows,
      8 * columns * 8,
      laid.phi,
      4 * players * 8,
      laid.kept,
      laid.frames,
    );
    work.done += count;
    if (run.keepGoing?.(work.done) === false) return false;
  }
  for (let row = 0; row < count; row += 1)
    for (let player = 0; player < players; player += 1)
      run.phi[(first + row) * players + player] = phi[(row >> 2) * 4 * players + 4 * player + (row & 3)]!;
  return true;
}
