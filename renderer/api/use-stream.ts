import { hashKey, keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Contract, Input, Output } from '#shared/contract/index.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { StreamName } from '#shared/contract/client.ts';
import { client } from './client.ts';
import { clearProgress, reportProgress, useProgress } from './progress.ts';
import { queryClient } from './query-client.ts';
import { inSlot } from './stream-slots.ts';

/** A question put to the engine: its answer once there, or where it stands. The former answer stays while a new one comes. */
export type Asked<T> = {
  result: T | null;
  error: Error | null;
  progress: Progress | null;
  isWaiting: boolean;
  isUpdating: boolean;
  /** Cancelled by the person before there was an answer. */
  isStopped: boolean;
  cancel: () => void;
  again: () => void;
};

/** A question that may take long. `version` is the state of the project; null asks nothing yet. */
export function useStream<N extends StreamName>(
  name: N,
  input: Input<Contract[N]> | null,
  version = 0,
): Asked<Output<Contract[N]>> {
  const queryKey = [name, input, version];
  const key = hashKey(queryKey);
  const progress = useProgress(key);
  const query = useQuery({
    queryKey,
    enabled: input !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      inSlot(signal, () =>
        client.stream(name, input as Input<Contract[N]>, {
          signal,
          onProgress: (step) => reportProgress(key, step),
        }),
      ).finally(() => clearProgress(key)),
  });
  return {
    result: (query.data as Output<Contract[N]> | undefined) ?? null,
    error: query.error,
    progress,
    isWaiting: query.isPending && query.fetchStatus !== 'idle',
    isUpdating: query.isPlaceholderData && query.fetchStatus !== 'idle',
    isStopped:
      input !== null && query.fetchStatus === 'idle' && !query.isError && (query.isPending || query.isPlaceholderData),
    cancel: () => void queryClient.cancelQueries({ queryKey }),
    again: () => void query.refetch(),
  };
}
