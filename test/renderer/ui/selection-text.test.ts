import { describe, expect, it } from 'vitest';
import { hashText } from '#renderer/ui/hash-text.ts';
import { conditionText, filterText, periodText } from '#renderer/ui/selection-text.ts';
import { NO_LABELS } from '#renderer/meaning/labels.ts';
import { projectSummary } from '#test/support/project-summary.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');
const fr = windowWords('fr');
const { columns, period } = projectSummary();

describe('a period in words', () => {
  it('is one month, a span of months, or the whole log', () => {
    expect(periodText({ period: '2025-06' }, period, en)).toBe('June 2025');
    expect(periodText({ from: '2025-02-01', to: '2025-03-31' }, period, fr)).toBe('février à mars 2025');
    expect(periodText({}, period, en)).toBe('January to June 2025');
  });

  it('says that there is no date before anything is imported', () => {
    expect(periodText({}, null, en)).toBe('no date yet');
  });
});

describe('a filter in words', () => {
  it('names a fact by its label and a role by its part', () => {
    expect(conditionText('Job=fixed', columns, en)).toBe('Type of job: fixed');
    expect(conditionText('@outcome=bad', columns, fr)).toBe('Résultat\u00a0: bad');
  });

  it('uses the words that people have for a value', () => {
    const labels = { ...NO_LABELS, outcome: [{ value: 'bad', label: 'Payment default' }] };
    expect(conditionText('outcome=bad', columns, en, labels)).toBe('Outcome: Payment default');
  });

  it('says when a value is missing, and when there is no filter', () => {
    expect(conditionText('Job=', columns, en)).toBe('Type of job: not filled in');
    expect(filterText([], columns, en)).toBe('none');
  });

  it('shows an unknown column as it is', () => {
    expect(conditionText('Colour=red', columns, en)).toBe('Colour: red');
  });
});

describe('a hash', () => {
  it('stands in groups of four, as it is read out', () => {
    expect(hashText('c0c3fe19303b4285aa')).toBe('c0c3 fe19 303b 4285');
    expect(hashText(null)).toBeNull();
  });
});
