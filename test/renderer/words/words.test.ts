import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dictionary } from '#shared/words/words.ts';
import { createWords } from '#shared/words/words.ts';
import { en } from '#renderer/words/en.ts';
import { fr } from '#renderer/words/fr.ts';
import { leadingNumberWord, numberWord } from '#renderer/words/number-word.ts';
import { helpWords } from '#renderer/views/help/help-words.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const RENDERER = resolve(import.meta.dirname, '../../../renderer');

function flat(dictionary: Dictionary, prefix = ''): [key: string, text: string][] {
  return Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name) && !folder.includes('/words')
        ? [readFileSync(join(folder, entry.name), 'utf8')]
        : [],
  );
}

const PAIRS = [
  ['window', en, fr],
  ['help', helpWords.en, helpWords.fr],
] as const;

describe.each(PAIRS)('the words of the %s', (_name, english, french) => {
  it('exist in both languages', () => {
    expect(flat(french).map(([key]) => key)).toEqual(flat(english).map(([key]) => key));
  });

  it('take the same values in both languages', () => {
    const other = new Map(flat(french));
    // A language may spell out "one" where the other writes the count.
    const values = (text: string): string[] =>
      [...new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? ''))]
        .filter((name) => name !== 'count')
        .sort();
    for (const [key, text] of flat(english)) expect([key, values(other.get(key) ?? '')]).toEqual([key, values(text)]);
  });

  it('have both plural forms', () => {
    const keys = new Set(flat(english).map(([key]) => key));
    for (const key of keys) if (key.endsWith('_one')) expect(keys).toContain(key.replace(/_one$/, '_other'));
  });

  it('neither shout, nor plead, nor boast', () => {
    const told = [...flat(english), ...flat(french)].map(([, text]) => text);
    for (const text of told)
      expect(text).not.toMatch(/!|\bplease\b|\boops\b|successfully|veuillez|s'il vous plaît|avec succès/i);
  });

  it('say the unit of what they count: no bare technical index at decision depth', () => {
    // The tables of indices are shown from expert depth on.
    const plain = [...flat(english), ...flat(french)].filter(([key]) => !key.includes('.technical.'));
    for (const [, text] of plain) expect(text).not.toMatch(/\b(AUC|PSI|SHAP|LIME|Brier)\b/);
  });
});

describe('keys used in the window', () => {
  const words = windowWords('en');
  const help = createWords('en', [helpWords]);
  const used = sources(RENDERER).flatMap((text) =>
    [...text.matchAll(/(?:\bt\(|key: )(?:[^'`()]*\? )?'([a-z][\w-]*\.[\w.>=<-]+)'/g)].map((match) => match[1] ?? ''),
  );

  it('were found', () => expect(new Set(used).size).toBeGreaterThan(250));

  it('all have a text', () => {
    const missing = [...new Set(used)].filter(
      (key) => ![key, `${key}_one`].some((one) => words.has(one) || help.has(one)),
    );
    expect(missing).toEqual([]);
  });
});

describe('small numbers', () => {
  it('are spelled in sentences, larger ones are not', () => {
    expect(numberWord(4, windowWords('fr'))).toBe('quatre');
    expect(leadingNumberWord(2, windowWords('en'))).toBe('Two');
    expect(numberWord(12, windowWords('en'))).toBe('12');
    expect(numberWord(0, windowWords('en'))).toBe('0');
  });
});
