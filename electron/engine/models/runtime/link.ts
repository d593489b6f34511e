import { AppError } from '#shared/domain/app-error.ts';
import type { Logger } from '../../logger.ts';
import { MEMORY_MARK } from './protocol.ts';
import type { Answer, Request } from './protocol.ts';
import { scoringEntry } from './scoring-process.ts';
import type { ScoringProcess, ScoringSpawner } from './scoring-process.ts';

type Ask = Request extends infer One ? (One extends Request ? Omit<One, 'id'> : never) : never;

/** The line to the scoring process: one question at a time, each within a time limit. */
export type Link = {
  /** Waits for the turn, then runs `work`, which may ask several questions that nobody comes between. */
  inTurn<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
  ask(request: Ask, limits: { signal: AbortSignal | undefined; timeoutMs: number }): Promise<unknown>;
  close(): Promise<void>;
};

export type LinkConfig = {
  spawn: ScoringSpawner;
  logger: Logger;
  memoryMb: number;
  /** The process ended, with every model that it held. */
  onGone: () => void;
};

/** A cancelled batch may end by itself within this time, which saves the process and its models; then it is ended. */
const GRACE_MS = 300;
const LONGEST_MESSAGE = 300;
/** What is found where a model took its process with it. */
export const PROCESS_ENDED = 'the scoring process ended';
const KEPT_OUTPUT = 2000;

type Pending = { id: number; request: Ask; settle: (value: unknown) => void; fail: (fault: AppError) => void };

type Running = { process: ScoringProcess; pending: Pending | null; output: string; gone: Promise<void> };

export function createLink({ spawn, logger, memoryMb, onGone }: LinkConfig): Link {
  let running: Running | null = null;
  let lastId = 0;
  let closed = false;
  /** Settles when whoever is before in the queue is done and the process answered or ended. */
  let turn: Promise<unknown> = Promise.resolve();
  let quiet: Promise<unknown> = Promise.resolve();

  const start = (): Running => {
    const child = spawn(scoringEntry(), {
      ...process.env,
      ORT_DISABLE_TELEMETRY: '1',
      TRIBUNE_SCORING_MEMORY_MB: String(memoryMb),
      TRIBUNE_SCORING_MEMORY_MARK: MEMORY_MARK,
    });
    let tellGone: () => void = () => undefined;
    const gone = new Promise<void>((settle) => (tellGone = settle));
    const started: Running = { process: child, pending: null, output: '', gone };
    child.onErrorOutput((text) => {
      started.output = (started.output + text).slice(-KEPT_OUTPUT);
    });
    child.onMessage((message) => {
      const answer = message as Answer;
      const { pending } = started;
      if (pending?.id !== answer.id) return;
      started.pending = null;
      if (answer.ok) pending.settle(answer.value);
      else pending.fail(refusal(pending.request, answer, memoryMb));
    });
    child.onExit(() => {
      if (running === started) {
        running = null;
        onGone();
      }
      if (!closed) logger.warn('the scoring process ended', { output: started.output });
      started.pending?.fail(deathOf(started.output, memoryMb));
      started.pending = null;
      tellGone();
    });
    running = started;
    return started;
  };

  /** The process is forgotten at once, so that the next question starts another one. */
  const kill = (one: Running, fault: AppError): void => {
    one.pending?.fail(fault);
    one.pending = null;
    if (running === one) {
      running = null;
      onGone();
    }
    one.process.kill();
  };

  return {
    async inTurn(signal, work) {
      stopIfAborted(signal);
      const before = turn;
      const done = before.then(() => quiet).then(() => (stopIfAborted(signal), work()));
      turn = done.catch(() => undefined);
      return unlessAborted(done, signal);
    },
    ask(request, { signal, timeoutMs }) {
      stopIfAborted(signal);
      if (closed) throw cancelled();
      const one = running ?? start();
      const id = (lastId += 1);
      const answered = new Promise((settle, fail) => {
        one.pending = { id, request, settle, fail };
      });
      one.process.send({ id, ...request });
      const seconds = Math.round(timeoutMs / 1000);
      const slow = new AppError('MODEL_TOO_SLOW', `no answer of the model within ${seconds} s`, { expected: seconds });
      const timer = setTimeout(() => kill(one, slow), timeoutMs);
      let grace: NodeJS.Timeout | undefined;
      const onAbort = (): void => {
        grace = setTimeout(() => kill(one, cancelled()), GRACE_MS);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const over = answered.finally(() => {
        clearTimeout(timer);
        clearTimeout(grace);
        signal?.removeEventListener('abort', onAbort);
      });
      quiet = over.catch(() => undefined);
      return unlessAborted(over, signal);
    },
    async close() {
      closed = true;
      const one = running;
      if (one === null) return;
      kill(one, cancelled());
      await one.gone;
    },
  };
}

/** @throws AppError CANCELLED */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled();
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'cancelled');
}

/** Fails as soon as the signal does; what goes on behind is not waited for. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise<T>((settle, fail) => {
    const stop = (): void => fail(cancelled());
    signal.addEventListener('abort', stop, { once: true });
    work.then(settle, fail).finally(() => signal.removeEventListener('abort', stop));
  });
}

function refusal(request: Ask, { absent, message }: Answer & { ok: false }, memoryMb: number): AppError {
  const found = message.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_MESSAGE);
  if (absent) return new AppError('MODEL_RUNTIME_ABSENT', `no runtime for models; ${found}`, { found });
  if (/alloc/i.test(message)) return tooMuchMemory(memoryMb);
  return request.kind === 'load'
    ? new AppError('MODEL_LOAD_FAILED', `model that cannot be loaded; ${found}`, { found })
    : new AppError('MODEL_RUN_FAILED', `model that cannot be run; ${found}`, { found });
}

function deathOf(output: string, memoryMb: number): AppError {
  return output.includes(MEMORY_MARK)
    ? tooMuchMemory(memoryMb)
    : new AppError('MODEL_RUN_FAILED', PROCESS_ENDED, { found: PROCESS_ENDED });
}

function tooMuchMemory(memoryMb: number): AppError {
  const details = { expected: memoryMb * 1024 * 1024 };
  return new AppError('MODEL_TOO_MUCH_MEMORY', `memory of a model; at most ${memoryMb} MB`, details);
}
