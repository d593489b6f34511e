import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/domain/figure.ts';
import { cellText, letterOf, markSentence, NOTHING, tabbedText } from '#renderer/charts/figure-text.ts';
import { fitted, ticks } from '#renderer/charts/scale.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');
const fr = windowWords('fr');

const figure: Figure = {
  id: 'overview.byPeriod',
  kind: 'columns',
  title: { key: 'overview.byPeriod' },
  alt: { key: 'overview.byPeriod' },
  valueFormat: 'integer',
  marks: [{ label: '2025-06', labelFormat: 'period', value: 674, total: 1550 }],
  table: {
    columns: [
      { id: 'period', label: { key: 'overview.period' }, format: 'period' },
      { id: 'known', label: { key: 'overview.known' }, format: 'integer' },
    ],
    rows: [
      ['2025-06', 674],
      ['=cmd()', null],
    ],
  },
};

describe('a cell', () => {
  it('shows a dash for what does not exist, and never 0', () => expect(cellText(null, 'integer', en)).toBe(NOTHING));

  it('follows the language', () => {
    expect(cellText(0.141, 'percent', en)).toBe('14.1%');
    expect(cellText(0.141, 'percent', fr)).toBe('14,1\u00a0%');
    expect(cellText('2025-06', 'period', fr)).toBe('juin 2025');
  });
});

describe('a mark', () => {
  it('says its value and the whole it is a part of', () => {
    expect(markSentence(figure, figure.marks[0]!, en)).toBe('June 2025: 674 of 1,550');
  });

  it('has one letter where there is no room', () => expect(letterOf(figure.marks[0]!, fr)).toBe('J'));
});

describe('the table on the clipboard', () => {
  it('keeps plain numbers for a spreadsheet and disarms formulas', () => {
    expect(tabbedText(figure, en)).toBe("Month\tOutcomes known\n2025-06\t674\n'=cmd()\t");
  });
});

describe('an axis', () => {
  it('begins at zero, has at most five round steps and covers the largest value', () => {
    for (const most of [3, 17, 96, 1600, 0.14]) {
      const lines = ticks(most);
      expect(lines[0]).toBe(0);
      expect(lines.at(-1)).toBeGreaterThanOrEqual(most);
      expect(lines.length).toBeLessThanOrEqual(6);
    }
  });

  it('is a single zero without a value', () => expect(ticks(0)).toEqual([0]));
});

describe('a long name', () => {
  it('is cut with a sign that it was', () => {
    expect(fitted('Age', 100)).toBe('Age');
    expect(fitted('Number of monthly repayments', 80)).toMatch(/…$/);
  });
});
