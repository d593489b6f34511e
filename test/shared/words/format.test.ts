import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '#shared/words/format.ts';
import { createWords, joinedPeriods } from '#shared/words/words.ts';

const en = format('en');
const fr = format('fr');

describe('format', () => {
  it('writes numbers as each language does', () => {
    expect(en.decimal(1184.2)).toBe('1,184.20');
    expect(fr.decimal(1184.2)).toBe('1\u00a0184,20');
    expect(en.percent(0.623, 1)).toBe('62.3%');
    expect(fr.percent(0.623, 1)).toBe('62,3\u00a0%');
    expect(en.money(1184, 'EUR')).toBe('€1,184');
    expect(fr.money(1184, 'EUR')).toBe('1\u00a0184\u00a0€');
    expect(en.decimal(-3.2, 1)).toBe('\u22123.2');
  });

  it('writes dates in words, the first of a month as French does', () => {
    expect(en.day('2025-03-26')).toBe('26 March 2025');
    expect(fr.day('2025-03-01')).toBe('1er mars 2025');
    expect(fr.dateTime('2025-03-26T15:40:00')).toBe('26 mars 2025, 15\u00a0h\u00a040');
    expect(fr.time('2025-03-26T08:05:00')).toBe('8\u00a0h\u00a005');
    expect(fr.time('2025-03-26T00:05:00')).toBe('0\u00a0h\u00a005');
    expect(en.time('2025-03-26T08:05:00')).toBe('08:05');
    expect(en.range('2025-01-01', '2025-06-30')).toBe('January to June 2025');
    expect(fr.range('2024-12-01', '2025-03-31')).toBe('décembre 2024 à mars 2025');
    expect(en.period('2025-W11')).toBe('week of 10 March 2025');
  });

  it('counts in a hundred and never rounds some to none or all', () => {
    expect(en.inHundred(0.6432)).toBe('64 in 100');
    expect(fr.inHundred(0.0042)).toBe('4 sur 1\u00a0000');
    expect(en.inHundred(0)).toBe('0 in 100');
    expect(en.inHundred(1)).toBe('100 in 100');
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), (share) => {
        const [count, base] = en.inHundred(share).replaceAll(',', '').split(' in ').map(Number);
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThan(base!);
        expect(Math.abs(count! / base! - share)).toBeLessThanOrEqual(0.0051);
      }),
    );
  });

  it('uses no space that the faces do not hold', () => {
    for (const text of [fr.decimal(1e9), fr.money(-1234567, 'EUR'), fr.percent(0.5)])
      expect(text).not.toMatch(/[\u202f\u2009 ]/);
  });
});

describe('createWords', () => {
  it('uses the plural of each language, a million included', () => {
    const words = (language: 'en' | 'fr', count: number): string =>
      createWords(language).t('imports.setAside', { count });
    expect(words('fr', 0)).toBe('0 lignes sont mises de côté');
    expect(words('fr', 1)).toBe('Une ligne est mise de côté');
    expect(words('fr', 1_000_000)).toContain('1\u00a0000\u00a0000 lignes');
    expect(words('en', 1)).toBe('One row is set aside');
  });

  it('keeps what data say as it is, markup included', () => {
    expect(createWords('en').t('errors.FILE_EMPTY.say', { file: '<b>{{x}}</b>' })).toContain('<b>{{x}}</b>');
  });

  it('says a phrase inside a phrase', () => {
    const said = createWords('fr').say({
      key: 'errors.FILE_EMPTY.say',
      values: { file: { text: { fr: 'été.csv' }, otherwise: 'summer.csv' } },
    });
    expect(said).toBe('Le fichier «\u00a0été.csv\u00a0» est vide\u00a0: il ne contient pas un octet.');
  });
});

describe('months and weeks in a sentence', () => {
  it('elides before a vowel in French, and names a week as each language does', () => {
    const words = createWords('fr', [
      { en: {}, fr: { since: 'Les dossiers de {{period, period}}. En {{period, period}}, rien.' } },
    ]);
    const said = (period: string): string => words.t('since', { period });
    expect(said('2025-08')).toBe('Les dossiers d\u2019août 2025. En août 2025, rien.');
    expect(said('2025-04')).toContain('d\u2019avril 2025');
    expect(said('2025-10')).toContain('d\u2019octobre 2025');
    expect(said('2025-03')).toBe('Les dossiers de mars 2025. En mars 2025, rien.');
    expect(said('2025-W10')).toBe('Les dossiers de la semaine du 3 mars 2025. Dans la semaine du 3 mars 2025, rien.');
    expect(joinedPeriods('In week of 3 March 2025, none.', 'en')).toBe('In the week of 3 March 2025, none.');
    expect(joinedPeriods('Grande avrillée', 'fr')).toBe('Grande avrillée');
  });
});

it('gives no sign to what is rounded to nought', () => {
  expect([en.decimal(-0.001), en.money(-0.001, 'EUR', 2), fr.decimal(-0.04, 1), en.decimal(-0.01)]).toEqual([
    '0.00',
    '€0.00',
    '0,0',
    '−0.01',
  ]);
});
