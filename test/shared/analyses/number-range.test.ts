import { describe, expect, it } from 'vitest';
import { ofLevel } from '#shared/analyses/figure-cases.ts';
import { rangeName, scoreRange, shareRange } from '#shared/analyses/number-range.ts';
import type { NumberRange } from '#shared/analyses/number-range.ts';
import type { Language } from '#shared/domain/language.ts';
import { format } from '#shared/words/format.ts';

const years = (value: number, language: Language): string => `${value}\u00a0${language === 'fr' ? 'ans' : 'years'}`;
const euros = (value: number, language: Language): string => format(language).money(value, 'EUR');
const range = (text: string): NumberRange => {
  const [, open, low = '', high = '', close] = /^([[(])(.*),(.*)([\])])$/.exec(text)!;
  return {
    low: low === '' ? null : Number(low),
    high: high === '' ? null : Number(high),
    withLow: open === '[',
    withHigh: close === ']',
  };
};

describe('a group of numbers', () => {
  it.each([
    ['[18,27)', '18 to under 27 years', 'de 18 à moins de 27 ans'],
    ['[46,75]', '46 to 75 years', 'de 46 à 75 ans'],
    ['[30,30]', '30 years', '30 ans'],
    ['(22,26]', 'over 22 to 26 years', 'plus de 22 à 26 ans'],
    ['(22,26)', 'over 22 to under 26 years', 'plus de 22 à moins de 26 ans'],
    ['[46,)', '46 years or more', '46 ans ou plus'],
    ['(46,)', 'over 46 years', 'plus de 46 ans'],
    ['(,18)', 'under 18 years', 'moins de 18 ans'],
    ['(,18]', 'up to 18 years', "jusqu'à 18 ans"],
    ['(,)', 'all values', 'toutes les valeurs'],
  ])('%s says which end it holds', (text, en, fr) => {
    const { text: said } = rangeName(range(text), years);
    expect([said.en, said.fr].map((one) => one?.replaceAll('\u00a0', ' '))).toEqual([en, fr]);
  });

  it('says a unit that follows once, and one that goes before with each end', () => {
    expect(rangeName(range('[1000,2000)'), euros).text).toEqual({
      en: '€1,000 to under €2,000',
      fr: 'de 1\u00a0000 à moins de 2\u00a0000\u00a0€',
    });
    expect(scoreRange(range('[0.2,0.3)')).text).toEqual({
      en: 'score 20 to under 30%',
      fr: 'score de 20 à moins de 30\u00a0%',
    });
    expect(shareRange(range('[0.1234,0.2]')).otherwise).toBe('12.3 to 20%');
  });

  it('is asked for as it was cut, also where an end was not seen', () => {
    const level = { column: 'Age', label: {}, value: null, valueLabel: {}, isMissing: false };
    expect(ofLevel({ ...level, low: 18, high: 27 })).toBe('Age=[18,27)');
    expect(ofLevel({ ...level, low: null, high: 27 })).toBe('Age=[,27)');
    expect(ofLevel({ ...level, low: 46, high: null, isLast: true })).toBe('Age=[46,)');
    expect(ofLevel({ ...level, low: null, high: null })).toBeNull();
  });
});
