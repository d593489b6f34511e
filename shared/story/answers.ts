import { analyses } from '#shared/analyses/index.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Finding, NamedText, Phrase, PhraseValue } from '#shared/domain/finding.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { Binding } from './schema.ts';

/** One analysis that was asked: what a story takes its values and figures from. */
export type Answered = {
  analysis: string;
  params: Record<string, unknown>;
  result: unknown;
  provenance: Provenance;
};

export type Held = Pick<Binding, 'value' | 'interval' | 'n' | 'unit'>;

export const answerKey = (one: { analysis: string; params: Record<string, unknown> }): string =>
  `${one.analysis} ${JSON.stringify(Object.entries(one.params).sort(([a], [b]) => (a < b ? -1 : 1)))}`;

export function findingsOf({ analysis, result }: Answered): Finding[] {
  return analyses.get(analysis)?.findings(result) ?? [];
}

export function figuresOf({ analysis, result }: Answered): Figure[] {
  return analyses.get(analysis)?.figures(result) ?? [];
}

/**
 * What stands at a place of an answer.
 *
 * @param path `outcomes.known` in the result; `finding:gains.top/title/gain` or `finding:gains.top/account/0/n` for a
 *   value of a sentence, `/` going into the phrases that stand in phrases
 * @returns null where the place is gone: the finding is no longer made, the group no longer exists
 */
export function heldAt(answered: Answered, path: string): Held | null {
  return path.startsWith('finding:') ? toldAt(answered, path.slice('finding:'.length)) : resultAt(answered, path);
}

function toldAt(answered: Answered, path: string): Held | null {
  const [id, part, ...rest] = path.split('/');
  const finding = findingsOf(answered).find((one) => one.id === id);
  if (finding === undefined) return null;
  const phrase = part === 'title' ? finding.title : finding.account[Number(rest.shift())];
  if (phrase === undefined) return null;
  let beside = phrase.values ?? {};
  let value: PhraseValue | undefined = phrase;
  for (const name of rest) {
    if (!isPhrase(value)) return null;
    beside = value.values ?? {};
    value = beside[name];
  }
  if (value === undefined || value === null || isPhrase(value)) return null;
  return {
    value,
    interval:
      typeof value === 'number' && part === 'title' ? intervalOfFinding(finding, rest.at(-1) ?? '', value) : null,
    n: countOfFinding(finding),
    unit: textOf(beside['currency']) ?? textOf(beside['unit']),
  };
}

/** The bounds that a finding gives for the first value of its title; any other value has none of its own. */
function intervalOfFinding({ title, account }: Finding, name: string, value: number): [number, number] | null {
  for (const { values = {} } of [title, ...account.slice(0, 1)]) {
    const [low, high] = [values['low'], values['high']];
    if (typeof low !== 'number' || typeof high !== 'number') continue;
    const first = Object.entries(title.values ?? {}).find(
      ([, one]) => typeof one === 'number' && one >= low && one <= high,
    );
    return first?.[0] === name && value >= low && value <= high ? [low, high] : null;
  }
  return null;
}

function countOfFinding({ title, account }: Finding): number | null {
  for (const { values = {} } of [title, ...account])
    for (const name of ['n', 'known', 'rows', 'cases']) if (typeof values[name] === 'number') return values[name];
  return null;
}

const OWN_INTERVAL = new Set(['rate', 'share', 'difference', 'mean', 'total', 'value', 'meanAbsolute', 'perCase']);

function resultAt({ result, provenance }: Answered, path: string): Held | null {
  const steps = path.split('.');
  const leaf = steps.at(-1) ?? '';
  let parent: unknown = null;
  let value: unknown = result;
  for (const step of steps) {
    parent = value;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null;
    value = (value as Record<string, unknown>)[step];
  }
  if (typeof value === 'boolean') value = String(value);
  if (typeof value === 'object' && value !== null && 'ok' in value) value = null;
  if (typeof value !== 'number' && typeof value !== 'string' && value !== null) return null;
  const beside = parent as Record<string, unknown>;
  const bounds = beside[`${leaf}Interval`] ?? (OWN_INTERVAL.has(leaf) ? beside['interval'] : null);
  const n = beside['n'] ?? beside['rows'];
  const currency = beside['currency'] ?? (result as Record<string, unknown>)['currency'];
  return {
    value,
    interval:
      Array.isArray(bounds) && typeof bounds[0] === 'number' && typeof bounds[1] === 'number'
        ? [bounds[0], bounds[1]]
        : null,
    n: typeof n === 'number' ? n : provenance.rows,
    unit: typeof currency === 'string' ? currency : null,
  };
}

export function isPhrase(value: PhraseValue | undefined): value is Phrase {
  return typeof value === 'object' && value !== null && 'key' in value;
}

function textOf(value: string | number | null | NamedText | Phrase | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
