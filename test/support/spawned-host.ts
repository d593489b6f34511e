import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export type SpawnedHost = {
  child: ChildProcess;
  /** Settles with the first line of standard output that begins so. */
  line: (prefix: string) => Promise<string>;
  output: () => { out: string; error: string };
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends what a failed test left behind. */
  kill: () => void;
};

/** A host in a process of its own; its standard input stays open until `child.stdin` is ended. */
export function spawnHost(script: string, args: readonly string[], env: NodeJS.ProcessEnv): SpawnedHost {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8', ...env },
  });
  let out = '';
  let error = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((settle) => {
    child.once('close', (code, signal) => settle({ code, signal }));
  });
  return {
    child,
    line: (prefix) =>
      new Promise((settle, reject) => {
        const look = (): void => {
          const found = out.split('\n').find((line) => line.startsWith(prefix));
          if (found !== undefined) settle(found.slice(prefix.length));
        };
        waiting.add(look);
        look();
        void exited.then(() => reject(new Error(`the host ended without the line ${prefix}: ${out}${error}`)));
      }),
    output: () => ({ out, error }),
    exited,
    kill: () => void child.kill('SIGKILL'),
  };
}
