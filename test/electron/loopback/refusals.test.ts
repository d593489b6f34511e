import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLoopback } from '#test/support/loopback-double.ts';
import type { LoopbackDouble } from '#test/support/loopback-double.ts';
import { rawRequest } from '#test/support/raw-http.ts';
import { startServer } from '#electron/loopback/server.ts';

let asked = 0;
let host: LoopbackDouble;

beforeEach(async () => {
  asked = 0;
  host = await openLoopback({
    handle: async () => {
      asked += 1;
      return Response.json({ ok: true });
    },
  });
});

afterEach(() => host.close());

const post = (headers: Record<string, string>): ReturnType<typeof rawRequest> =>
  rawRequest(host.origin, '/api/app.about', {
    method: 'POST',
    headers: { cookie: host.cookie, ...headers },
    body: '{}',
  });

describe('whoever holds the cookie', () => {
  it('asks the engine', async () => {
    expect(await post({ origin: host.origin, 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 200 });
    expect(asked).toBe(1);
  });

  it('gets the page, with the content policy', async () => {
    const { status, headers } = await rawRequest(host.origin, '/', { headers: { cookie: host.cookie } });
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('strangers are refused before the engine is asked', () => {
  it.each(['localhost', 'tribune.example', '127.0.0.1', '0.0.0.0'])('another Host: %s', async (name) => {
    const port = new URL(host.origin).port;
    const answer = await post({ host: name === '127.0.0.1' ? `127.0.0.1:${Number(port) + 1}` : `${name}:${port}` });
    expect(answer.status).toBe(421);
    expect(asked).toBe(0);
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost'])(
    'another Origin: %s',
    async (origin) => {
      expect((await post({ origin })).status).toBe(403);
      expect(asked).toBe(0);
    },
  );

  it.each(['cross-site', 'same-site', ''])('a request that a page of another site made: "%s"', async (site) => {
    expect((await post({ 'sec-fetch-site': site })).status).toBe(403);
    expect(asked).toBe(0);
  });

  it.each(['', 'tribune=x', 'PREFIX', 'WRONG'])('no cookie, or another one: "%s"', async (kind) => {
    const name = host.cookie.split('=')[0] ?? '';
    const cookie = kind === 'PREFIX' ? host.cookie.slice(0, -1) : kind === 'WRONG' ? `${name}=x` : kind;
    expect((await post({ cookie })).status).toBe(403);
    expect((await rawRequest(host.origin, '/', { headers: { cookie } })).status).toBe(403);
    expect((await rawRequest(host.origin, '/presence', { headers: { cookie } })).status).toBe(403);
    expect(asked).toBe(0);
  });

  it('refuses the cookie of another port', async () => {
    const other = host.cookie.replace(/^tribune-\d+/, 'tribune-1');
    expect((await post({ cookie: other })).status).toBe(403);
  });

  it('asks the engine by POST only, and reads pages by GET only', async () => {
    const headers = { cookie: host.cookie };
    expect((await rawRequest(host.origin, '/api/app.about', { headers })).status).toBe(405);
    expect((await rawRequest(host.origin, '/', { headers, method: 'POST', body: 'x' })).status).toBe(405);
    expect((await rawRequest(host.origin, '/', { headers, method: 'DELETE' })).status).toBe(405);
    expect(asked).toBe(0);
  });

  it('refuses a whole address in place of a path', async () => {
    const answer = await rawRequest(host.origin, `http://evil.example/`, { headers: { cookie: host.cookie } });
    expect(answer.status).toBe(400);
  });

  it('answers no preflight with leave', async () => {
    const answer = await rawRequest(host.origin, '/api/app.about', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the ticket', () => {
  const open = async (): Promise<{ origin: string; path: string; close: () => Promise<void> }> => {
    const server = await startServer({
      handle: async () => new Response(),
      pageFolder: 'nowhere',
      firstPage: '/#/home?example=credit',
    });
    return { origin: server.origin, path: server.firstUrl.slice(server.origin.length), close: () => server.close() };
  };

  it('opens the first page once, and gives a cookie that scripts and other sites cannot use', async () => {
    const { origin, path, close } = await open();
    const first = await rawRequest(origin, path);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/#/home?example=credit');
    const [cookie] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      new RegExp(`^tribune-${new URL(origin).port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    const second = await rawRequest(origin, path);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    await close();
  });

  it('is not used up by a wrong guess, by another method or by a foreign page', async () => {
    const { origin, path, close } = await open();
    expect((await rawRequest(origin, '/open')).status).toBe(403);
    expect((await rawRequest(origin, '/open?t=')).status).toBe(403);
    expect((await rawRequest(origin, `${path}x`)).status).toBe(403);
    expect((await rawRequest(origin, path, { method: 'POST' })).status).toBe(403);
    expect((await rawRequest(origin, path, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await rawRequest(origin, path, { headers: { 'sec-fetch-site': 'none' } })).status).toBe(303);
    await close();
  });

  it('differs from host to host', async () => {
    const [a, b] = [await open(), await open()];
    expect(a.path).not.toBe(b.path);
    await Promise.all([a.close(), b.close()]);
  });
});
