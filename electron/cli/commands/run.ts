import { analyses } from '#shared/analyses/index.ts';
import { sortFindings } from '#shared/domain/finding.ts';
import { pairs, usage } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

export const runCommand: Command = {
  name: 'run',
  usage: 'run FILE ANALYSIS [--param name=value ...] [--json]',
  options: { param: 'list' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, id, ...more] = args.words;
    if (file === undefined || id === undefined || more.length > 0)
      throw usage('tribune run takes a project file and an analysis');
    const project = await openProject(host, file);
    const { result, provenance } = await host.client.stream(
      'analysis.run',
      { project: project.id, analysis: id, parameters: parametersOf(args.list('param')) },
      { signal: host.signal, onProgress: host.progress },
    );
    if (args.flag('json')) {
      host.out(JSON.stringify({ analysis: id, ...(result as object), provenance }, null, 2));
      return 0;
    }
    for (const finding of sortFindings(analyses.get(id)?.findings(result) ?? [])) {
      host.out(words.say(finding.title));
      for (const phrase of finding.account) host.out(`  ${words.say(phrase)}`);
    }
    return 0;
  },
};

/** Texts as the analyses take them: `where` is a list, numbers and booleans are themselves. */
export function parametersOf(list: readonly string[]): Record<string, unknown> {
  return Object.fromEntries([...pairs(list, 'param')].map(([key, values]) => [key, parameterValue(key, values)]));
}

function parameterValue(key: string, values: readonly string[]): unknown {
  if (key === 'where') return values;
  const [value = ''] = values;
  if (values.length > 1) throw usage(`--param ${key} is given twice`);
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
]);
