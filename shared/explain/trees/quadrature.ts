import type { EncodedTable } from '../raw-table.ts';
import type { EncodedValues } from './predict.ts';
import { PASS_WIDTH } from './quadrature-plan.ts';
import type { QuadraturePlan } from './quadrature-plan.ts';
import { walkFour, walkTwo } from './quadrature-walk.ts';
import type { Walk } from './quadrature-walk.ts';

/** Told after each pass over the rows at hand: rows x passes done so far, of rows x `plan.width.length`; false stops. */
export type KeepGoing = (rowPasses: number) => boolean;

export type QuadratureRun = {
  /** rows x players, row-major; written over. */
  phi: Float64Array;
  keepGoing?: KeepGoing;
};

/** Rows that pass one tree before the next tree comes: its constants stay near, and a stop is heard soon. */
const TILE = 64;

/**
 * Both copies of a row that the engine reads: as it is, then with NaN replaced by -infinity.
 *
 * @param into 2 x columns numbers from `at`, `step` apart
 */
export function doubledRow(
  values: EncodedValues,
  offset: number,
  { columns, into, at, step }: { columns: number; into: Float64Array; at: number; step: number },
): void {
  for (let column = 0; column < columns; column += 1) {
    const x = values[offset + column]!;
    into[at + column * step] = x;
    into[at + (columns + column) * step] = x !== x ? Number.NEGATIVE_INFINITY : x;
  }
}

/**
 * Contributions of one row: exact path-dependent Shapley values of the margin, sum(phi) + plan.base = margin.
 *
 * @param plan see `quadraturePlan`
 * @param row encoded, derived columns included
 * @param phi one number for each player, in the unit of the margin; written over
 */
export function quadratureRow(plan: QuadraturePlan, row: EncodedValues, phi: Float64Array): void {
  quadratureBatch(plan, { rows: 1, columns: plan.columns, values: row }, { phi });
}

/**
 * Contributions of many rows (see `quadratureRow`). A row's numbers depend on nothing but the row.
 *
 * @param encoded rows in the columns of the plan
 * @returns false when `keepGoing` stopped it: phi is then unfinished
 * @throws RangeError when the table or phi have not the size that the plan asks for
 */
export function quadratureBatch(plan: QuadraturePlan, encoded: EncodedTable, run: QuadratureRun): boolean {
  refuseWrongSize(plan, encoded, run.phi);
  const { rows } = encoded;
  const { columns, players } = plan;
  const walk: Walk = {
    rows: new Float64Array(Math.min(rows, TILE) * 2 * columns),
    at: 0,
    phi: run.phi,
    to: 0,
    reached: new Float64Array(PASS_WIDTH * plan.nodes),
    outcome: new Uint8Array(plan.nodes),
  };
  run.phi.fill(0, 0, rows * players);
  let done = 0;
  for (let first = 0; first < rows; first += TILE) {
    const count = Math.min(TILE, rows - first);
    for (let row = 0; row < count; row += 1)
      doubledRow(encoded.values, (first + row) * columns, {
        columns,
        into: walk.rows,
        at: row * 2 * columns,
        step: 1,
      });
    for (let pass = 0; pass < plan.width.length; pass += 1) {
      const walkTree = plan.stride[pass] === PASS_WIDTH ? walkFour : walkTwo;
      for (let row = 0; row < count; row += 1) {
        walk.at = row * 2 * columns;
        walk.to = (first + row) * players;
        walkTree(plan, pass, walk);
      }
      done += count;
      if (run.keepGoing?.(done) === false) return false;
    }
  }
  return true;
}

export function refuseWrongSize(plan: QuadraturePlan, encoded: EncodedTable, phi: Float64Array): void {
  if (encoded.columns !== plan.columns)
    throw new RangeError(`invalid table; columns expected ${plan.columns}: ${encoded.columns}`);
  const numbers = encoded.rows * plan.players;
  if (phi.length < numbers) throw new RangeError(`invalid output; numbers expected ${numbers}: ${phi.length}`);
}
