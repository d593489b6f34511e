import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalMark, numberReading, readNumber } from '#shared/mapping/read-number.ts';

describe('numberReading', () => {
  it('reads plain numbers with a point', () => {
    expect(numberReading(['1', '-2.5', '+3e4', '.5'])).toEqual({ decimal: '.', grouped: false, percent: false });
  });

  it('reads a decimal comma', () => {
    expect(numberReading(['0,34829', '12', '-3,5'])).toEqual({ decimal: ',', grouped: false, percent: false });
  });

  it('reads thousands in no-break spaces, as French spreadsheets write them', () => {
    const reading = numberReading(['-6\u00a0847,12', '1\u202f817,83', '12,00'], ',');
    expect(reading).toEqual({ decimal: ',', grouped: true, percent: false });
    expect(readNumber('-6\u00a0847,12', reading!)).toBe(-6847.12);
  });

  it('reads money and percentages', () => {
    expect(readNumber('€1,184.20', numberReading(['€1,184.20', '€2,000.00'])!)).toBe(1184.2);
    const percent = numberReading(['12 %', '3,5 %'], ',')!;
    expect(percent.percent).toBe(true);
    expect(readNumber('3,5 %', percent)).toBeCloseTo(0.035, 12);
  });

  it('never takes codes with a leading zero for numbers', () => {
    expect(numberReading(['01234', '56789'])).toBeNull();
  });

  it('tolerates one word among many numbers, which is then set aside', () => {
    expect(numberReading([...Array<string>(30).fill('42'), 'forty'])).not.toBeNull();
    expect(numberReading([...Array<string>(10).fill('42'), 'forty'])).toBeNull();
  });

  it('lets the rest of the file settle what 1,234 means', () => {
    expect(numberReading(['1,234', '5,678'], ',')?.decimal).toBe(',');
    expect(readNumber('1,234', numberReading(['1,234', '5,678'], '.')!)).toBe(1234);
  });

  it('reads back what JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value), { decimal: '.', grouped: false, percent: false })).toBe(value);
      }),
    );
  });
});

describe('decimalMark', () => {
  it('is the mark that types more columns', () => {
    expect(decimalMark([['0,5', '1,5'], ['1', '2'], ['a']])).toBe(',');
    expect(decimalMark([['0.5'], ['1.5']])).toBe('.');
    expect(decimalMark([['1'], ['2']])).toBeNull();
  });
});
