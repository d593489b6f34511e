import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Contract, Input, Output } from '#shared/contract/index.ts';
import type { TableName } from '#shared/contract/client.ts';
import type { Columns } from '#shared/contract/table.ts';
import { client } from './client.ts';
import { queryClient } from './query-client.ts';

export type Cell = string | number | boolean | null;
export type TableLine = { index: number; names: readonly string[]; value: (name: string) => Cell };

export type PagedTable<N extends TableName> = {
  /** What stands beside the rows: the count and more. Null until the first page is there. */
  beside: (Output<Contract[N]> & { rows: Columns }) | null;
  rowAt: (index: number) => TableLine | null;
  show: (first: number, last: number) => void;
  error: Error | null;
  isWaiting: boolean;
  isUpdating: boolean;
  /** Stopped by the person before the first page was there. */
  isStopped: boolean;
  cancel: () => void;
  again: () => void;
};

type Page<N extends TableName> = Output<Contract[N]> & { rows: Columns };

/** A long table, read by pages as they come into view. `input` gives the question of one page; null asks nothing yet. */
export function useTable<N extends TableName>(
  name: N,
  input: ((offset: number, limit: number) => Input<Contract[N]>) | null,
  { version, size = 100 }: { version: number; size?: number },
): PagedTable<N> {
  const [shown, setShown] = useState<[first: number, last: number]>([0, 0]);
  const [from, to] = [Math.floor(shown[0] / size), Math.floor(shown[1] / size)];
  const pages = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
  const queries = useQueries({
    queries: pages.map((page) => {
      const asked = input?.(page * size, size) ?? null;
      return {
        queryKey: [name, asked, version],
        enabled: asked !== null,
        placeholderData: page === 0 ? keepPreviousData : undefined,
        queryFn: ({ signal }: { signal: AbortSignal }) => client.table(name, asked as Input<Contract[N]>, { signal }),
      };
    }),
  });
  const first = queries[0];
  const found = new Map(pages.map((page, index) => [page, queries[index]?.data as Page<N> | undefined]));
  const rowAt = (index: number): TableLine | null => {
    const page = found.get(Math.floor(index / size));
    return page === undefined ? null : lineOf(page.rows, index % size, index);
  };
  const show = useCallback((a: number, b: number) => setShown([a, b]), []);
  return {
    beside: (first?.data as Page<N> | undefined) ?? null,
    rowAt,
    show,
    error: queries.find((query) => query.error !== null)?.error ?? null,
    isWaiting: first?.isPending ?? true,
    isUpdating: first !== undefined && first.isPlaceholderData && first.fetchStatus !== 'idle',
    isStopped: first !== undefined && first.fetchStatus === 'idle' && first.isPending,
    cancel: () => void queryClient.cancelQueries({ queryKey: [name] }),
    again: () => queries.forEach((query) => void query.refetch()),
  };
}

function lineOf({ names, values, count }: Columns, row: number, index: number): TableLine | null {
  if (row >= count) return null;
  return { index, names, value: (name) => values[names.indexOf(name)]?.[row] ?? null };
}
