import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { markValue } from '#shared/analyses/estimates.ts';
import {
  cellText,
  intervalText,
  letterOf,
  markSentence,
  NOTHING,
  rowName,
  tabbedText,
  tickText,
  valueText,
  titleTail,
} from '#shared/drawing/figure-text.ts';
import { apart, fitted, span, ticks, tightSpan } from '#shared/drawing/scale.ts';
import { toneOf } from '#shared/drawing/tones.ts';
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
    expect(cellText(0.0234, 'pValue', en)).toBe('0.023');
    expect(cellText(1e-9, 'pValue', fr), 'never 0').toBe('< 0,001');
  });
});

describe('a mark', () => {
  it('says its value and the whole it is a part of', () => {
    expect(markSentence(figure, figure.marks[0]!, en)).toBe('June 2025: 674 of 1,550');
  });

  it('without a value says why, where it is drawn and in the table', () => {
    const untold: Figure = {
      ...figure,
      kind: 'intervals',
      marks: [
        { label: '2025-06', labelFormat: 'period', value: null },
        { label: '=cmd()', labelFormat: 'text', value: null, untold: { key: 'charts.density' } },
      ],
    };
    expect(untold.marks.map((mark) => markSentence(untold, mark, en))).toEqual([
      'June 2025: too few to tell',
      '=cmd(): where the cases are',
    ]);
    expect(rowName(untold, 0, fr)).toBe('juin 2025 (trop peu pour le dire)');
    expect(rowName(untold, 1, en)).toBe('=cmd() (where the cases are)');
    expect(rowName({ ...untold, kind: 'columns' }, 0, en)).toBe('June 2025');
  });

  it('has one letter where there is no room', () => expect(letterOf(figure.marks[0]!, fr)).toBe('J'));
});

describe('the table on the clipboard', () => {
  it('keeps plain numbers for a spreadsheet and disarms formulas', () => {
    expect(tabbedText(figure, en)).toBe("Month\tOutcomes known\n2025-06\t674\n'=cmd()\t");
  });

  it('calls the marks as they are drawn, and a month as data write it', () => {
    const mark = { ...figure.marks[0]!, label: 'Home = rent', labelFormat: 'text' as const };
    const named = { ...mark, name: { text: { en: 'Housing: Tenant', fr: 'Logement : Locataire' }, otherwise: 'rent' } };
    const groups = { ...figure, marks: [named], table: { ...figure.table, rows: [['Home = rent', 674]] } };
    expect(tabbedText(groups, fr)).toMatch(/\nLogement : Locataire\t674$/);
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

describe('a scale of values', () => {
  it('begins at zero when all are near it, and not when they are far from it', () => {
    expect(span([0.1, 0.9]).low).toBe(0);
    expect(span([0.8, 0.9]).low).toBeGreaterThan(0.5);
    expect(span([-3, 5])).toMatchObject({ low: -4, high: 6 });
  });

  it('holds every value between round lines', () => {
    for (const values of [
      [0.213, 0.316],
      [-22_938, 266_335],
      [5, 5],
      [0, 0],
      [1e-7, 3e-7],
    ]) {
      const { low, high, lines } = span(values);
      expect(low).toBeLessThanOrEqual(Math.min(...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      expect(high).toBeGreaterThan(low);
      expect(lines.length).toBeLessThanOrEqual(7);
    }
    expect(span([null, undefined])).toEqual({ low: 0, high: 1, lines: [0, 1] });
  });

  it('can end where the values end', () => {
    expect(tightSpan([-0.5, 4.4])).toEqual({ low: -0.5, high: 4.4, lines: [0, 2, 4] });
  });
});

describe('names at the ends of lines', () => {
  it('are moved apart and keep their order', () => {
    expect(apart([10, 12, 80], 16)).toEqual([10, 26, 80]);
    expect(apart([12, 10], 16)).toEqual([26, 10]);
  });
});

describe('a mark with an interval', () => {
  const intervals: Figure = {
    ...figure,
    kind: 'intervals',
    valueFormat: 'money',
    currency: 'EUR',
    peerLabel: { key: 'charts.about' },
    marks: [
      { label: '2025-06', labelFormat: 'period', value: 287, interval: [68, 507], peer: 12 },
      { label: '2025-07', labelFormat: 'period', value: null, interval: null },
    ],
  };

  it('says its doubt and what it is compared with', () => {
    expect(markSentence(intervals, intervals.marks[0]!, en)).toBe(
      'June 2025: €287, €68 to €507, About this figure: €12',
    );
  });

  it('says that it cannot be told, and never 0', () => {
    expect(markSentence(intervals, intervals.marks[1]!, en)).toBe('July 2025: too few to tell');
  });

  it('has a value that stands without an interval say why, where it is drawn and in the table', () => {
    const few = notEstimable('TOO_FEW_ROWS', 30);
    const marks = [few, [68, 507] as [number, number]].map((interval) => ({
      label: '2025-06',
      labelFormat: 'period' as const,
      ...markValue(287, interval),
    }));
    const one: Figure = { ...intervals, marks };
    expect(marks.map((mark) => intervalText(mark, one, fr))).toEqual([
      'trop peu pour un intervalle',
      'de 68\u00a0€ à 507\u00a0€',
    ]);
    expect(markSentence(one, marks[0]!, en)).toBe('June 2025: €287, too few for an interval');
    expect(rowName({ ...one, table: { columns: [], rows: [['2025-06']] } }, 0, en)).toBe(
      'June 2025 (too few for an interval)',
    );
    expect(markValue(few, few)).toEqual({ value: null, interval: null });
  });

  it('is hollow where its effect is not shown', () => {
    const mark = { label: 'x', labelFormat: 'text' as const, value: 1, interval: [-1, 3] as [number, number] };
    expect(toneOf(mark, true).dot).toBe('hollow');
    expect(toneOf(mark, false).dot).toBe('dot');
    expect(toneOf({ ...mark, interval: [1, 3] }, true).dot).toBe('dot');
  });
});

describe('money', () => {
  it('follows its currency, and is a number without one', () => {
    expect(cellText(4312690, 'money', en, 'EUR')).toBe('€4,312,690');
    expect(cellText(4.5, 'money', fr, 'EUR')).toBe('4,50\u00a0€');
    expect(cellText(1200, 'money', en, null)).toBe('1,200');
    expect(tickText(0.25, 'percent', en)).toBe('25%');
    expect(cellText(0.0042, 'money', en, null)).toBe('0.0042');
  });

  it('has as many decimals in one figure as its largest amount asks for', () => {
    const drawn = (value: number, interval: [number, number]): Figure => ({
      ...figure,
      kind: 'intervals',
      valueFormat: 'money',
      currency: 'EUR',
      marks: [{ label: 'x', labelFormat: 'text', value, interval }],
    });
    const wide = drawn(287, [67.94, 507]);
    expect(intervalText(wide.marks[0]!, wide, en)).toBe('€68 to €507');
    expect(valueText(1, drawn(1, [-1.69, 3.74]), en)).toBe('€1.00');
    expect(valueText(null, wide, en)).toBe(NOTHING);
  });
});

it('a title that is a question is not followed by a comma', () => {
  const say = ({ key }: { key: string }): string => key;
  expect(titleTail({ title: { key: 'Is it sure?' }, subtitle: { key: 'gain per case' } }, { say })).toBe(
    ' Gain per case',
  );
  expect(titleTail({ title: { key: 'Est-ce sûr\u00a0?' }, subtitle: { key: 'écart' } }, { say })).toBe(' Écart');
  expect(titleTail({ title: { key: 'Wrong decisions' }, subtitle: { key: 'by month' } }, { say })).toBe(', by month');
  expect(titleTail({ title: { key: 'Alone' } }, { say })).toBe('');
});
