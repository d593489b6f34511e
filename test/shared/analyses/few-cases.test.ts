import { describe, expect, it } from 'vitest';
import { findings as ofCalibration } from '#shared/analyses/calibration/findings.ts';
import type { Calibration } from '#shared/analyses/calibration/schema.ts';
import { words as calibrationWords } from '#shared/analyses/calibration/words.ts';
import { findings as ofGains } from '#shared/analyses/gains/findings.ts';
import type { Gains } from '#shared/analyses/gains/schema.ts';
import { words as gainsWords } from '#shared/analyses/gains/words.ts';
import { classMetrics } from '#shared/analyses/performance/class-metrics.ts';
import { findings as ofPerformance } from '#shared/analyses/performance/findings.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import { words as performanceWords } from '#shared/analyses/performance/words.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';
import { createWords } from '#shared/words/words.ts';

const { say } = createWords('en', [calibrationWords, gainsWords, performanceWords]);
const said = (found: Finding[]): string =>
  found.map(({ title, account }) => [title, ...account].map(say).join(' ')).join(' ');

const population = (known: number): Performance['population'] => ({
  ...{ known, withoutOutcome: 0, immature: 0, lost: 0, withoutScore: 0 },
});
const outcome = { positive: { value: 'bad', label: {} }, negative: { value: 'good', label: {} } };
const cutoff: Performance['cutoff'] = {
  ...{ threshold: 0.5, operator: '>=', whenTrue: 'refuse', whenFalse: 'accept', whenTrueLabel: {}, whenFalseLabel: {} },
};

function performance(n: number, positives: number): Performance {
  const scores = Float64Array.from({ length: n }, (_, row) => row / n);
  const ended = Float64Array.from({ length: n }, (_, row) => (row >= n - positives ? 1 : 0));
  return {
    ...{ rows: n, task: 'binary_classification', mode: 'exact', score: 'champion', unit: null, outcome, cutoff },
    population: population(n),
    overall: classMetrics(scoreTableOf(scores, ended), { cutoff, isProbability: true, isBinned: false }),
    ...{ byPeriod: [], byVersion: [], shadow: notEstimable('NO_SHADOW_COLUMN'), atDeployment: [] },
  };
}

function gains(n: number, rate: number, scores: [number, number] = [0.9, 0.1]): Gains {
  const tenth = (decile: number, score: number): Gains['deciles'][number] => ({
    ...{ decile, n: n / 2, successes: (n / 2) * rate, rate, interval: [0, 1], lift: 1, cumulativeLift: 1 },
    ...{ gain: decile / 2, minScore: score, maxScore: score, value: notEstimable('NO_VALUE_COLUMN') },
  });
  return {
    ...{ rows: n, mode: 'exact', population: population(n), outcome, currency: null, rate, curve: [] },
    ...{ deciles: [tenth(1, scores[0]), tenth(2, scores[1])], ks: 0.5, ksAt: 0.5 },
  };
}

describe('a handful of known outcomes', () => {
  it('has no share of wrong decisions, nor of those that are found', () => {
    expect(said(ofPerformance(performance(8, 2)))).toBe(
      'Of 8 decisions with a known outcome, 2 turned out wrong: too few to say how often. At least 30 known outcomes are needed.',
    );
    expect(said(ofPerformance(performance(40, 1)))).not.toContain('It finds');
    expect(said(ofPerformance(performance(40, 10)))).toMatch(/wrong in .* It finds/);
  });

  it('is no order at all where all have one score', () => {
    const even = Float64Array.from({ length: 60 }, (_, row) => row % 2);
    const overall = classMetrics(scoreTableOf(new Float64Array(60).fill(0.5), even), {
      ...{ cutoff: null, isProbability: true, isBinned: false },
    });
    expect(overall).toMatchObject({ auc: 0.5, aucInterval: { reason: 'CONSTANT_SCORE' } });
    expect(said(ofPerformance({ ...performance(60, 30), cutoff: null, overall }))).toBe(
      'How good the model is cannot be told yet. All scores are the same: they tell nothing apart.',
    );
  });

  it('is no proof that an order holds, and a promise just beyond the interval is said to be so', () => {
    const ordered = (now: number, interval: [number, number], deployed: number): string =>
      said(
        ofPerformance({
          ...performance(40, 10),
          atDeployment: [
            { ...{ metric: 'auc', version: '2.0.0', deployed, now, interval }, difference: now - deployed } as never,
          ],
        }),
      );
    expect(ordered(0.68, [0.36, 0.99], 0.83)).toContain('It is not shown that version 2.0.0 ranks cases less well');
    expect(ordered(0.822, [0.8115, 0.83218], 0.83222)).toContain('83.2% were promised, just beyond that.');
    expect(ordered(0.82, [0.81, 0.83], 0.86)).toContain('86.0% were promised.');
  });

  it('says nothing of the highest scores, nor do scores that are all the same', () => {
    expect(said(ofGains(gains(10, 0.5)))).toMatch(/cannot be told yet\. Too few rows; 30 needed\./);
    expect(said(ofGains(gains(300, 1 / 300)))).toContain('Known cases that ended as “bad”: 1; at least 5 are needed.');
    expect(said(ofGains(gains(300, 0.5, [0.5, 0.5])))).toContain('All scores are the same');
    expect(said(ofGains(gains(300, 0.5)))).toContain('The tenth with the highest scores');
  });

  it('does not tell whether a score holds what it says', () => {
    const one = { bins: [], meanScore: 0.9, rate: 1, rateInterval: [0.2, 1], outcome, population: population(1) };
    expect(said(ofCalibration({ ...one, slopeInterval: notEstimable('ONE_CLASS') } as unknown as Calibration))).toMatch(
      /cannot be told yet\. Too few rows; 30 needed\./,
    );
  });
});
