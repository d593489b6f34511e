import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/client.ts';
import type { Engine } from '#electron/engine/engine.ts';
import { openLoopback } from '#test/support/loopback-double.ts';
import { protocolSend } from '#test/support/protocol-double.ts';

export type Host = { client: Client; close(): Promise<void> };

/** One suite, three ways to reach the same engine. */
export const HOSTS: readonly [string, (engine: Engine) => Promise<Host>][] = [
  [
    'called directly',
    async (engine) => ({
      client: createClient((request) => engine.handle(request, new AbortController().signal), 'http://engine'),
      close: async () => undefined,
    }),
  ],
  [
    'over the loopback interface',
    async (engine) => {
      const loopback = await openLoopback(engine);
      return { client: createClient(loopback.send, loopback.origin), close: () => loopback.close() };
    },
  ],
  [
    'as a protocol of a window',
    async (engine) => ({ client: createClient(protocolSend(engine), 'app://tribune'), close: async () => undefined }),
  ],
];
