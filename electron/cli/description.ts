import type { Arguments, OptionTable } from './arguments.ts';
import { usage } from './arguments.ts';

export const DESCRIPTION_OPTIONS: OptionTable = {
  name: 'value',
  version: 'value',
  task: 'value',
  target: 'value',
  positive: 'value',
  features: 'value',
  output: 'value',
  kind: 'value',
  column: 'value',
  threshold: 'value',
};

const TASKS = ['binary_classification', 'regression'] as const;
const KINDS = ['probability', 'score', 'value'] as const;

/** What the options say of a model file that came alone. */
export function descriptionOf(args: Arguments) {
  const texts = { name: args.value('name'), version: args.value('version'), target: args.value('target') };
  return {
    ...given(texts),
    ...given({
      task: oneOf(args, 'task', TASKS),
      kind: oneOf(args, 'kind', KINDS),
      positive: classOf(args.value('positive')),
      features: args.value('features')?.split(','),
      score: args.value('output'),
      column: numberOf(args, 'column'),
      threshold: numberOf(args, 'threshold'),
    }),
  };
}

function oneOf<T extends string>(args: Arguments, name: string, among: readonly T[]): T | undefined {
  const text = args.value(name);
  const found = among.find((one) => one === text);
  if (text !== undefined && found === undefined) throw usage(`--${name} is one of ${among.join(', ')}`);
  return found;
}

function numberOf(args: Arguments, name: string): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw usage(`--${name} is a number: ${text}`);
  return value;
}

function classOf(text: string | undefined): string | number | undefined {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
