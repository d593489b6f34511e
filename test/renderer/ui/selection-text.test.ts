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

  it('says a range by its ends, and which of them counts', () => {
    const said = (range: string): string => conditionText(`@score=${range}`, columns, en);
    expect(said('[0.2,0.3)')).toBe('Score: from 0.2 to under 0.3');
    expect(said('[0.2,0.3]')).toBe('Score: from 0.2 to 0.3');
    expect(said('(0.2,0.3]')).toBe('Score: above 0.2, up to 0.3');
    expect(said('(0.2,0.3)')).toBe('Score: above 0.2 and under 0.3');
    expect([said('[1200,]'), said('(0.2,]'), said('[,0.25]'), said('(,0.25)')]).toEqual([
      'Score: 1,200 or more',
      'Score: above 0.2',
      'Score: 0.25 or less',
      'Score: under 0.25',
    ]);
    expect(conditionText('@score=[0.25,0.3)', columns, fr)).toBe('Score\u00a0: de 0,25 à moins de 0,3');
    expect(conditionText('@prediction_time=[2025-03-01,]', columns, en)).toContain('1 March 2025 or more');
  });

  it('says another value, and that there is one', () => {
    expect(conditionText('Job!=fixed', columns, en)).toBe('Type of job: other than fixed');
    expect(conditionText('Job!=', columns, fr)).toContain('renseigné');
    expect(conditionText('Job=[1,2)', columns, en)).toBe('Type of job: [1,2)');
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
