import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/domain/figure.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { figureOfFinding } from '#renderer/views/home/figure-of-finding.ts';
import { unsaid } from '#renderer/views/home/still-unknown.ts';
import { healthVerdict } from '#renderer/views/home/verdict.ts';
import { logColumn, projectSummary } from '#test/support/project-summary.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');
const fr = windowWords('fr');
const states = (...list: Finding['state'][]): Pick<Finding, 'state'>[] => list.map((state) => ({ state }));

describe('the verdict of Home', () => {
  it('puts what calls for action before what is to watch', () => {
    expect(healthVerdict(states('act', 'watch', 'watch', 'know'), en)).toBe(
      'One point calls for action, and two more are worth watching.',
    );
    expect(healthVerdict(states('act', 'act'), fr)).toBe('Deux points demandent d’agir\u00a0; le reste tient.');
  });

  it('never sounds an alarm that is not there', () => {
    expect(healthVerdict(states('watch'), en)).toBe('Nothing calls for action; one point is worth watching.');
    expect(healthVerdict(states('holds', 'know'), en)).toMatch(/^Nothing calls for attention/);
  });
});

describe('what nobody has said yet', () => {
  it('asks only for what the columns make sense of', () => {
    const { columns, meaning } = projectSummary();
    expect(unsaid({ columns, meaning })).toEqual(['positive', 'window', 'cutoff', 'value']);
    expect(unsaid({ columns: [], meaning })).toEqual(['value']);
    const measured = [...columns, logColumn({ name: 'gain', part: 'value', kind: 'number' })];
    expect(unsaid({ columns: measured, meaning: { ...meaning, positive: 'bad', outcomeWindowDays: 90 } })).toEqual([
      'cutoff',
    ]);
  });
});

describe('the figure of a finding', () => {
  const bars: Figure = {
    id: 'quality.missing',
    kind: 'bars',
    title: { key: 'a' },
    alt: { key: 'a' },
    valueFormat: 'percent',
    marks: ['outcome', 'Income'].map((label, index) => ({
      label,
      labelFormat: 'text' as const,
      value: 0.2 - index / 10,
    })),
    table: { columns: [], rows: [] },
  };
  const finding: Finding = {
    id: 'quality.missing.Income',
    state: 'watch',
    weight: 0.4,
    title: { key: 'a', values: { column: { text: {}, otherwise: 'Income' } } },
    account: [],
    figure: 'quality.missing',
  };

  it('shows first, and marked, what the sentence names', () => {
    expect(figureOfFinding(finding, [bars])?.marks.map((mark) => [mark.label, mark.emphasis])).toEqual([
      ['Income', 'subject'],
      ['outcome', undefined],
    ]);
  });

  it('is none when the analysis drew none', () => expect(figureOfFinding(finding, [])).toBeNull());
});
