import { describe, expect, it } from 'vitest';
import { format } from '#shared/words/format.ts';
import { quantity } from '#shared/words/quantity.ts';
import { createWords } from '#shared/words/words.ts';

const en = { format: format('en') };

describe('a quantity', () => {
  it('keeps figures that mean something, however small it is', () => {
    expect([12149.4, 95.7, 4.26, 0.0374, 0].map((value) => quantity(value, 'km', en))).toEqual([
      '12,149\u00a0km',
      '95.7\u00a0km',
      '4.26\u00a0km',
      '0.037\u00a0km',
      '0\u00a0km',
    ]);
    expect([95.7, 1235.4, 12].map((value) => quantity(value, 'USD', en))).toEqual(['$95.70', '$1,235', '$12']);
    expect(quantity(0.4, null, en)).toBe('0.400');
  });

  it('is no nought in a sentence', () => {
    const words = createWords('en', [{ en: { off: 'Off by {{size, quantity}}.' }, fr: {} }]);
    expect(words.t('off', { size: 0.43, unit: 'log' })).toBe('Off by 0.430\u00a0log.');
  });
});
