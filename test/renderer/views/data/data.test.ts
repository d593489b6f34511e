import { describe, expect, it } from 'vitest';
import { tabOf } from '#renderer/views/data/data-tabs.ts';
import { eventSentence } from '#renderer/views/data/event-sentence.ts';
import { readingOf } from '#renderer/views/data/reading-of.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');

describe('the tabs of Data', () => {
  it('begin with the sources when the address names none that is known', () => {
    expect(tabOf(null)).toBe('sources');
    expect(tabOf('nothing')).toBe('sources');
    expect(tabOf('setAside')).toBe('setAside');
  });
});

describe('the trail', () => {
  it('tells an import by its files and counts', () => {
    const body = { files: [{ name: 'june.csv', accepted: 9, rejected: 1, duplicates: 2 }] };
    expect(eventSentence({ type: 'import', body }, en)).toBe('“june.csv” was imported: 9 rows accepted, 3 set aside.');
  });

  it('names roles and sensitivities in words', () => {
    expect(eventSentence({ type: 'bundle', body: { name: 'm', version: '2', role: 'champion' } }, en)).toContain(
      'in service',
    );
    expect(eventSentence({ type: 'sensitivity', body: { column: 'Age', sensitivity: 'sensitive' } }, en)).toContain(
      'Sensitive',
    );
  });

  it('tells which story was handed over, as which file and to whom', () => {
    const body = {
      step: 'exported',
      id: 'st_1',
      title: { en: 'June review', fr: 'Revue de juin' },
      format: 'pdf',
      language: 'fr',
      audience: 'audit',
      sha256: '0123456789abcdef'.repeat(4),
    };
    expect(eventSentence({ type: 'story', body }, en)).toBe(
      'The story “June review” was handed over (PDF, in French, for auditors). The SHA-256 of the file begins with 0123 4567 89ab cdef.',
    );
    expect(eventSentence({ type: 'story', body }, windowWords('fr'))).toContain('Revue de juin');
    expect(eventSentence({ type: 'story', body: { ...body, step: 'translated' } }, en)).toContain('translated');
    expect(eventSentence({ type: 'story', body: { ...body, title: { fr: 'Revue' }, step: 'removed' } }, en)).toContain(
      'Revue',
    );
  });

  it('never hides an event of a kind it does not know', () => {
    expect(eventSentence({ type: 'teleported', body: {} }, en)).toContain('teleported');
  });
});

describe('how a stored file was read', () => {
  it('is unknown when an older project did not keep it', () => expect(readingOf({})).toBeNull());

  it('leaves out marks that only a table in text has', () => {
    expect(readingOf({ format: 'parquet', encoding: 'utf-8', delimiter: ',', decimal: '.' })).toMatchObject({
      format: 'parquet',
      delimiter: null,
      decimal: null,
    });
  });
});
