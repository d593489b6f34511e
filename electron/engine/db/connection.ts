import type { DuckDBConnection, DuckDBDataChunk, DuckDBListVector, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { AppError } from '#shared/domain/app-error.ts';

export type Parameter = string | number | boolean | null;
export type Row = Record<string, string | number | boolean | null>;

/** Reads only. Integers arrive as numbers: cast sums and counts to DOUBLE or INTEGER in SQL, BIGINT would be a bigint. */
export type ReadDb = {
  all<R = Row>(sql: string, parameters?: readonly Parameter[]): Promise<R[]>;
  /** The first row, or null when there is none. */
  one<R = Row>(sql: string, parameters?: readonly Parameter[]): Promise<R | null>;
  /** Column arrays in the order of the columns. */
  columns(
    sql: string,
    parameters?: readonly Parameter[],
  ): Promise<{ names: string[]; values: (string | number | boolean | null)[][] }>;
  /** Columns that SQL casts to DOUBLE, as typed arrays; NULL arrives as NaN. For millions of rows. */
  numbers(sql: string, parameters?: readonly Parameter[]): Promise<Float64Array[]>;
  /** Rows of a number and a list of numbers, both DOUBLE in SQL: far cheaper to fetch than a row for each number. */
  lists(sql: string, parameters?: readonly Parameter[]): Promise<{ key: number; list: Float64Array }[]>;
  /** Column arrays of some rows at a time, in the order of the query. */
  pages(sql: string, parameters?: readonly Parameter[]): AsyncIterable<(string | number | boolean | null)[][]>;
  /** How far the running query is, in percent; null while DuckDB does not know. */
  percentage(): number | null;
};

/** A whole number for an integer column (bigint for a BIGINT), a list of doubles for a list. */
export type AppendValue = number | bigint | string | null | Float64Array;

export type WriteDb = ReadDb & {
  run(sql: string, parameters?: readonly Parameter[]): Promise<void>;
  /** Rows to the end of a table, inside the transaction. */
  append(table: string, rows: Iterable<readonly AppendValue[]>): Promise<void>;
  appendBlob(sql: string, before: readonly Parameter[], bytes: Uint8Array): Promise<void>;
};

const INTERRUPT_EVERY_MS = 20;

/**
 * One connection with a signal: abort interrupts the running query (again and again, since `interrupt` does not reach
 * a query that is still queued) and every later one is refused.
 */
export function database(connection: DuckDBConnection, signal: AbortSignal | null): WriteDb {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (signal?.aborted) throw cancelled();
    let timer: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      connection.interrupt();
      timer ??= setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS);
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    try {
      return await work();
    } catch (cause) {
      if (signal?.aborted) throw cancelled(cause);
      throw translated(cause);
    } finally {
      clearInterval(timer);
      signal?.removeEventListener('abort', interrupt);
    }
  };
  const read = async (sql: string, parameters: readonly Parameter[]): ReturnType<DuckDBConnection['runAndReadAll']> =>
    connection.runAndReadAll(sql, ...(await bound(parameters)));
  const all = <R>(sql: string, parameters: readonly Parameter[] = []): Promise<R[]> =>
    guarded(async () => (await read(sql, parameters)).getRowObjectsJS().map(plainRow) as R[]);
  return {
    all,
    one: async <R>(sql: string, parameters: readonly Parameter[] = []) => (await all<R>(sql, parameters))[0] ?? null,
    columns: (sql, parameters = []) =>
      guarded(async () => {
        const reader = await read(sql, parameters);
        return { names: reader.columnNames(), values: reader.getColumnsJS().map((column) => column.map(plain)) };
      }),
    numbers: (sql, parameters = []) =>
      guarded(async () => {
        const result = await connection.run(sql, ...(await bound(parameters)));
        return typedColumns(await result.fetchAllChunks(), result.columnCount);
      }),
    lists: (sql, parameters = []) =>
      guarded(async () => {
        const { DuckDBListVector } = await import('@duckdb/node-api');
        const result = await connection.run(sql, ...(await bound(parameters)));
        const chunks = await result.fetchAllChunks();
        const keys = typedColumns(chunks, 1)[0]!;
        const lists = chunks.flatMap((chunk) => {
          const vector = chunk.getColumnVector(1);
          return vector instanceof DuckDBListVector ? listsOf(vector) : [];
        });
        return lists.map((list, at) => ({ key: keys[at]!, list }));
      }),
    async *pages(sql, parameters = []) {
      const result = await guarded(async () => connection.stream(sql, ...(await bound(parameters))));
      for (;;) {
        const chunk = await guarded(() => result.fetchChunk());
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk.getColumns().map((column) => column.map(plain));
      }
    },
    run: (sql, parameters = []) => guarded(async () => void (await connection.run(sql, ...(await bound(parameters))))),
    percentage: () => {
      const { percentage } = connection.progress;
      return percentage < 0 ? null : percentage;
    },
    append: (name, rows) =>
      guarded(async () => {
        const { DOUBLE, LIST, listValue } = await import('@duckdb/node-api');
        const appender = await connection.createAppender(name);
        for (const row of rows) {
          for (const value of row) {
            if (value === null) appender.appendNull();
            else if (typeof value === 'bigint') appender.appendBigInt(value);
            else if (typeof value === 'string') appender.appendVarchar(value);
            else if (typeof value === 'number') appender.appendInteger(value);
            else appender.appendList(listValue([...value]), LIST(DOUBLE));
          }
          appender.endRow();
        }
        appender.closeSync();
      }),
    appendBlob: (sql, before, bytes) =>
      guarded(async () => {
        const { blobValue } = await import('@duckdb/node-api');
        const values: DuckDBValue[] = [...before, blobValue(bytes)];
        await connection.run(sql, values);
      }),
  };
}

/** The client binds whole numbers as integers; one that no integer of the database holds is a number like any other. */
async function bound(
  parameters: readonly Parameter[],
): Promise<[values?: DuckDBValue[] | undefined, types?: DuckDBType[] | undefined]> {
  if (parameters.length === 0) return [];
  const isHuge = (value: Parameter): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);
  if (!parameters.some(isHuge)) return [[...parameters]];
  const { DOUBLE } = await import('@duckdb/node-api');
  const types: DuckDBType[] = [];
  for (const [at, value] of parameters.entries()) if (isHuge(value)) types[at] = DOUBLE;
  return [[...parameters], types];
}

/** A vector of doubles without a NULL: its numbers lie in one array, which the client keeps for itself. */
function isWhole(vector: object): vector is { items: Float64Array } {
  const { items, validity } = vector as { items?: unknown; validity?: { data?: unknown } };
  return items instanceof Float64Array && validity?.data === null;
}

function typedColumns(chunks: readonly DuckDBDataChunk[], count: number): Float64Array[] {
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  return Array.from({ length: count }, (_, index) => {
    const column = new Float64Array(rows);
    let at = 0;
    for (const chunk of chunks) {
      const vector = chunk.getColumnVector(index);
      if (isWhole(vector)) {
        column.set(vector.items, at);
        at += chunk.rowCount;
        continue;
      }
      for (let row = 0; row < chunk.rowCount; row += 1) {
        const value = vector.getItem(row);
        column[at] = typeof value === 'number' ? value : Number.NaN;
        at += 1;
      }
    }
    return column;
  });
}

/** Parts of one array for all the rows of a chunk. */
function listsOf(vector: DuckDBListVector): Float64Array[] {
  const inner = vector.childVector;
  const all = isWhole(inner)
    ? inner.items
    : Float64Array.from({ length: inner.itemCount }, (_, at) => Number(inner.getItem(at) ?? Number.NaN));
  return Array.from({ length: vector.itemCount }, (_, row) => {
    const from = vector.getEntryOffset(row);
    return all.subarray(from, from + vector.getEntryLength(row));
  });
}

export function cancelled(cause?: unknown): AppError {
  return new AppError('CANCELLED', 'cancelled', {}, { cause });
}

function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, Array.isArray(value) ? value.map(plain) : plain(value)]),
  );
}

function plain(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return value as unknown as string;
  return (value as { toString(): string }).toString();
}

function translated(cause: unknown): unknown {
  const text = cause instanceof Error ? cause.message : '';
  if (/No space left on device|out of disk|max_temp_directory_size|failed to offload data/i.test(text))
    return new AppError('DISK_FULL', 'no room left on the disk', {}, { cause });
  if (/^Out of Memory Error/.test(text)) return new AppError('MEMORY_FULL', 'not enough memory', {}, { cause });
  return cause;
}
