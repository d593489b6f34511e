import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A process that runs models, whatever started it. */
export type ScoringProcess = {
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Once, when the process is no more or could not be started. */
  onExit(listener: () => void): void;
  /** What it writes to its standard error, which is never ours. */
  onErrorOutput(listener: (text: string) => void): void;
  /** At once and for certain: a model that never ends listens to nothing. */
  kill(): void;
};

/** Hosts whose executable is no Node (a packaged window) bring their own. */
export type ScoringSpawner = (entry: string, env: NodeJS.ProcessEnv) => ScoringProcess;

/** The child's entry stands beside the built files; in a checkout it is run as it is. */
export function scoringEntry(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, 'scoring.js');
  return existsSync(built) ? built : resolve(here, '../../../scoring/main.mjs');
}

export const forkScoring: ScoringSpawner = (entry, env) => {
  const child = fork(entry, [], {
    env,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // A process that is gone says so by `close`; a write that came too late is no news.
  child.on('error', () => undefined);
  return {
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      let told = false;
      const once = (): void => {
        if (told) return;
        told = true;
        listener();
      };
      child.once('close', once);
      child.once('error', () => {
        if (child.pid === undefined) once();
      });
    },
    onErrorOutput: (listener) => void child.stderr?.setEncoding('utf8').on('data', listener),
    kill: () => void child.kill('SIGKILL'),
  };
};
