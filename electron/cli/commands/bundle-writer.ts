import { resolve } from 'node:path';
import { exactWords } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';

export const bundleWriterCommand: Command = {
  name: 'bundle writer',
  usage: 'bundle writer tribune_bundle.py',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [target] = exactWords(args, 1);
    await host.client.stream('bundle.writer', { target: host.engine.grant(resolve(target)) }, { signal: host.signal });
    host.out(words.t('cli.writer', { file: target }));
    return 0;
  },
};
