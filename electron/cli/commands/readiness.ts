import { resolve } from 'node:path';
import { LEAST_SAID } from '#shared/contract/readiness.ts';
import { exactWords, usage } from '../arguments.ts';
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
    if ((args.value('by') ?? '').trim() === '') throw usage('--by is a name', '--by est un nom');
    if ((args.value('text') ?? '').trim().length < LEAST_SAID)
      throw usage(
        `--text says in ${LEAST_SAID} signs or more what was done, when, and where it is written`,
        `--text dit en ${LEAST_SAID} signes au moins ce qui a été fait, quand, et où c'est écrit`,
      );
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
