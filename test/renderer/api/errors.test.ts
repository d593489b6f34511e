import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/app-error.ts';
import { errorWords, isCancelled } from '#renderer/api/errors.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const words = windowWords('en');

describe('an error in words', () => {
  it('says what happened with its details, and what to do', () => {
    const fault = new AppError('FILE_EMPTY', 'empty', { file: 'june.csv' });
    expect(errorWords(fault, words)).toEqual({
      say: 'The file “june.csv” is empty: it holds not one byte.',
      advice: 'Export it again.',
    });
  });

  it('lists several details and names a role by its part', () => {
    const { say } = errorWords(new AppError('ROLE_TWICE', 'twice', { role: 'score', columns: ['a', 'b'] }), words);
    expect(say).toContain('Score');
    expect(say).toContain('a and b');
  });

  it('has sentences for a fault that nobody foresaw', () => {
    expect(errorWords(new TypeError('failed to fetch'), words).say).not.toContain('fetch');
  });

  it('is none when the person stopped it', () => {
    expect(isCancelled(new AppError('CANCELLED', 'cancelled'))).toBe(true);
    expect(isCancelled(new AppError('DISK_FULL', 'full'))).toBe(false);
  });
});
