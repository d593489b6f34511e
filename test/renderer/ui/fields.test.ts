import { describe, expect, it } from 'vitest';
import { typedDay, writtenDay } from '#renderer/ui/typed-day.ts';
import { typedNumber, writtenNumber } from '#shared/domain/typed-number.ts';

describe('a typed number', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['1 234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['\u22123', -3],
    ['+7', 7],
    ['.5', 0.5],
  ])('reads %s', (text, value) => expect(typedNumber(text)).toEqual({ value }));

  it('tells an empty field from a text that is no number', () => {
    expect(typedNumber('  ')).toEqual({ value: null });
    expect(typedNumber('12 EUR')).toBeNull();
    expect(typedNumber('1,2,3')).toBeNull();
  });

  it('is written with the decimal mark of the language and a true minus', () => {
    expect(writtenNumber(-1.5, 'fr')).toBe('\u22121,5');
    expect(writtenNumber(-1.5, 'en')).toBe('\u22121.5');
    expect(writtenNumber(null, 'en')).toBe('');
  });
});

describe('a typed day', () => {
  it('is read from both ways of writing it', () => {
    expect(typedDay('2025-8-1')).toEqual({ day: '2025-08-01' });
    expect(typedDay('01/08/2025')).toEqual({ day: '2025-08-01' });
    expect(typedDay('')).toEqual({ day: null });
  });

  it('is refused when no calendar has it', () => {
    expect(typedDay('31/02/2025')).toBeNull();
    expect(typedDay('2025-13-01')).toBeNull();
    expect(typedDay('soon')).toBeNull();
  });

  it('is written as it is typed, over a round trip', () => {
    for (const language of ['en', 'fr'] as const)
      expect(typedDay(writtenDay('2025-08-31', language))).toEqual({ day: '2025-08-31' });
  });
});
