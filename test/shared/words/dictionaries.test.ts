import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '#shared/domain/app-error.ts';
import { NOT_ESTIMABLE_REASONS } from '#shared/domain/estimate.ts';
import { LOG_ROLES, OTHER_PARTS } from '#shared/domain/role.ts';
import { analyses } from '#shared/analyses/index.ts';
import { REJECT_REASONS } from '#shared/contract/imports.ts';
import { en } from '#shared/words/en/index.ts';
import { fr } from '#shared/words/fr/index.ts';
import { createWords } from '#shared/words/words.ts';
import type { Dictionary } from '#shared/words/words.ts';
import { descriptionWords } from '#electron/cli/description-words.ts';
import { words as cli } from '#electron/cli/words.ts';

function keys(dictionary: Dictionary, prefix = ''): string[] {
  return Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keys(value, `${prefix}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]!).sort();
}

function at(dictionary: Dictionary, key: string): string {
  return key
    .split('.')
    .reduce<Dictionary | string>((inner, part) => (inner as Dictionary)[part]!, dictionary) as string;
}

const pairs: [string, { en: Dictionary; fr: Dictionary }][] = [
  ['shared', { en, fr }],
  ['command line', cli],
  ['descriptions of models', descriptionWords],
  ...[...analyses.values()].map((analysis): [string, { en: Dictionary; fr: Dictionary }] => [
    analysis.id,
    analysis.words,
  ]),
];

describe.each(pairs)('the dictionary of %s', (_, pair) => {
  it('says the same things in both languages', () => {
    expect(keys(pair.fr).sort()).toEqual(keys(pair.en).sort());
  });

  it('uses the same values in both languages', () => {
    for (const key of keys(pair.en))
      expect([key, [...new Set(placeholders(at(pair.fr, key)))]]).toEqual([
        key,
        [...new Set(placeholders(at(pair.en, key)))],
      ]);
  });

  it('does not shout, plead or boast', () => {
    for (const key of keys(pair.en)) expect(at(pair.en, key)).not.toMatch(/!|please|oops|successfully/i);
    for (const key of keys(pair.fr)) expect(at(pair.fr, key)).not.toMatch(/!|s'il vous plaît|\boups\b|avec succès/i);
  });
});

describe('what can be met has words', () => {
  it.each(['en', 'fr'] as const)('in %s', (language) => {
    const words = createWords(language);
    for (const code of ERROR_CODES)
      for (const part of ['say', 'advice']) expect(words.has(`errors.${code}.${part}`), code).toBe(true);
    for (const reason of NOT_ESTIMABLE_REASONS) expect(words.has(`estimates.${reason}`), reason).toBe(true);
    for (const reason of REJECT_REASONS) expect(words.has(`imports.reasons.${reason}`), reason).toBe(true);
    for (const part of [...LOG_ROLES, ...OTHER_PARTS]) expect(words.has(`mapping.parts.${part}`), part).toBe(true);
  });
});

it('none is no single one, in French as in English', () => {
  const said = (language: 'en' | 'fr', count: number): string => createWords(language).t('cohorts.count', { count });
  expect([0, 1, 2].map((count) => said('fr', count))).toEqual(['0 dossiers', 'un dossier', '2 dossiers']);
  expect(said('en', 0)).toBe('0 cases');
});
