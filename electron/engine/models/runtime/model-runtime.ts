import type { Logger } from '../../logger.ts';
import { createLink } from './link.ts';
import type { Link } from './link.ts';
import type { SessionInfo, TensorValue } from './protocol.ts';
import type { ScoringSpawner } from './scoring-process.ts';

export type RuntimeLimits = {
  /** Resident memory of the scoring process, runtime and loaded models included. */
  memoryMb: number;
  loadMs: number;
  /** One call of `run`: a batch, not a table. */
  runMs: number;
  /** Models kept ready; the one unused for longest leaves first. */
  sessions: number;
};

export const RUNTIME_LIMITS: RuntimeLimits = { memoryMb: 2048, loadMs: 30_000, runMs: 60_000, sessions: 4 };

export type RunOptions = { signal?: AbortSignal | undefined; timeoutMs?: number | undefined };

/** A model that can be run; it loads itself again when the scoring process was ended or the model left the cache. */
export type Session = {
  readonly key: string;
  readonly info: SessionInfo;
  /**
   * @throws AppError MODEL_TOO_SLOW, MODEL_TOO_MUCH_MEMORY, MODEL_RUN_FAILED, CANCELLED; the next call works again
   */
  run(
    feeds: Record<string, TensorValue>,
    fetches: readonly string[],
    options?: RunOptions,
  ): Promise<Record<string, TensorValue>>;
};

/** Runs models in one process apart, started when first needed and again after it was ended. */
export type ModelRuntime = {
  /**
   * @param key says which bytes these are: the same key never stands for others
   * @throws AppError MODEL_LOAD_FAILED when the runtime refuses the model, MODEL_TOO_SLOW, MODEL_TOO_MUCH_MEMORY,
   * MODEL_RUNTIME_ABSENT, CANCELLED
   */
  load(key: string, bytes: Uint8Array, options?: RunOptions): Promise<Session>;
  /** Ends the process; calls on their way fail as cancelled. */
  close(): Promise<void>;
};

export type RuntimeConfig = { spawn: ScoringSpawner; logger: Logger; limits?: Partial<RuntimeLimits> };

export function createModelRuntime({ spawn, logger, limits: chosen = {} }: RuntimeConfig): ModelRuntime {
  const limits = { ...RUNTIME_LIMITS, ...chosen };
  /** Models in the process of now, least recently used first. */
  const ready = new Map<string, SessionInfo>();
  const link: Link = createLink({ spawn, logger, memoryMb: limits.memoryMb, onGone: () => ready.clear() });

  /** Inside the queue: loads the model unless it is ready, and makes room for it. */
  const bring = async (
    key: string,
    bytes: Uint8Array,
    { signal, timeoutMs = limits.loadMs }: RunOptions,
  ): Promise<SessionInfo> => {
    const known = ready.get(key);
    ready.delete(key);
    const [oldest] = ready.keys();
    if (known === undefined && oldest !== undefined && ready.size >= limits.sessions) {
      ready.delete(oldest);
      await link.ask({ kind: 'release', key: oldest }, { signal, timeoutMs });
    }
    const info = known ?? ((await link.ask({ kind: 'load', key, bytes }, { signal, timeoutMs })) as SessionInfo);
    ready.set(key, info);
    return info;
  };

  return {
    async load(key, bytes, options = {}) {
      const info = await link.inTurn(options.signal, () => bring(key, bytes, options));
      return {
        key,
        info,
        run: (feeds, fetches, { signal, timeoutMs = limits.runMs } = {}) =>
          link.inTurn(signal, async () => {
            await bring(key, bytes, { signal });
            const request = { kind: 'run' as const, key, feeds, fetches: [...fetches] };
            return (await link.ask(request, { signal, timeoutMs })) as Record<string, TensorValue>;
          }),
      };
    },
    close: () => link.close(),
  };
}
