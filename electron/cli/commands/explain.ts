import { usage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { tellAnalysis } from '../tell-analysis.ts';

const PARAMETERS = ['method', 'space', 'score', 'seed'];

export const explainCommand: Command = {
  name: 'explain',
  usage: 'explain FILE CASE [--method M] [--space S] [--background B ...] [--score VERSION] [--seed N] [--json]',
  options: { ...Object.fromEntries(PARAMETERS.map((name) => [name, 'value' as const])), background: 'list' },
  async run(context) {
    const { args } = context;
    const [file, id, ...more] = args.words;
    if (file === undefined || id === undefined || more.length > 0)
      throw usage('tribune explain takes one project file and one case');
    const said = PARAMETERS.map((name) => [name, args.value(name)] as const).filter(([, value]) => value !== undefined);
    const background = args.list('background');
    await tellAnalysis(context, file, 'explain', {
      case: id,
      ...Object.fromEntries(said),
      ...(background.length === 0 ? {} : { background }),
    });
    return 0;
  },
};
