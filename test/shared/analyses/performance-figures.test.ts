import { describe, expect, it } from 'vitest';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import { figures } from '#shared/analyses/performance/figures.ts';
import { findings } from '#shared/analyses/performance/findings.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import { words } from '#shared/analyses/performance/words.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import { createWords } from '#shared/words/words.ts';

const actual = Float64Array.from({ length: 60 }, (_, row) => 100 + row);
const late = actual.map((value, row) => value + 8 + (row % 5));
const early = actual.map((value, row) => value + (row % 2 === 0 ? 1 : -1));

const performance: Performance = {
  ...{ rows: 120, task: 'regression', mode: 'exact', score: 'champion', unit: 'USD', outcome: null, cutoff: null },
  population: { known: 120, withoutOutcome: 0, immature: 0, lost: 0, withoutScore: 0 },
  overall: regressionMetrics(late, actual),
  byPeriod: [
    { period: '2025-01', ...regressionMetrics(early, actual) },
    { period: '2025-02', ...regressionMetrics(late, actual) },
  ],
  ...{ byVersion: [], shadow: notEstimable('NO_SHADOW_COLUMN'), atDeployment: [] },
};

describe('the figures of a model of quantities', () => {
  it('show the leaning that the sentence tells', () => {
    const told = findings(performance).find(({ id }) => id === 'performance.lateBias');
    const drawn = figures(performance).find(({ id }) => id === told?.figure);
    expect(drawn).toMatchObject({ id: 'performance.biasByPeriod', reference: { value: 0 } });
    expect(drawn?.marks.map(({ value }) => value)).toEqual([0, 10]);
    expect(drawn?.table.rows[1]?.slice(0, 3)).toEqual(['2025-02', 60, 10]);
  });
});

describe('two estimates of the same cases', () => {
  const compared = (interval: [number, number]): Performance => ({
    ...performance,
    shadow: {
      ...{ version: '1.0', role: null, n: 60, money: notEstimable('NOT_A_CLASSIFICATION'), differences: {} },
      champion: regressionMetrics(early, actual),
      shadow: regressionMetrics(late, actual),
      aucDifference: notEstimable('NOT_A_CLASSIFICATION'),
      errorDifference: { value: (interval[0] + interval[1]) / 2, interval, pValue: 0.5 },
    },
  });
  const said = (interval: [number, number], language: 'en' | 'fr'): string => {
    const { say } = createWords(language, [words]);
    const found = findings(compared(interval)).find(({ id }) => id === 'performance.shadow');
    return [found!.title, ...found!.account].map(say).join(' ').replaceAll('\u00a0', ' ');
  };

  it('say which way the interval goes, in words and without a minus', () => {
    expect(said([-1518, -951], 'fr')).toBe(
      'Ses estimations sont plus proches que celles du second score : de 1 235 $ en moyenne. Sur les mêmes 60 dossiers : plus proches de 951 $ à 1 518 $, avec 95 % de confiance.',
    );
    expect(said([200, 300], 'en')).toContain('farther off by $200 to $300, with');
    expect(said([-300, 200], 'en')).toBe(
      'It is not shown that its estimates are closer than those of the second score. On the same 60 cases: from $200 farther off to $300 closer, with 95% confidence.',
    );
  });
});
