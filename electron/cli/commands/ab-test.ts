import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { designSchema } from '#shared/analyses/ab-test/design.ts';
import type { Design, MetricDefinition } from '#shared/analyses/ab-test/design.ts';
import { among, exactWords, usage, numberOf } from '../arguments.ts';
import type { Arguments } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

/** What was planned for the test, as the window keeps it: settings not named stay, `--clear` leaves one to the log again. */
const setCommand: Command = {
  name: 'ab-test set',
  usage:
    'ab-test set FILE [--metric NAME] [--better up|down] [--unit case|individual] [--share S] [--effect E] [--end DAY]\n' +
    '  [--cost C] [--treatment ARM] [--control ARM] [--by COLUMN ...] [--guardrail METRIC=MARGIN ...]\n' +
    '  [--measure "NAME=EXPRESSION; per=EXPRESSION; only=CONDITION; better=down; money; winsorise=0.001" ...]\n' +
    '  [--clear SETTING ...] [--design DESIGN.json] [--json]',
  options: {
    metric: 'value',
    better: 'value',
    unit: 'value',
    share: 'value',
    effect: 'value',
    end: 'value',
    cost: 'value',
    treatment: 'value',
    control: 'value',
    by: 'list',
    guardrail: 'list',
    measure: 'list',
    clear: 'list',
    design: 'value',
  },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const { id: project } = await openProject(host, file);
    const { stored } = await host.client.call('design.read', { project });
    const before = args.value('design') === undefined ? (stored?.design ?? {}) : fromFile(args.value('design') ?? '');
    const design = checked(changed(before, args));
    const { afterResults } = await host.client.call('design.save', { project, design });
    if (args.flag('json')) host.out(JSON.stringify({ design, afterResults }, null, 2));
    else host.out(words.t(afterResults ? 'cli.designAfter' : 'cli.designBefore'));
    return 0;
  },
};

const showCommand: Command = {
  name: 'ab-test show',
  usage: 'ab-test show FILE [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const { id: project } = await openProject(host, file, { readOnly: true });
    const { stored } = await host.client.call('design.read', { project });
    if (args.flag('json') || stored === null)
      host.out(args.flag('json') ? JSON.stringify(stored, null, 2) : words.t('cli.designNone'));
    else {
      host.out(words.t(stored.afterResults ? 'cli.designAfter' : 'cli.designBefore'));
      for (const [name, value] of Object.entries(stored.design))
        host.out(`  ${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
    }
    return 0;
  },
};

export const abTestCommands: readonly Command[] = [setCommand, showCommand];

function changed(before: Design, args: Arguments): Design {
  const texts = ['metric', 'end', 'treatment', 'control'] as const;
  const numbers = ['share', 'effect', 'cost'] as const;
  const design: Record<string, unknown> = { ...before };
  for (const name of args.list('clear')) {
    if (!Object.hasOwn(designSchema.shape, name))
      throw usage(
        `--clear is one of ${Object.keys(designSchema.shape).join(', ')}`,
        `--clear est l'un de : ${Object.keys(designSchema.shape).join(', ')}`,
      );
    delete design[name];
  }
  const put = (name: keyof Design, value: unknown): void => {
    if (value !== undefined) design[name] = value;
  };
  for (const name of texts) put(name, args.value(name));
  for (const name of numbers) put(name, numberOf(args.value(name), name));
  put('better', among(args.value('better'), ['up', 'down'], '--better'));
  put('unit', among(args.value('unit'), ['case', 'individual'], '--unit'));
  if (args.list('by').length > 0) design['by'] = args.list('by');
  if (args.list('guardrail').length > 0) design['guardrails'] = args.list('guardrail').map(guardrailOf);
  if (args.list('measure').length > 0) design['metrics'] = args.list('measure').map(measureOf);
  return design;
}

/** `acted=0.02`: the measure, and how much worse it may get in its unit. The last sign counts: a name may hold one. */
function guardrailOf(text: string): { metric: string; margin: number } {
  const at = text.lastIndexOf('=');
  const margin = at <= 0 ? undefined : numberOf(text.slice(at + 1), 'guardrail');
  if (margin === undefined)
    throw usage(`--guardrail is written METRIC=MARGIN: ${text}`, `--guardrail s'écrit MESURE=MARGE : ${text}`);
  return { metric: text.slice(0, at).trim(), margin };
}

/** Parts between semicolons, which may stand inside quotes; the first one names the measure. */
export function measureOf(text: string): MetricDefinition {
  const [first = '', ...settings] = (text.match(/(?:'[^']*'|"[^"]*"|[^;'"])+/gu) ?? []).map((part) => part.trim());
  const [name, expression] = pairOf(first);
  if (expression === null || name === '')
    throw usage(`--measure begins with NAME=EXPRESSION: ${text}`, `--measure commence par NOM=EXPRESSION : ${text}`);
  const measure: Record<string, unknown> = { name, expression };
  for (const setting of settings.filter((one) => one !== '')) {
    const [key, value] = pairOf(setting);
    const target = key === 'only' ? 'population' : key;
    if (target === 'money' && value === null) measure['money'] = true;
    else if (['per', 'population', 'covariate', 'better'].includes(target) && value !== null) measure[target] = value;
    else if (target === 'winsorise' && value !== null) measure['winsorise'] = numberOf(value, 'winsorise');
    else
      throw usage(
        `--measure knows per=, only=, covariate=, better=, winsorise= and money: ${setting}`,
        `--measure connaît per=, only=, covariate=, better=, winsorise= et money : ${setting}`,
      );
  }
  return measure as MetricDefinition;
}

function pairOf(text: string): [string, string | null] {
  const at = text.indexOf('=');
  return at < 0 ? [text, null] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function fromFile(path: string): Design {
  let body: unknown;
  try {
    body = JSON.parse(readFileSync(resolve(path), 'utf8'));
  } catch {
    throw usage(`--design cannot be read as JSON: ${path}`, `--design ne se lit pas comme du JSON : ${path}`);
  }
  return checked(body);
}

function checked(design: unknown): Design {
  const parsed = designSchema.safeParse(design);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw usage(
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    `${issue?.path.join('.') ?? ''} : ${issue?.message ?? ''}`,
  );
}
