import { resolve } from 'node:path';
import { exactWords } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

const stateCommand: Command = {
  name: 'readiness state',
  usage: 'readiness state FILE TEST --by NAME --text TEXT [--attach FILE ...] [--automated] [--json]',
  options: { by: 'value', text: 'value', attach: 'list', automated: 'flag' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, test] = exactWords(args, 2);
    const { id: project } = await openProject(host, file);
    const statement = await host.client.call('readiness.state', {
      project,
      test,
      by: args.value('by') ?? '',
      text: args.value('text') ?? '',
      automated: args.flag('automated'),
      attachments: args.list('attach').map((path) => host.engine.grant(resolve(path))),
    });
    host.out(args.flag('json') ? JSON.stringify({ test, ...statement }, null, 2) : words.t('cli.saved'));
    return 0;
  },
};

const withdrawCommand: Command = {
  name: 'readiness withdraw',
  usage: 'readiness withdraw FILE TEST --by NAME [--json]',
  options: { by: 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, test] = exactWords(args, 2);
    const { id: project } = await openProject(host, file);
    await host.client.call('readiness.withdraw', { project, test, by: args.value('by') ?? '' });
    host.out(args.flag('json') ? JSON.stringify({ test, withdrawn: true }, null, 2) : words.t('cli.saved'));
    return 0;
  },
};

export const readinessCommands: readonly Command[] = [stateCommand, withdrawCommand];
