import { AppError } from '#shared/domain/app-error.ts';

export type OptionKind = 'flag' | 'value' | 'list';

/** The options a command knows; `--param k=v` is a list, `--json` a flag. */
export type OptionTable = Readonly<Record<string, OptionKind>>;

export type Arguments = {
  words: string[];
  flag(name: string): boolean;
  value(name: string): string | undefined;
  list(name: string): string[];
};

/** `--name value` and `--name=value`; everything after `--` is a word. Unknown options are an error, not silence. */
export function parseArguments(argv: readonly string[], options: OptionTable): Arguments {
  const words: string[] = [];
  const given = new Map<string, string[]>();
  for (let at = 0; at < argv.length; at += 1) {
    const text = argv[at] ?? '';
    if (text === '--') {
      words.push(...argv.slice(at + 1));
      break;
    }
    if (!text.startsWith('--') || text.length < 3) {
      words.push(text);
      continue;
    }
    const equals = text.indexOf('=');
    const name = equals < 0 ? text.slice(2) : text.slice(2, equals);
    const kind = Object.hasOwn(options, name) ? options[name] : undefined;
    if (kind === undefined) throw usage(`unknown option: --${name}`, `option inconnue : --${name}`);
    if (kind === 'flag') {
      if (equals >= 0) throw usage(`--${name} takes no value`, `--${name} ne prend pas de valeur`);
      given.set(name, ['']);
      continue;
    }
    const value = equals >= 0 ? text.slice(equals + 1) : argv[(at += 1)];
    if (value === undefined) throw usage(`--${name} needs a value`, `--${name} demande une valeur`);
    if (kind === 'value' && given.has(name)) throw usage(`--${name} is given twice`, `--${name} est donné deux fois`);
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return {
    words,
    flag: (name) => given.has(name),
    value: (name) => given.get(name)?.[0],
    list: (name) => given.get(name) ?? [],
  };
}

/** What is wrong with the words of a command, in both languages. */
export function usage(en: string, fr: string): AppError {
  return new AppError('USAGE', en, { en, fr });
}

/** The command has too few words or too many: how it is written is said, whatever was wrong. */
export function misused(): AppError {
  return new AppError('USAGE', 'the command is not written so', {});
}

/**
 * The words of a command that takes exactly so many.
 *
 * @throws AppError USAGE, see `misused`
 */
export function exactWords(args: Pick<Arguments, 'words'>, count: 1): [string];
export function exactWords(args: Pick<Arguments, 'words'>, count: 2): [string, string];
export function exactWords({ words }: Pick<Arguments, 'words'>, count: number): string[] {
  if (words.length !== count) throw misused();
  return words;
}

/** Nothing, or more than one thing, bears that name: what there is instead. `what` is masculine in French. */
export function unknownName(what: { en: string; fr: string }, named: string, known: readonly string[]): AppError {
  if (known.length === 0) return usage(`this project holds no ${what.en}`, `ce projet ne contient aucun ${what.fr}`);
  const list = known.join(', ');
  return usage(
    `no ${what.en} is called ${named}; there is: ${list}`,
    `aucun ${what.fr} ne s'appelle ${named} ; il y a : ${list}`,
  );
}

/** A day as it is written, of the option or setting of that name. */
export function dayOf(value: string, name: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
    throw usage(`${name} is a day such as 2025-09-01: ${value}`, `${name} est un jour, comme 2025-09-01 : ${value}`);
  return value;
}

/** The number of an option, or undefined where it is not given. */
export function numberOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw usage(`--${name} is a number: ${text}`, `--${name} est un nombre : ${text}`);
  return value;
}

/** `k=v` pairs; a key that stands twice is a list. */
export function pairs(list: readonly string[], option: string): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const text of list) {
    const at = text.indexOf('=');
    if (at <= 0) throw usage(`--${option} is written name=value: ${text}`, `--${option} s'écrit nom=valeur : ${text}`);
    const key = text.slice(0, at);
    result.set(key, [...(result.get(key) ?? []), text.slice(at + 1)]);
  }
  return result;
}

/** One of a list, or undefined where the option is not given. */
export function among<T extends string>(text: string | undefined, list: readonly T[], option: string): T | undefined {
  const found = list.find((one) => one === text);
  if (text !== undefined && found === undefined)
    throw usage(`${option} is one of ${list.join(', ')}`, `${option} est l'un de : ${list.join(', ')}`);
  return found;
}
