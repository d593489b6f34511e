import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';

const ENTRY = resolve(import.meta.dirname, '../../dist/node/tribune.js');

export type CliResult = { code: number | null; out: string; err: string };

export type Cli = {
  run(...args: string[]): Promise<CliResult>;
  start(...args: string[]): ChildProcess;
};

/** The built command, as people run it; `npm test` builds it first. */
export function cli(folder: string, env: Record<string, string> = {}): Cli {
  const start = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [ENTRY, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TRIBUNE_DATA: join(folder, 'data'), LC_ALL: 'C', LANG: 'C', ...env },
    });
  return {
    start,
    run: (...args) =>
      new Promise((settle, reject) => {
        const child = start(...args);
        let [out, err] = ['', ''];
        child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
        child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
        child.once('error', reject);
        child.once('close', (code) => settle({ code, out, err }));
      }),
  };
}
