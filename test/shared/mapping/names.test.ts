import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyInName, distinctNames, normaliseName, originalName } from '#shared/mapping/names.ts';

describe('normaliseName', () => {
  it.each([
    ['N° client', 'num_client'],
    ['Date de calcul', 'date_calcul'],
    ["Ancienneté dans l'emploi", 'anciennete_dans_emploi'],
    ['Ancienneté dans l’emploi', 'anciennete_dans_emploi'],
    ['churnScore', 'churn_score'],
    ['clientEvent.features.tenure', 'tenure'],
    ['Gain (€)', 'gain'],
    ['smmd_modelVersion', 'smmd_model_version'],
  ])('brings %s to %s', (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });

  it('does not take compatibility letters for the plain ones', () => {
    expect(normaliseName('Ｓｃｏｒｅ')).not.toBe('score');
  });

  it('is stable when applied twice', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
      }),
    );
  });
});

describe('distinctNames', () => {
  it('tells repeated and empty names apart and keeps the others as they are', () => {
    expect(distinctNames(['score', 'score', '', '__proto__', 'score'])).toEqual([
      'score',
      'score (2)',
      'column 3',
      '__proto__',
      'score (3)',
    ]);
  });

  it('never gives one name twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a (2)', '', 'b'), { maxLength: 20 }), (names) => {
        const result = distinctNames(names);
        expect(new Set(result).size).toBe(names.length);
      }),
    );
  });

  it('finds the repeated name again', () => {
    expect(originalName('score (2)', new Set(['score', 'score (2)']))).toBe('score');
    expect(originalName('Gain (2)', new Set(['Gain (2)']))).toBe('Gain (2)');
  });
});

describe('currencyInName', () => {
  it('reads codes and signs', () => {
    expect(currencyInName('gain_eur')).toBe('EUR');
    expect(currencyInName('Gain (€)')).toBe('EUR');
    expect(currencyInName('gain_usd')).toBe('USD');
    expect(currencyInName('neuron')).toBeNull();
  });
});
