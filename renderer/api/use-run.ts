import { useCallback, useEffect, useRef, useState } from 'react';
import type { Contract, Input, Output } from '#shared/contract/index.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { StreamName } from '#shared/contract/client.ts';
import { isCancelled } from './errors.ts';
import { client } from './client.ts';
import { inSlot } from './stream-slots.ts';

export type Run<N extends StreamName> = {
  /** Resolves with the result, or with null when it failed (see `error`) or was cancelled. */
  run: (input: Input<Contract[N]>) => Promise<Output<Contract[N]> | null>;
  cancel: () => void;
  isRunning: boolean;
  progress: Progress | null;
  error: Error | null;
  clear: () => void;
};

/**
 * Something long that the person starts: counted, stoppable, and told when it fails. Leaving the page stops it, unless it
 * `outlivesPage`: what was promised to be final is not half done because another page was opened.
 */
export function useRun<N extends StreamName>(name: N, outlivesPage = false): Run<N> {
  const [state, setState] = useState<{ isRunning: boolean; progress: Progress | null; error: Error | null }>({
    isRunning: false,
    progress: null,
    error: null,
  });
  const controller = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      if (!outlivesPage) controller.current?.abort();
    },
    [outlivesPage],
  );
  const run = useCallback(
    async (input: Input<Contract[N]>): Promise<Output<Contract[N]> | null> => {
      controller.current?.abort();
      const mine = new AbortController();
      controller.current = mine;
      setState({ isRunning: true, progress: null, error: null });
      const onProgress = (progress: Progress): void => setState((now) => ({ ...now, progress }));
      try {
        const result = await inSlot(mine.signal, () => client.stream(name, input, { signal: mine.signal, onProgress }));
        if (controller.current === mine) setState({ isRunning: false, progress: null, error: null });
        return result;
      } catch (fault) {
        const error = isCancelled(fault) ? null : fault instanceof Error ? fault : new Error(String(fault));
        if (controller.current === mine) setState({ isRunning: false, progress: null, error });
        return null;
      }
    },
    [name],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  const clear = useCallback(() => setState({ isRunning: false, progress: null, error: null }), []);
  return { run, cancel, clear, ...state };
}
