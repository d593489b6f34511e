import { AppError, ERROR_CODES } from '#shared/domain/app-error.ts';
import type { ErrorCode } from '#shared/domain/app-error.ts';
import { contract } from './index.ts';
import type { Contract } from './index.ts';
import { errorSchema, progressSchema } from './procedure.ts';
import type { Input, Output, Procedure, Progress, ProcedureKind } from './procedure.ts';
import { decodeTable } from './table.ts';
import type { Columns } from './table.ts';

/** `fetch`, or the handler itself: tests and the command line call it without a wire. */
export type Send = (request: Request) => Promise<Response>;

export type CallOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };

type NamesOf<K extends ProcedureKind> = {
  [N in keyof Contract]: Contract[N]['kind'] extends K ? N : never;
}[keyof Contract];

export type CallName = NamesOf<'call'>;
export type StreamName = NamesOf<'stream'>;
export type TableName = NamesOf<'table'>;
export type UploadName = NamesOf<'upload'>;

export type Client = {
  call<N extends CallName>(name: N, input: Input<Contract[N]>, options?: CallOptions): Promise<Output<Contract[N]>>;
  stream<N extends StreamName>(name: N, input: Input<Contract[N]>, options?: CallOptions): Promise<Output<Contract[N]>>;
  table<N extends TableName>(
    name: N,
    input: Input<Contract[N]>,
    options?: CallOptions,
  ): Promise<Output<Contract[N]> & { rows: Columns }>;
  upload<N extends UploadName>(
    name: N,
    input: Input<Contract[N]>,
    body: Blob,
    options?: CallOptions,
  ): Promise<Output<Contract[N]>>;
};

export const RESULT_HEADER = 'x-tribune-result';
export const PROGRESS_QUERY = 'progress';

/** @param origin scheme and host of the engine, without a final slash */
export function createClient(send: Send, origin: string): Client {
  const post = async (
    name: string,
    body: BodyInit,
    query: string,
    signal: AbortSignal | undefined,
  ): Promise<Response> => {
    const request = new Request(`${origin}/api/${name}${query}`, {
      method: 'POST',
      body,
      ...(signal ? { signal } : {}),
    });
    return cancellable(send(request), signal);
  };
  const procedure = (name: keyof Contract): Procedure => contract[name];
  return {
    async call(name, input, options = {}) {
      const response = await post(name, JSON.stringify(input), '', options.signal);
      return procedure(name).output.parse(await jsonOrThrow(response)) as never;
    },
    async stream(name, input, options = {}) {
      const response = await post(name, JSON.stringify(input), '', options.signal);
      if (!response.ok || response.body === null) throw await errorOf(response);
      return procedure(name).output.parse(await resultOf(response.body, options)) as never;
    },
    async table(name, input, options = {}) {
      const isWatched = options.onProgress !== undefined;
      const response = await post(name, JSON.stringify(input), isWatched ? `?${PROGRESS_QUERY}` : '', options.signal);
      if (!response.ok || response.body === null) throw await errorOf(response);
      if (isWatched) {
        const told = (await resultOf(response.body, options)) as { beside: unknown; rows: string };
        const rows = decodeTable(Uint8Array.from(atob(told.rows), (sign) => sign.charCodeAt(0)));
        return { ...(procedure(name).output.parse(told.beside) as object), rows } as never;
      }
      const beside = procedure(name).output.parse(
        JSON.parse(decodeURIComponent(response.headers.get(RESULT_HEADER) ?? '{}')),
      ) as object;
      return { ...beside, rows: decodeTable(new Uint8Array(await response.arrayBuffer())) } as never;
    },
    async upload(name, input, body, options = {}) {
      const query = `?input=${encodeURIComponent(JSON.stringify(input))}`;
      const response = await post(name, body, query, options.signal);
      return procedure(name).output.parse(await jsonOrThrow(response)) as never;
    },
  };
}

async function jsonOrThrow(response: Response): Promise<unknown> {
  if (!response.ok) throw await errorOf(response);
  return response.json();
}

async function errorOf(response: Response): Promise<AppError> {
  try {
    return toAppError(await response.json());
  } catch (cause) {
    return new AppError('INTERNAL', `unreadable answer of the engine: ${response.status}`, {}, { cause });
  }
}

function toAppError(body: unknown): AppError {
  const error = errorSchema.parse(body);
  const code: ErrorCode = (ERROR_CODES as readonly string[]).includes(error.code)
    ? (error.code as ErrorCode)
    : 'INTERNAL';
  return new AppError(code, error.message, error.id === undefined ? error.details : { ...error.details, id: error.id });
}

/** Reads the lines of a stream until the result. Abort cancels the body: that is how a host learns of it. */
async function resultOf(body: ReadableStream<Uint8Array>, { signal, onProgress }: CallOptions): Promise<unknown> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await readOrCancelled(reader, signal);
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') continue;
        const message = JSON.parse(line) as { progress?: unknown; result?: unknown; error?: unknown };
        if ('error' in message) throw toAppError(message.error);
        if ('result' in message) return message.result;
        if (message.progress !== undefined) onProgress?.(progressSchema.parse(message.progress));
      }
      if (done) throw new AppError('INTERNAL', 'the answer of the engine ended early');
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    reader.releaseLock();
  }
}

/** A wire that the abort cut fails in its own way; for the caller it is the same as an early end. */
async function readOrCancelled(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal | undefined,
): ReturnType<typeof reader.read> {
  try {
    const part = await reader.read();
    if (!signal?.aborted) return part;
  } catch (cause) {
    if (!signal?.aborted) throw cause;
  }
  throw new AppError('CANCELLED', 'cancelled');
}

/** A handler called directly does not look at the signal of the request, so the wait itself ends. */
async function cancellable(answer: Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
  if (signal?.aborted) throw new AppError('CANCELLED', 'cancelled');
  try {
    return await answer;
  } catch (cause) {
    if (signal?.aborted) throw new AppError('CANCELLED', 'cancelled', {}, { cause });
    throw cause;
  }
}
