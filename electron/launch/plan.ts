import { join, resolve } from 'node:path';
import type { ElectronRuntime } from './find-electron.ts';
import type { StartOptions } from './options.ts';
import type { Say } from './sentences.ts';

export type Plan = {
  host: 'electron' | 'loopback';
  command: string;
  args: string[];
  /** Said before the start; the loopback host says its own, since it knows the browser. */
  line: string | null;
  /** The child ends when this process does: it reads a pipe that we hold. */
  holdsStdin: boolean;
};

type Where = {
  packageFolder: string;
  /** Where the built entries stand side by side. */
  entryFolder: string;
  nodePath: string;
  asRoot: boolean;
  screen: boolean;
  say: Say;
};

/** Electron where its runtime is and a screen too, otherwise a window of the browser. */
export function planStart(
  options: StartOptions,
  electron: ElectronRuntime | { ok: false; why: 'electronFailed' },
  where: Where,
): Plan {
  const file = options.file === null ? null : resolve(options.file);
  if (electron.ok && !options.noWindow && where.screen)
    return {
      host: 'electron',
      command: electron.path,
      args: [
        ...(where.asRoot ? ['--no-sandbox'] : []),
        where.packageFolder,
        ...(file === null ? [] : [`--open=${file}`]),
        ...(options.example === null ? [] : [`--example=${options.example}`]),
        ...(options.wall ? ['--wall'] : []),
      ],
      line: where.say('electron', { version: electron.version }),
      holdsStdin: false,
    };
  return {
    host: 'loopback',
    command: where.nodePath,
    args: [
      join(where.entryFolder, 'loopback.js'),
      ...(file === null ? [] : [file]),
      ...(options.example === null ? [] : [`--example=${options.example}`]),
      ...(options.wall ? ['--wall'] : []),
      ...(options.noWindow ? ['--no-window'] : []),
      ...(electron.ok ? [] : [`--reason=${where.say(electron.why)}`]),
      '--exit-with-parent',
    ],
    line: null,
    holdsStdin: !options.exitWithParent,
  };
}
