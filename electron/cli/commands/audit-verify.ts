import { exactWords } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage: 'audit verify FILE [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const [file] = exactWords(context.args, 1);
    const project = await openProject(host, file);
    const verdict = await host.client.stream('project.verifyTrail', { project: project.id }, { signal: host.signal });
    if (context.args.flag('json')) host.out(JSON.stringify(verdict));
    else if (verdict.broken === null)
      host.out(context.words.t('cli.trailHolds', { events: verdict.events, head: verdict.head }));
    else
      host.out(
        context.words.t('cli.trailBroken', {
          seq: verdict.broken.seq,
          why: context.words.t(`cli.trailWhy.${verdict.broken.why}`),
        }),
      );
    return verdict.broken === null ? 0 : 1;
  },
};
