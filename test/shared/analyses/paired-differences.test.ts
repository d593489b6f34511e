import { describe, expect, it } from 'vitest';
import { classDifferences, valueDifferences } from '#shared/analyses/performance/paired-differences.ts';
import { classMetrics } from '#shared/analyses/performance/class-metrics.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { randomOf } from '#shared/stats/random.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';

const random = randomOf(5);
const N = 400;
const column = (of: () => number): Float64Array => Float64Array.from({ length: N }, of);
const champion = column(random);
const shadow = champion.map((score) => Math.min(1, Math.max(0, score + 0.3 * (random() - 0.5))));
const outcome = champion.map((score) => (random() < score ? 1 : 0));
const cutoff = { threshold: 0.5, operator: '>=' as const };

describe('two scores of the same rows', () => {
  it('differ in every index by what their columns differ, with an interval around it or the reason why not', () => {
    const judged = { cutoff, isProbability: true, isBinned: false };
    const [one, other] = [champion, shadow].map((score) => classMetrics(scoreTableOf(score, outcome), judged));
    const { errorDifference, differences } = classDifferences({ champion, shadow, outcome }, judged);
    for (const [id, gap] of Object.entries({ ...differences, accuracy: errorDifference })) {
      const [a, b] = [one, other].map((metrics) => (metrics as unknown as Record<string, number>)[id] ?? Number.NaN);
      if (!isEstimated(gap)) throw new Error(`${id}: ${gap.reason}`);
      expect(gap.value, id).toBeCloseTo(id === 'accuracy' ? b! - a! : a! - b!, 12);
      if (id === 'ece') expect(gap.interval).toMatchObject({ reason: 'WIDENED_BY_CHANCE' });
      else expect(gap.interval, id).toMatchObject([expect.any(Number), expect.any(Number)]);
    }
    expect(Object.keys(differences).toSorted()).toEqual([
      'balancedAccuracy',
      'brier',
      'ece',
      'f1',
      'kappa',
      'mcc',
      'precision',
      'recall',
      'specificity',
    ]);
  });

  it('say why where there is no cut-off, no probability or no such outcome', () => {
    const rows = { champion, shadow, outcome: outcome.map(() => 0) };
    const { errorDifference, differences } = classDifferences(rows, { cutoff: null, isProbability: false });
    expect(errorDifference).toMatchObject({ reason: 'NO_CUTOFF' });
    for (const id of ['recall', 'f1', 'mcc']) expect(differences[id]).toMatchObject({ reason: 'NO_CUTOFF' });
    expect(differences['brier']).toMatchObject({ reason: 'NOT_A_PROBABILITY' });
    expect(classDifferences(rows, { cutoff, isProbability: true }).differences['recall']).toMatchObject({
      reason: 'ONE_CLASS',
    });
  });

  it('of a quantity differ in their typical error and their leaning', () => {
    const { errorDifference, differences } = valueDifferences({ champion, shadow, outcome });
    expect(Object.keys(differences)).toEqual(['medianAbsoluteError', 'bias']);
    for (const gap of [errorDifference, ...Object.values(differences)])
      expect(gap).toMatchObject({ interval: [expect.any(Number), expect.any(Number)] });
  });
});
