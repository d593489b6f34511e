import type { Send } from '#shared/contract/client.ts';
import type { Engine } from '#electron/engine/engine.ts';

/**
 * Shaped like `protocol.handle`: the handler hears of no abort. When the caller aborts, its wait ends and the body of
 * the answer is cancelled; that is all the engine may count on.
 */
export function protocolSend(engine: Pick<Engine, 'handle'>): Send {
  return (request) => {
    const { signal } = request;
    const answer = engine.handle(request, new AbortController().signal);
    return new Promise((settle, reject) => {
      let aborted = false;
      const abort = (): void => {
        aborted = true;
        reject(new DOMException('This operation was aborted', 'AbortError'));
      };
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      answer.then((response) => {
        signal.removeEventListener('abort', abort);
        if (aborted) void response.body?.cancel().catch(() => undefined);
        else settle(cutByAbort(response, signal));
      }, reject);
    });
  };
}

function cutByAbort(response: Response, signal: AbortSignal): Response {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    start(sink) {
      const cut = (): void => {
        void reader.cancel().catch(() => undefined);
        sink.error(new DOMException('This operation was aborted', 'AbortError'));
      };
      if (signal.aborted) cut();
      signal.addEventListener('abort', cut, { once: true });
    },
    async pull(sink) {
      const { done, value } = await reader.read();
      if (signal.aborted) return;
      if (done) sink.close();
      else sink.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
