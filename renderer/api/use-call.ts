import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Contract, Input, Output } from '#shared/contract/index.ts';
import type { CallName } from '#shared/contract/client.ts';
import { client } from './client.ts';
import type { Asked } from './use-stream.ts';

/** A quick question. `version` is the state of the project, so that a change asks again; null asks nothing yet. */
export function useCall<N extends CallName>(
  name: N,
  input: Input<Contract[N]> | null,
  version = 0,
): Asked<Output<Contract[N]>> {
  const query = useQuery({
    queryKey: [name, input, version],
    enabled: input !== null,
    // Folders change without the project: they are read again each time they are shown.
    staleTime: name.startsWith('files.') ? 0 : Infinity,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.call(name, input as Input<Contract[N]>, { signal }),
  });
  return {
    result: (query.data as Output<Contract[N]> | undefined) ?? null,
    error: query.error,
    progress: null,
    isWaiting: query.isPending && query.fetchStatus !== 'idle',
    isUpdating: query.isPlaceholderData,
    isStopped: false,
    cancel: () => undefined,
    again: () => void query.refetch(),
  };
}
