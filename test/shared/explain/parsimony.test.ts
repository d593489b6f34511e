import { describe, expect, it } from 'vitest';
import { marginalisedScores, parsimony, type Parsimony } from '#shared/explain/parsimony.ts';
import { pairedAuc } from '#shared/stats/paired-auc.ts';
import { randomOf } from '#shared/stats/random.ts';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import { number, randomTable, rowOf, scoring, single, tangled, type Cell } from './raw-games.ts';

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const two = (cells: Cell[]) => logistic(4 * number(cells[0]) + 3 * number(cells[1]) + 0.01 * number(cells[2]));
const rows = randomTable(600, 4, { seed: 1 });
const background = randomTable(80, 4, { seed: 2 });
const random = randomOf(9);
const outcome = Float64Array.from({ length: 600 }, (_, row) => (random() < two(rowOf(rows, row)) ? 1 : 0));

async function judged(...asked: Parameters<typeof parsimony>): Promise<Parsimony> {
  const answer = await parsimony(...asked);
  if ('ok' in answer) throw new Error(answer.reason);
  return answer;
}

describe('parsimony', () => {
  it('keeps the two columns that matter, by paired areas', async () => {
    const scoresOf = marginalisedScores(scoring(two), { rows, background, members: single(4) }, { seed: 1 });
    const found = await judged(scoresOf, outcome, { importance: [4, 3, 0.01, 0], metric: 'auc' });
    expect(found.smallest).toEqual([0, 1]);
    expect(found.steps.map((step) => step.removed)).toEqual([null, 3, 2, 1]);
    expect(found.steps.map((step) => step.isNotWorse)).toEqual([true, true, true, false]);
    const last = pairedAuc(await scoresOf([0]), await scoresOf([0, 1, 2, 3]), outcome);
    expect(found.steps[3]).toMatchObject({
      kept: [0],
      value: (last as { first: number }).first,
      differenceInterval: (last as { interval: unknown }).interval,
    });
    expect(found.steps[0]).toMatchObject({ difference: 0, differenceInterval: [0, 0] });
  });

  it('judges estimates by R2, and follows the margin', async () => {
    const linear = (cells: Cell[]) => 4 * number(cells[0]) + 3 * number(cells[1]) + 0.5 * number(cells[2]);
    const actual = Float64Array.from({ length: 600 }, (_, row) => linear(rowOf(rows, row)) + random());
    const scoresOf = marginalisedScores(scoring(linear), { rows, background, members: single(4) }, { seed: 1 });
    const ask = (margin: number) => judged(scoresOf, actual, { importance: [4, 3, 0.5, 0], metric: 'r2', margin });
    expect((await ask(0.005)).smallest).toEqual([0, 1, 2]);
    const loose = await ask(0.1);
    expect(loose.smallest).toEqual([0, 1]);
    const { r2, r2Interval } = regressionMetrics(await scoresOf([0, 1]), actual);
    expect(loose.steps[2]!.value).toBeCloseTo(r2 as number, 9);
    expect(loose.steps[2]!.interval[0]).toBeCloseTo((r2Interval as number[])[0]!, 2);
  });

  it('stops believing at the first set that is worse, even if a smaller one looks good', async () => {
    const good = Float64Array.from(outcome, (value, row) => value + 0.001 * (row % 7));
    const bad = Float64Array.from(outcome, (_, row) => row % 5);
    const found = await judged(async (kept) => (kept.length === 2 ? bad : good), outcome, {
      importance: [3, 2, 1],
      metric: 'auc',
    });
    expect(found.steps.map((step) => step.isNotWorse)).toEqual([true, false, true]);
    expect(found.smallest).toEqual([0, 1, 2]);
  });

  it('says why it has no answer, and stops when told', async () => {
    const ask = async (known: Float64Array, stop = false) =>
      parsimony(
        async () => new Float64Array(known.length),
        known,
        { importance: [1, 2], metric: 'auc' },
        { stop: () => stop },
      );
    expect(await ask(Float64Array.of(1, 1, 1))).toEqual({ ok: false, reason: 'ONE_CLASS' });
    expect(await ask(new Float64Array(0))).toEqual({ ok: false, reason: 'NO_OUTCOME_KNOWN' });
    await expect(ask(outcome, true)).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('marginalisedScores', () => {
  it('is the mean over the background of what is not kept, by brute force', async () => {
    const few = randomTable(5, 4, { seed: 4, texts: true, missing: true });
    const others = randomTable(7, 4, { seed: 5, texts: true, missing: true });
    const members = [[0, 3], [1], [2]];
    const scoresOf = marginalisedScores(scoring(tangled), { rows: few, background: others, members }, { seed: 1 });
    const found = await scoresOf([1]);
    for (let row = 0; row < 5; row++) {
      let sum = 0;
      for (let b = 0; b < 7; b++)
        sum += tangled(rowOf(others, b).map((cell, c) => (c === 1 ? rowOf(few, row)[1]! : cell)));
      expect(found[row]).toBeCloseTo(sum / 7, 12);
    }
    expect((await scoresOf([0, 1, 2]))[2]).toBe(tangled(rowOf(few, 2)));
  });

  it('takes the same seeded sample for every set, and one score a row when all are kept', async () => {
    const score = scoring(two);
    const table = { rows: randomTable(10, 4, { seed: 1 }), background, members: single(4) };
    const scoresOf = marginalisedScores(score, table, { seed: 3, backgroundRows: 5 });
    await scoresOf([0, 1, 2, 3]);
    expect(await scoresOf([0])).toEqual(await scoresOf([0]));
    expect(score.asked).toEqual([10, 50, 50]);
    expect(() => marginalisedScores(score, { ...table, background: { rows: 0, columns: [] } }, { seed: 1 })).toThrow(
      RangeError,
    );
  });
});
