import { usage } from './arguments.ts';

export type Limit = { text: string; path: string; operator: '>' | '>=' | '<' | '<=' | '='; value: string };

export type CrossedLimit = { limit: Limit; found: string };

const WRITTEN = /^([^<>=]+?)\s*(>=|<=|>|<|=)\s*(.+)$/;

/** `driftedCount>0`, `features[Age].psi>=0.25`, `verdict.state=different`. */
export function limitOf(text: string): Limit {
  const [, path, operator, value] = WRITTEN.exec(text) ?? [];
  if (path === undefined || operator === undefined || value === undefined)
    throw usage(`--fail-when is written PATH>VALUE: ${text}`, `--fail-when s'écrit CHEMIN>VALEUR : ${text}`);
  if (operator !== '=' && !Number.isFinite(Number(value)))
    throw usage(`--fail-when compares with a number: ${text}`, `--fail-when compare à un nombre : ${text}`);
  return { text, path: path.trim(), operator: operator as Limit['operator'], value: value.trim() };
}

/**
 * Limits that a result crosses. A path leads through names and `[...]`: a place in a list, `*` for all of them, or the
 * name of one (its first text). What cannot be told crosses no limit: it is returned apart.
 *
 * @throws AppError USAGE where the result has no such figure
 */
export function crossedLimits(result: unknown, limits: readonly Limit[]): { crossed: CrossedLimit[]; untold: Limit[] } {
  const crossed: CrossedLimit[] = [];
  const untold: Limit[] = [];
  for (const limit of limits) {
    const found = figuresAt(result, steps(limit.path));
    if (found.length === 0)
      throw usage(`--fail-when: the result has no ${limit.path}`, `--fail-when : le résultat n'a pas de ${limit.path}`);
    const told = found.filter((one) => typeof one === 'number' || typeof one === 'string' || typeof one === 'boolean');
    if (told.length === 0) untold.push(limit);
    const over = told.find((one) => isCrossed(one, limit));
    if (over !== undefined) crossed.push({ limit, found: String(over) });
  }
  return { crossed, untold };
}

function steps(path: string): string[] {
  return path.split(/\.|\[|\]/).filter((step) => step !== '');
}

function figuresAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return [value];
  if (Array.isArray(value)) {
    if (step === '*') return value.flatMap((one) => figuresAt(one, rest));
    const at = Number(step);
    const one: unknown = Number.isInteger(at)
      ? value.at(at)
      : value.find((each) => Object.values(each as object).find((text) => typeof text === 'string') === step);
    return one === undefined ? [] : figuresAt(one, rest);
  }
  if (typeof value !== 'object' || value === null) return [];
  if ('ok' in value && value.ok === false) return [value];
  return Object.hasOwn(value, step) ? figuresAt((value as Record<string, unknown>)[step], rest) : [];
}

function isCrossed(found: number | string | boolean, { operator, value }: Limit): boolean {
  if (operator === '=') return String(found) === value || (typeof found === 'number' && found === Number(value));
  if (typeof found !== 'number') return false;
  const bound = Number(value);
  return operator === '>'
    ? found > bound
    : operator === '>='
      ? found >= bound
      : operator === '<'
        ? found < bound
        : found <= bound;
}
