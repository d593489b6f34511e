import { Socket } from 'node:net';

export type NetworkCount = {
  count: () => number;
  /** For requests that the host sees elsewhere, such as those of Chromium. */
  add: () => void;
  stop: () => void;
};

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1', 'localhost']);

/**
 * Counts the sockets of this process that try to reach another computer, or to look up its name.
 * The diagnostics channel `net.client.socket` does not tell of TLS sockets, which `fetch('https:…')` uses, so every
 * socket is watched where it connects.
 */
export function watchNetwork(): NetworkCount {
  let total = 0;
  const watched = new WeakSet<Socket>();
  const watch = (socket: Socket): void => {
    if (watched.has(socket)) return;
    watched.add(socket);
    let counted = false;
    const count = (host: string): void => {
      if (counted || LOOPBACK.has(host)) return;
      counted = true;
      total += 1;
    };
    socket.on('lookup', (_error: unknown, _address: unknown, _family: unknown, host: string) => count(host));
    // A named pipe has no family of addresses.
    socket.on('connectionAttempt', (address: string, _port: number, family: number | undefined) => {
      if (family === 4 || family === 6) count(address);
    });
  };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the socket as `this` below
  const original = Socket.prototype.connect as (...given: unknown[]) => Socket;
  const replacement = function (this: Socket, ...given: unknown[]): Socket {
    watch(this);
    return original.apply(this, given);
  };
  Socket.prototype.connect = replacement;
  return {
    count: () => total,
    add: () => {
      total += 1;
    },
    stop: () => {
      if (Socket.prototype.connect === (replacement as unknown)) Socket.prototype.connect = original;
    },
  };
}
