import { AppError } from '#shared/domain/app-error.ts';
import { contract } from '#shared/contract/index.ts';
import type {
  Contract,
  Output,
  ParsedInput,
  Procedure,
  ProcedureName,
  Progress,
  WireError,
} from '#shared/contract/index.ts';
import { PROGRESS_QUERY, RESULT_HEADER } from '#shared/contract/client.ts';
import { encodeTable } from '#shared/contract/table.ts';
import type { Columns } from '#shared/contract/table.ts';
import type { Logger } from './logger.ts';

/** The whole backend. Hosts pass the signal as an argument: through `request.signal` the link can be lost on Node 20. */
export type Handler = (request: Request, signal: AbortSignal) => Promise<Response>;

export type Work = { signal: AbortSignal; progress: (progress: Progress) => void };

type Answer<P extends Procedure> = P['kind'] extends 'table' ? Output<P> & { rows: Columns } : Output<P>;

type Implementation<P extends Procedure> = P['kind'] extends 'upload'
  ? (input: ParsedInput<P>, body: ReadableStream<Uint8Array>, work: Work) => Promise<Answer<P>>
  : (input: ParsedInput<P>, work: Work) => Promise<Answer<P>>;

/** The procedures of one area of the contract, implemented. */
export type Area<C extends Partial<Contract>> = {
  [N in keyof C]: C[N] extends Procedure ? Implementation<C[N]> : never;
};

export type Api = Area<Contract>;

type AnyImplementation = (input: unknown, second: unknown, third?: unknown) => Promise<unknown>;

const PREFIX = '/api/';
const PROGRESS_INTERVAL_MS = 80;

export function createHandler(api: Api, logger: Logger): Handler {
  return async (request, signal) => {
    try {
      const name = procedureName(request);
      const procedure: Procedure = contract[name];
      const implementation = api[name] as unknown as AnyImplementation;
      if (procedure.kind === 'upload') return await answerUpload(request, procedure, implementation, signal);
      const input = parsed(procedure, await request.json().catch(() => null));
      if (procedure.kind === 'stream') return answerStream((work) => implementation(input, work), signal, logger);
      if (procedure.kind === 'table' && new URL(request.url).searchParams.has(PROGRESS_QUERY))
        return answerStream(
          async (work) => writtenTable((await implementation(input, work)) as { rows: Columns }),
          signal,
          logger,
        );
      const answer = await implementation(input, { signal, progress: () => undefined });
      return procedure.kind === 'table' ? tableResponse(answer as { rows: Columns }) : Response.json(answer);
    } catch (fault) {
      return Response.json(wireError(fault, logger), { status: statusOf(fault) });
    }
  };
}

function procedureName(request: Request): ProcedureName {
  const { pathname } = new URL(request.url);
  const name = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : '';
  if (request.method !== 'POST' || !Object.hasOwn(contract, name))
    throw new AppError('REQUEST_INVALID', `no such procedure: ${name}`, { key: name });
  return name as ProcedureName;
}

function parsed(procedure: Procedure, body: unknown): unknown {
  const result = procedure.input.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError('REQUEST_INVALID', `invalid input; ${issue?.message ?? 'unknown'}`, {
    key: issue?.path.join('.') ?? '',
  });
}

async function answerUpload(
  request: Request,
  procedure: Procedure,
  run: AnyImplementation,
  signal: AbortSignal,
): Promise<Response> {
  const query = new URL(request.url).searchParams.get('input');
  const input = parsed(procedure, query === null ? null : JSON.parse(query));
  if (request.body === null) throw new AppError('REQUEST_INVALID', 'an upload without a body', { key: 'body' });
  return Response.json(await run(input, request.body, { signal, progress: () => undefined }));
}

/** Answers at once; work goes on while the body is read. A cancelled body, or an aborted signal, aborts the work. */
function answerStream(run: (work: Work) => Promise<unknown>, signal: AbortSignal, logger: Logger): Response {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const encoder = new TextEncoder();
  let open = true;
  const body = new ReadableStream<Uint8Array>({
    start(sink) {
      const write = (message: object): void => {
        if (open) sink.enqueue(encoder.encode(`${JSON.stringify(message)}\n`));
      };
      const finish = (message: object): void => {
        write(message);
        if (open) sink.close();
        open = false;
        signal.removeEventListener('abort', abort);
      };
      run({ signal: controller.signal, progress: throttled((progress) => write({ progress })) }).then(
        (result) => finish({ result }),
        (fault: unknown) => finish({ error: wireError(fault, logger) }),
      );
    },
    cancel() {
      open = false;
      abort();
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } });
}

/** A new stage is always told; within a stage, at most one line every 80 ms. */
function throttled(write: (progress: Progress) => void): (progress: Progress) => void {
  let stage = '';
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.stage === stage && now - last < PROGRESS_INTERVAL_MS) return;
    stage = progress.stage;
    last = now;
    write(progress);
  };
}

function tableResponse(answer: { rows: Columns }): Response {
  const { rows, ...beside } = answer;
  return new Response(encodeTable(rows), {
    headers: {
      'content-type': 'application/vnd.apache.arrow.stream',
      [RESULT_HEADER]: encodeURIComponent(JSON.stringify(beside)),
    },
  });
}

/** A table as a line of a stream can carry it. */
function writtenTable({ rows, ...beside }: { rows: Columns }): { beside: object; rows: string } {
  return { beside, rows: Buffer.from(encodeTable(rows)).toString('base64') };
}

function wireError(fault: unknown, logger: Logger): WireError {
  if (fault instanceof AppError) {
    if (fault.cause !== undefined) logger.warn(fault.message, { code: fault.code, cause: fault.cause });
    return { code: fault.code, message: fault.message, details: fault.details as WireError['details'] };
  }
  const id = logger.fault(fault);
  return { code: 'INTERNAL', message: 'internal fault', details: { id }, id };
}

function statusOf(fault: unknown): number {
  if (!(fault instanceof AppError)) return 500;
  return fault.code === 'INTERNAL' ? 500 : fault.code === 'REQUEST_INVALID' ? 400 : 422;
}
