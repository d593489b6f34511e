import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { joinSlices, sliceRows } from '#shared/explain/score-slices.ts';
import { exactPlan } from './exact.ts';
import type { ExactPlan } from './exact.ts';
import type { ReadForm } from './explained-model.ts';
import { gated } from './gated.ts';
import { tableContributions, tablesPlan } from './tables.ts';
import type { TablesPlan } from './tables.ts';
import type { Way } from './way.ts';

/** What it takes to explain any number of cases exactly: nothing but numbers, so that another thread can do it. */
export type CasesTask = {
  form: ReadForm;
  way: Pick<Way, 'space' | 'method'>;
  /** As the form reads it, derived columns included. */
  background: EncodedTable;
  /** Rows asked for in all, so that the parts of a long run are explained in one way. */
  of: number;
};

/**
 * Explains rows one after the other, or tree after tree; a row's numbers depend on nothing but the row.
 *
 * @param phi rows x players, row-major, zeros at first
 * @yields rows done so far
 * @returns output of the empty coalition, NaN for no row
 * @throws AppError MODEL_RUN_FAILED when the parts of a case do not add up to its output
 */
export type CasesPlan = (rows: EncodedTable, phi: Float64Array) => Generator<number, number>;

/** Prepares a task: by tables of patterns where trees allow it, else case by case. */
export function casesPlan({ form, way, background, of }: CasesTask): CasesPlan {
  const tables = tablesPlan(form, way, { background, rows: of });
  if (tables !== null) return (rows, phi) => byTables(tables, rows, phi);
  const plan = exactPlan(form, way, background);
  return (rows, phi) => oneByOne(plan, rows, phi);
}

function rowOf({ columns, values }: EncodedTable, row: number): EncodedTable['values'] {
  return values.subarray(row * columns, (row + 1) * columns);
}

function* byTables(tables: TablesPlan, rows: EncodedTable, phi: Float64Array): Generator<number, number> {
  const { players, base } = tables;
  for (const share of tableContributions(tables, rows, phi)) yield Math.floor(share * rows.rows);
  for (let row = 0; row < rows.rows; row += 1) {
    gated({ base, phi: phi.subarray(row * players, (row + 1) * players) }, tables.outputOf(rowOf(rows, row)));
    yield rows.rows;
  }
  return base;
}

function* oneByOne(plan: ExactPlan, rows: EncodedTable, phi: Float64Array): Generator<number, number> {
  const { players } = plan;
  const slices = plan.kind === 'pairs' ? sliceRows(plan.background.rows) : [];
  let base = Number.NaN;
  for (let row = 0; row < rows.rows; row += 1) {
    const x = rowOf(rows, row);
    const parts: ReturnType<Extract<ExactPlan, { kind: 'pairs' }>['slice']>[] = [];
    if (plan.kind === 'pairs')
      for (const slice of slices) {
        parts.push(plan.slice(x, slice));
        yield row;
      }
    const found = gated(plan.kind === 'paths' ? plan.whole(x) : joinSlices(parts, players), plan.outputOf(x));
    phi.set(found.phi, row * players);
    base = found.base;
    yield row + 1;
  }
  return base;
}
