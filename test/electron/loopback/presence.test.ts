import { afterEach, describe, expect, it } from 'vitest';
import { openLoopback } from '#test/support/loopback-double.ts';
import type { LoopbackDouble } from '#test/support/loopback-double.ts';

const GRACE_MS = 150;

let host: LoopbackDouble;

afterEach(() => host.close());

const pause = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms));

/** Leaving cancels the body: an abort through `Request.signal` is lost on Node 20 once the request is collected. */
async function openPage(): Promise<() => void> {
  const answer = await host.send(new Request(`${host.origin}/presence`));
  expect(answer.status).toBe(200);
  const reader = answer.body!.getReader();
  await reader.read();
  return () => void reader.cancel();
}

async function serve(): Promise<{ hasLeft: () => boolean }> {
  host = await openLoopback({ handle: async () => new Response() }, { graceMs: GRACE_MS });
  let left = false;
  void host.server.presence.left.then(() => {
    left = true;
  });
  return { hasLeft: () => left };
}

describe('the window is closed', () => {
  it('not before a first page came', async () => {
    const { hasLeft } = await serve();
    await pause(GRACE_MS * 3);
    expect(hasLeft()).toBe(false);
    expect(host.server.presence.seen()).toBe(false);
  });

  it('when the last page has been gone for as long as the grace', async () => {
    const { hasLeft } = await serve();
    const [first, second] = [await openPage(), await openPage()];
    expect(host.server.presence.seen()).toBe(true);
    first();
    await pause(GRACE_MS * 3);
    expect(hasLeft()).toBe(false);
    second();
    await host.server.presence.left;
    expect(hasLeft()).toBe(true);
  });

  it('not when the page was only loaded again', async () => {
    const { hasLeft } = await serve();
    (await openPage())();
    await pause(GRACE_MS / 3);
    const close = await openPage();
    await pause(GRACE_MS * 3);
    expect(hasLeft()).toBe(false);
    close();
    await host.server.presence.left;
  });
});
