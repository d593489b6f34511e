import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { joinedArrays } from '#shared/stats/joined-arrays.ts';
import { cancelled } from '../db/connection.ts';
import { casesPlan } from '../explain/encoded-cases.ts';
import type { CasesPlan, CasesTask } from '../explain/encoded-cases.ts';
import { takingTurns } from '../explain/turns.ts';
import type { Explained, ExplainingRequest } from './explaining.ts';
import { answerOf, builtEntry } from './thread.ts';
import type { Watch } from './thread.ts';

/** More threads than this hardly help, and each holds a plan of its own. */
const MOST_THREADS = 4;
/** Fewer rows than this are not worth a thread of their own. */
const FEWEST_ROWS = 64;

/** Threads that explain the rows of one task; started when first needed, ended by `close`. */
export type ExplainPool = {
  /**
   * Contributions of rows, the same bytes whatever the number of threads.
   *
   * @returns phi, rows x players, and the output of the empty coalition
   * @throws AppError CANCELLED within a few milliseconds of the signal, MODEL_RUN_FAILED
   */
  explain(rows: EncodedTable, watch: Watch): Promise<Explained>;
  close(): void;
};

/**
 * Explains on other threads where the built file of one lies beside this one; elsewhere, or where a thread ends
 * unasked, on this one, with turns for others.
 *
 * @param threads for tests; as many as the computer has cores, four at most
 */
export function explainPool(
  task: CasesTask,
  {
    threads = Math.min(MOST_THREADS, availableParallelism()),
    entry = builtEntry('explaining.js'),
  }: { threads?: number; entry?: string | null } = {},
): ExplainPool {
  const workers: Worker[] = [];
  let own: CasesPlan | null = null;
  const here = async (rows: EncodedTable, watch: Watch): Promise<Explained> => {
    own ??= casesPlan(task);
    return onThisThread(own, rows, task.form.players.members.length, watch);
  };
  const close = (): void => {
    for (const worker of workers.splice(0)) void worker.terminate();
  };
  return {
    close,
    explain: async (rows, watch) => {
      if (watch.signal.aborted) throw cancelled();
      if (entry === null || rows.rows === 0) return here(rows, watch);
      const parts = partsOf(rows, Math.max(1, Math.min(threads, Math.floor(rows.rows / FEWEST_ROWS))));
      const done = parts.map(() => 0);
      const found = await Promise.all(
        parts.map(async (part, at) => {
          const tell = (count: number): void => {
            done[at] = count;
            watch.tell(done.reduce((sum, one) => sum + one, 0));
          };
          workers[at] ??= new Worker(entry, { workerData: task, execArgv: [] });
          const own = { signal: watch.signal, tell };
          const request: ExplainingRequest = { rows: part };
          const reply = await answerOf<ExplainingRequest, Explained>(workers[at], request, own);
          if (reply !== null) tell(part.rows);
          return reply ?? here(part, own);
        }),
      ).catch((cause: unknown) => {
        close();
        throw cause;
      });
      return {
        phi: joinedArrays(
          Float64Array,
          found.map(({ phi }) => phi),
        ),
        base: found[0]?.base ?? Number.NaN,
      };
    },
  };
}

/** Consecutive rows, as even as can be. */
function partsOf({ rows, columns, values }: EncodedTable, count: number): EncodedTable[] {
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((rows * at) / count);
    const to = Math.floor((rows * (at + 1)) / count);
    return { rows: to - from, columns, values: values.slice(from * columns, to * columns) };
  });
}

async function onThisThread(
  plan: CasesPlan,
  rows: EncodedTable,
  players: number,
  { signal, tell }: Watch,
): Promise<Explained> {
  const phi = new Float64Array(rows.rows * players);
  const turn = takingTurns(signal);
  const work = plan(rows, phi);
  let step = work.next();
  for (; step.done !== true; step = work.next()) {
    tell(step.value);
    await turn();
  }
  return { phi, base: step.value };
}
