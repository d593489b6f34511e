import { pairs, exactWords, usage } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { crossedLimits, limitOf } from '../crossed-limits.ts';
import { tellAnalysis } from '../tell-analysis.ts';

export const runCommand: Command = {
  name: 'run',
  usage: 'run FILE ANALYSIS [--param name=value ...] [--fail-when PATH>VALUE ...] [--json]',
  options: { param: 'list', 'fail-when': 'list' },
  async run(context) {
    const { args } = context;
    const [file, id] = exactWords(args, 2);
    const limits = args.list('fail-when').map(limitOf);
    const result = await tellAnalysis(context, file, id, parametersOf(args.list('param')));
    const { crossed, untold } = crossedLimits(result, limits);
    const { note, words } = hostOf(context);
    for (const { limit, found } of crossed) note(words.t('cli.limitCrossed', { limit: limit.text, found }));
    for (const limit of untold) note(words.t('cli.limitUntold', { limit: limit.text }));
    return crossed.length > 0 ? 1 : 0;
  },
};

/** Texts as the analyses take them: `where` and `set` are lists, `background` may be one, numbers and booleans are themselves. */
export function parametersOf(list: readonly string[]): Record<string, unknown> {
  return Object.fromEntries([...pairs(list, 'param')].map(([key, values]) => [key, parameterValue(key, values)]));
}

function parameterValue(key: string, values: readonly string[]): unknown {
  if (key === 'where' || key === 'set' || (key === 'background' && values.length > 1)) return values;
  const [value = ''] = values;
  if (values.length > 1) throw usage(`--param ${key} is given twice`, `--param ${key} est donné deux fois`);
  if (TEXTS.has(key) || value === '') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return Number.isFinite(Number(value)) ? Number(value) : value;
}

/** Parameters that are texts even when they look like numbers: a version `2.0`, a case `00123`. */
const TEXTS = new Set([
  'period',
  'from',
  'to',
  'version',
  'score',
  'current',
  'reference',
  'case',
  'by',
  'feature',
  'background',
  'metric',
]);
