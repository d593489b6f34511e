import { exactWords, usage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { explainAll } from '../explain-all.ts';
import { tellAnalysis } from '../tell-analysis.ts';

const PARAMETERS = ['method', 'space', 'score', 'seed'];

export const explainCommand: Command = {
  name: 'explain',
  usage:
    'explain FILE CASE [--method M] [--space S] [--background B ...] [--score VERSION] [--seed N] [--json]\n' +
    '  every row, kept in the project: explain FILE --all [--method M] [--space S] [--score VERSION] [--out FILE.csv] [--json]',
  options: {
    ...Object.fromEntries(PARAMETERS.map((name) => [name, 'value' as const])),
    background: 'list',
    all: 'flag',
    out: 'value',
  },
  async run(context) {
    const { args } = context;
    if (args.flag('all')) return explainAll(context);
    if (args.value('out') !== undefined) throw usage('--out goes with --all', '--out va avec --all');
    const [file, id] = exactWords(args, 2);
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
