import { hashKey, useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Contract, Input, Output } from '#shared/contract/index.ts';
import type { TableName } from '#shared/contract/client.ts';
import type { Columns } from '#shared/contract/table.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import { client } from './client.ts';
import { clearProgress, reportProgress, useProgress } from './progress.ts';
import { queryClient } from './query-client.ts';

export type Cell = string | number | boolean | null;
export type TableLine = { index: number; names: readonly string[]; value: (name: string) => Cell };

export type PagedTable<N extends TableName> = {
  /** What stands beside the rows: the count and more. Null until the first page is there. */
  beside: (Output<Contract[N]> & { rows: Columns }) | null;
  rowAt: (index: number) => TableLine | null;
  show: (first: number, last: number) => void;
  error: Error | null;
  /** How far the first page is, where that is known. */
  progress: Progress | null;
  isWaiting: boolean;
  /** The rows are those of the question before: the first page of this one is not there. */
  isFormer: boolean;
  isUpdating: boolean;
  /** Stopped by the person before the first page was there. */
  isStopped: boolean;
  cancel: () => void;
  again: () => void;
};

type Page<N extends TableName> = Output<Contract[N]> & { rows: Columns };
/** What gives the question of each page of a list; `key` is that of the first. */
type Question<N extends TableName> = {
  key: string;
  input: (offset: number, limit: number) => Input<Contract[N]>;
  version: number;
};

/**
 * A long table, read by pages as they come into view. `input` gives the question of one page; null asks nothing yet. The
 * rows of the question before stay until the first page of the next one is there, also when that is stopped.
 */
export function useTable<N extends TableName>(
  name: N,
  input: Question<N>['input'] | null,
  { version, size = 100 }: { version: number; size?: number },
): PagedTable<N> {
  const [shown, setShown] = useState<[first: number, last: number]>([0, 0]);
  const [answered, setAnswered] = useState<Question<N> | null>(null);
  const [from, to] = [Math.floor(shown[0] / size), Math.floor(shown[1] / size)];
  const pages = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
  const asked = pages.map((page) => {
    const question = input?.(page * size, size) ?? null;
    return { question, queryKey: [name, question, version] };
  });
  const key = hashKey(asked[0]?.queryKey ?? []);
  const progress = useProgress(key);
  const queries = useQueries({
    queries: asked.map(({ question, queryKey }) => ({
      queryKey,
      enabled: question !== null,
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const mine = hashKey(queryKey);
        const onProgress = (step: Progress): void => reportProgress(mine, step);
        return client
          .table(name, question as Input<Contract[N]>, { signal, onProgress })
          .finally(() => clearProgress(mine));
      },
    })),
  });
  const first = queries[0];
  const here = first?.data as Page<N> | undefined;
  if (here !== undefined && input !== null && answered?.key !== key) setAnswered({ key, input, version });
  const isFormer = here === undefined && answered !== null;
  const pageAt = (page: number): Page<N> | undefined =>
    isFormer
      ? queryClient.getQueryData<Page<N>>([name, answered.input(page * size, size), answered.version])
      : queries[pages.indexOf(page)]?.data;
  const rowAt = (index: number): TableLine | null => {
    const page = pageAt(Math.floor(index / size));
    return page === undefined ? null : lineOf(page.rows, index % size, index);
  };
  const show = useCallback((a: number, b: number) => setShown([a, b]), []);
  return {
    beside: pageAt(0) ?? null,
    rowAt,
    show,
    error: queries.find((query) => query.error !== null)?.error ?? null,
    progress,
    isWaiting: first?.isPending ?? true,
    isFormer,
    isUpdating: isFormer && first?.fetchStatus !== 'idle',
    isStopped: input !== null && first !== undefined && first.fetchStatus === 'idle' && first.isPending,
    cancel: () => void queryClient.cancelQueries({ queryKey: [name] }),
    again: () => queries.forEach((query) => void query.refetch()),
  };
}

function lineOf({ names, values, count }: Columns, row: number, index: number): TableLine | null {
  if (row >= count) return null;
  return { index, names, value: (name) => values[names.indexOf(name)]?.[row] ?? null };
}
