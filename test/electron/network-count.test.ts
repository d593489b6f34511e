import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { watchNetwork } from '#electron/network-count.ts';
import type { NetworkCount } from '#electron/network-count.ts';

let network: NetworkCount | null = null;

afterEach(() => network?.stop());

/** Reserved for documentation: nothing answers there. */
const ELSEWHERE = '192.0.2.1';

function start(): NetworkCount {
  network = watchNetwork();
  return network;
}

const attempted = (socket: Socket): Promise<void> =>
  new Promise((settle) => {
    socket.on('error', () => settle());
    setTimeout(() => {
      socket.destroy();
      settle();
    }, 100);
  });

describe('connections that leave this computer', () => {
  it('are 0 for what stays on it: loopback by address, by name and by a pipe', async () => {
    const { count } = start();
    const server = createServer((_incoming, outgoing) => outgoing.end('here')).listen(0, '127.0.0.1');
    await new Promise((settle) => server.once('listening', settle));
    const { port } = server.address() as AddressInfo;
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('here');
    await attempted(connect(port, 'localhost'));
    await attempted(connect(join(tmpdir(), 'no-such-pipe')));
    server.close();
    expect(count()).toBe(0);
  });

  it.each([
    ['a socket', () => connect(9, ELSEWHERE)],
    ['a socket made by hand', () => new Socket().connect({ port: 9, host: ELSEWHERE })],
    ['a TLS socket', () => connectTls(9, ELSEWHERE)],
    ['a name to be looked up', () => connect(9, 'nowhere.invalid')],
  ])('are counted once: %s', async (_kind, open) => {
    const { count } = start();
    await attempted(open());
    expect(count()).toBe(1);
  });

  it('are counted for fetch over TLS', async () => {
    const { count } = start();
    await fetch(`https://${ELSEWHERE}:8443`, { signal: AbortSignal.timeout(100) }).catch(() => undefined);
    expect(count()).toBe(1);
  });

  it('are counted as well when the host sees them elsewhere', () => {
    const { count, add } = start();
    add();
    expect(count()).toBe(1);
  });
});
