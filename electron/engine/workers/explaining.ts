import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/domain/app-error.ts';
import type { ErrorCode } from '#shared/domain/app-error.ts';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { casesPlan } from '../explain/encoded-cases.ts';
import type { CasesPlan, CasesTask } from '../explain/encoded-cases.ts';

/** The thread that explains many cases: one task for its life, part after part of the rows. */
export type ExplainingRequest = { rows: EncodedTable };
export type ExplainingReply =
  | { kind: 'progress'; done: number }
  | { kind: 'explained'; phi: Float64Array; base: number }
  | { kind: 'fault'; code: ErrorCode | null; message: string };

const TELL_EVERY_MS = 50;

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const task = workerData as CasesTask;
let plan: CasesPlan | null = null;

port.on('message', ({ rows }: ExplainingRequest) => {
  try {
    plan ??= casesPlan(task);
    const phi = new Float64Array(rows.rows * task.form.players.members.length);
    const work = plan(rows, phi);
    let told = performance.now();
    let step = work.next();
    for (; step.done !== true; step = work.next()) {
      if (performance.now() - told < TELL_EVERY_MS) continue;
      told = performance.now();
      port.postMessage({ kind: 'progress', done: step.value } satisfies ExplainingReply);
    }
    port.postMessage({ kind: 'explained', phi, base: step.value } satisfies ExplainingReply, [phi.buffer]);
  } catch (cause) {
    const code = cause instanceof AppError ? cause.code : null;
    const message = cause instanceof Error ? cause.message : String(cause);
    port.postMessage({ kind: 'fault', code, message } satisfies ExplainingReply);
  }
});
