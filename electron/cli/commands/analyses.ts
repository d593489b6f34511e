import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';

export const analysesCommand: Command = {
  name: 'analyses',
  usage: 'analyses [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { analyses } = await host.client.call('analysis.list', {});
    if (context.args.flag('json')) host.out(JSON.stringify({ analyses }, null, 2));
    else
      for (const { id, parameters } of analyses)
        host.out(`${id.padEnd(16)} ${Object.keys(parameters['properties'] ?? {}).join(', ')}`);
    return 0;
  },
};
