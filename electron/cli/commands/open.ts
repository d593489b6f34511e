import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import { basename } from 'node:path';
import { packageFolder } from '../../places.ts';
import { exactWords } from '../arguments.ts';
import type { Command } from '../command.ts';

export const openCommand: Command = {
  name: 'open',
  usage: 'open FILE [--wall] [--no-window]',
  options: { wall: 'flag', 'no-window': 'flag' },
  bare: true,
  run({ args }) {
    const [file] = exactWords(args, 1);
    const path = resolve(file);
    if (!existsSync(path))
      throw new AppError('FILE_NOT_FOUND', `no such file: ${basename(path)}`, { file: basename(path) });
    const launcher = join(packageFolder(), 'dist', 'node', 'start.js');
    return new Promise((settle, reject) => {
      const flags = ['wall', 'no-window'].filter((name) => args.flag(name)).map((name) => `--${name}`);
      const child = spawn(process.execPath, [launcher, path, ...flags], { stdio: 'inherit' });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
      child.once('error', reject);
      child.once('exit', (code) => settle(code ?? 0));
    });
  },
};
