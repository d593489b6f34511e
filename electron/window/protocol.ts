import { protocol } from 'electron';
import type { Session } from 'electron';
import type { Handler } from '#electron/engine/handler.ts';
import { pageFiles, SAFE_HEADERS } from '../page-files.ts';

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://tribune`;

/** Before `ready`: an origin of its own, `fetch`, and bodies that stream. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export function isOwnUrl(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`);
}

type Served = {
  handle: Handler;
  pageFolder: string;
  /** Each answer of the engine, before the page reads it; a copy may be read to its end. */
  onAnswer?: (name: string, copy: () => Response) => void;
};

export function serveScheme(session: Pick<Session, 'protocol'>, served: Served): void {
  session.protocol.handle(SCHEME, schemeHandler(served));
}

/**
 * Electron gives no signal: a page that aborts only cancels the body of the answer, and the engine's streams end on that.
 */
export function schemeHandler({ handle, pageFolder, onAnswer }: Served): (request: Request) => Promise<Response> {
  const files = pageFiles(pageFolder);
  return async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'tribune') return new Response('not found', { status: 404, headers: SAFE_HEADERS });
    if (!pathname.startsWith('/api/')) return files(pathname === '' ? '/' : pathname);
    const answer = await handle(request, new AbortController().signal);
    for (const [name, value] of Object.entries(SAFE_HEADERS)) answer.headers.set(name, value);
    onAnswer?.(pathname.slice('/api/'.length), () => answer.clone());
    return answer;
  };
}
