import { AppError } from '#shared/domain/app-error.ts';
import type { Words } from '#shared/words/words.ts';
import type { Arguments, OptionTable } from './arguments.ts';
import { usage, numberOf } from './arguments.ts';
import { splitList } from './split-list.ts';

export const DESCRIPTION_OPTIONS: OptionTable = {
  name: 'value',
  version: 'value',
  task: 'value',
  target: 'value',
  positive: 'value',
  features: 'list',
  output: 'value',
  kind: 'value',
  class: 'value',
  column: 'value',
  threshold: 'value',
};

const TASKS = ['binary_classification', 'regression'] as const;
const KINDS = ['probability', 'score', 'value'] as const;

/** The option that answers each question, as one writes it. */
const OPTIONS: Record<string, string> = {
  name: '--name NAME',
  version: '--version VERSION',
  task: `--task ${TASKS.join('|')}`,
  target: '--target COLUMN',
  positive: '--positive LABEL',
  features: '--features NAME,NAME,...',
  score: '--output NAME',
  kind: '--kind probability|score',
  class: '--class LABEL',
  column: '--column NUMBER',
  shape: '-',
};

/** What the options say of a model that came without a manifest. */
export function descriptionOf(args: Arguments) {
  const texts = { name: args.value('name'), version: args.value('version'), target: args.value('target') };
  const features = args.list('features').flatMap(splitList);
  return {
    ...given(texts),
    ...given({
      task: oneOf(args, 'task', TASKS),
      kind: oneOf(args, 'kind', KINDS),
      positive: classOf(args.value('positive')),
      features: features.length > 0 ? features : undefined,
      score: args.value('output'),
      class: classOf(args.value('class')),
      column: numberOf(args.value('column'), 'column'),
      threshold: numberOf(args.value('threshold'), 'threshold'),
    }),
  };
}

/** Every question that a description left open, with the option that answers it; none for another fault. */
export function openQuestions(fault: unknown, words: Words): string[] {
  if (!(fault instanceof AppError) || fault.code !== 'BUNDLE_NO_MANIFEST') return [];
  const { all, columns } = fault.details;
  if (!Array.isArray(all)) return [];
  const listed = (name: 'outputs' | 'classes'): string => {
    const values = fault.details[name];
    return Array.isArray(values) ? values.join(', ') : '';
  };
  const values = {
    columns: typeof columns === 'number' ? columns : 0,
    outputs: listed('outputs'),
    classes: listed('classes'),
  };
  const options = all.map((key) => [optionOf(key), words.t(`describe.${String(key)}`, values)] as const);
  const width = Math.max(...options.map(([option]) => option.length));
  return [
    words.t('describe.lead'),
    ...options.map(([option, what]) => `  ${option.padEnd(width)}  ${what}`),
    words.t('describe.orWrite'),
  ];
}

export function optionOf(key: unknown): string {
  return OPTIONS[String(key)] ?? `--${String(key)}`;
}

function oneOf<T extends string>(args: Arguments, name: string, among: readonly T[]): T | undefined {
  const text = args.value(name);
  const found = among.find((one) => one === text);
  if (text !== undefined && found === undefined)
    throw usage(`--${name} is one of ${among.join(', ')}`, `--${name} est l'un de : ${among.join(', ')}`);
  return found;
}

function classOf(text: string | undefined): string | number | undefined {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
