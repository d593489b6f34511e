import { useQuery } from '@tanstack/react-query';
import type { Contract, Output } from '#shared/contract/index.ts';
import { client } from './client.ts';
import { queryClient } from './query-client.ts';

export type About = Output<Contract['app.about']>;

const KEY = ['app.about'] as const;
const ASKED_EVERY_MS = 10_000;

/** The application itself: asked again and again, since another start may hand over a file, and the count may change. */
export function useAbout(): About | null {
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => client.call('app.about', {}, { signal }),
    refetchInterval: ASKED_EVERY_MS,
    staleTime: 0,
  });
  return query.data ?? null;
}

export function keepAbout(about: About): void {
  queryClient.setQueryData(KEY, about);
}

export async function refreshAbout(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: KEY });
}
