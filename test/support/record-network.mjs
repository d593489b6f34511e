import { appendFileSync } from 'node:fs';
import dns from 'node:dns';
import net from 'node:net';

/** Loaded before the program under test: writes down every connection and every name that is looked up. */
const file = process.env.TRIBUNE_TEST_NETWORK_LOG;
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  appendFileSync(
    file,
    `connect ${JSON.stringify(options?.path ?? `${options?.host ?? 'localhost'}:${options?.port ?? options}`)}\n`,
  );
  return connect.apply(this, args);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name];
  dns[name] = (...args) => {
    appendFileSync(file, `${name} ${args[0]}\n`);
    return original(...args);
  };
}
