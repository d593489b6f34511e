import { workerData } from 'node:worker_threads';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { casesPlan } from '../explain/encoded-cases.ts';
import type { CasesPlan, CasesTask } from '../explain/encoded-cases.ts';
import { answering } from './answering.ts';

/** The thread that explains many cases: one task for its life, part after part of the rows. */
export type ExplainingRequest = { rows: EncodedTable };
export type Explained = { phi: Float64Array; base: number };

const task = workerData as CasesTask;
let plan: CasesPlan | null = null;

answering<ExplainingRequest, Explained>(({ rows }, tell) => {
  plan ??= casesPlan(task);
  const phi = new Float64Array(rows.rows * task.form.players.members.length);
  const work = plan(rows, phi);
  let step = work.next();
  for (; step.done !== true; step = work.next()) tell(step.value);
  return { answer: { phi, base: step.value }, moved: [phi.buffer] };
});
