import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { figures } from '#shared/analyses/fairness/figures.ts';
import { findings } from '#shared/analyses/fairness/findings.ts';
import type { Fairness, FairnessGroup } from '#shared/analyses/fairness/schema.ts';
import { words } from '#shared/analyses/fairness/words.ts';
import { newcombeDifference } from '#shared/stats/two-proportions.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { createWords } from '#shared/words/words.ts';

function group(value: string, selected: number): FairnessGroup {
  const share = wilsonInterval(selected, 500);
  const reason = notEstimable('NO_OUTCOME_COLUMN');
  return {
    group: `sex = ${value}`,
    levels: [{ column: 'sex', label: {}, value, valueLabel: {}, low: null, high: null, isMissing: false }],
    rows: 500,
    n: 0,
    positives: 0,
    chosen: 0,
    selectionRate: selected / 500,
    truePositiveRate: reason,
    falsePositiveRate: reason,
    precision: reason,
    calibration: reason,
    meanScore: reason,
    rate: reason,
    intervals: {
      selectionRate: share,
      truePositiveRate: reason,
      falsePositiveRate: reason,
      precision: reason,
      calibration: reason,
      rate: reason,
    },
    estimable: false,
  };
}

function fairness(first: number, second: number, more: Partial<Fairness> = {}): Fairness {
  return {
    rows: 1000,
    unit: null,
    population: { known: 0, withoutOutcome: 1000, immature: 0, lost: 0, withoutScore: 0 },
    outcome: { positive: { value: 'bad', label: {} }, negative: { value: '', label: {} } },
    cutoff: {
      threshold: 0.5,
      operator: '>=',
      whenTrue: 'refuse',
      whenFalse: 'accept',
      whenTrueLabel: { en: 'Refused', fr: 'Refusé' },
      whenFalseLabel: {},
    },
    sensitive: [{ column: 'sex', label: {} }],
    by: ['sex'],
    groups: [group('f', first), group('m', second)],
    gaps: [
      {
        metric: 'selectionRate',
        groups: ['sex = f', 'sex = m'],
        difference: (first - second) / 500,
        interval: newcombeDifference(first, 500, second, 500),
        ratio: second / first,
      },
    ],
    ...more,
  };
}

const said = (result: Fairness, language: 'en' | 'fr' = 'en'): string[] => {
  const { say } = createWords(language, [words]);
  return findings(result).map((one) => [one.title, ...one.account].map(say).join(' '));
};

describe('what fairness says', () => {
  it('puts two groups side by side, with counts and an interval', () => {
    expect(said(fairness(250, 150))).toEqual([
      'For “sex: f”, 50 in 100 cases are decided “Refused”; for “sex: m”, 30 in 100. A difference of 14.0 to 25.8 in 100, with 95% confidence, over 500 and 500 cases.',
    ]);
    expect(said(fairness(250, 150), 'fr')[0]).toContain('50 sur 100 reçoivent la décision «\u00a0Refusé\u00a0»');
    expect(findings(fairness(250, 150))[0]).toMatchObject({ state: 'watch', figure: 'fairness.selectionRate' });
  });

  it('says in the unit how far the estimates of a quantity are off', () => {
    const off = (value: string, calibration: number): FairnessGroup => ({
      ...group(value, 0),
      calibration,
      n: 300,
      estimable: true,
    });
    const amounts = fairness(0, 0, {
      ...{ unit: 'USD', outcome: null, cutoff: null, groups: [off('f', 5989), off('m', -12018)] },
      gaps: [
        {
          metric: 'calibration',
          groups: ['sex = f', 'sex = m'],
          difference: 18007,
          interval: [15824, 20191],
          ratio: notEstimable('NOT_A_PROBABILITY'),
        },
      ],
    });
    expect(said(amounts)[0]).toBe(
      'For “sex: f”, the estimates are $5,989 too high on average; for “sex: m”, they are $12,018 too low on average. A difference of $15,824 to $20,191, with 95% confidence, over 300 and 300 cases.',
    );
    expect(said(amounts, 'fr')[0]).toContain('elles sont en moyenne trop basses de 12\u00a0018\u00a0$.');
  });

  it('says not shown, which is not equal, where the interval spans zero', () => {
    const [text] = said(fairness(155, 150));
    expect(text).toContain('By “sex”, no difference between groups is shown.');
    expect(text).toContain('Not shown does not mean equal');
    expect(findings(fairness(155, 150))[0]?.state).toBe('know');
  });

  it('says what is missing: a column, a cut-off, a second group, rows', () => {
    expect(said(fairness(1, 1, { by: [], groups: [], gaps: [] }))[0]).toMatch(/No column is marked/);
    const noCutoff = [{ ...group('f', 1), selectionRate: notEstimable('NO_CUTOFF') }];
    expect(said(fairness(1, 1, { groups: noCutoff, gaps: [], cutoff: null }))[0]).toMatch(/from which score on/);
    expect(said(fairness(1, 1, { groups: [group('f', 1)], gaps: [] }))[0]).toMatch(/Only one group/);
    expect(said(fairness(1, 1, { rows: 0 }))).toEqual([]);
  });
});

describe('the figures of fairness', () => {
  it('draw what is known and leave out what is not', () => {
    const drawn = figures(fairness(250, 150));
    expect(drawn.map((one) => one.id)).toEqual(['fairness.selectionRate']);
    expect(drawn[0]).toMatchObject({
      kind: 'intervals',
      reference: { value: 0.4 },
      marks: [{ value: 0.5 }, { value: 0.3 }],
    });
    const { say } = createWords('fr', [words]);
    expect(say(drawn[0]!.alt)).toBe(
      'Dans 2 groupes sur 2, la décision est «\u00a0Refusé\u00a0» pour 30,0\u00a0% à 50,0\u00a0% des dossiers.',
    );
  });
});
