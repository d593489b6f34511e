import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { upTo } from '#shared/explain/column-values.ts';
import { lossInfluence, type LossKind } from '#shared/explain/loss-influence.ts';
import { permutationImportance, type PermutationImportance } from '#shared/explain/permutation-importance.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { pairedAuc } from '#shared/stats/paired-auc.ts';
import { randomOf, shuffle } from '#shared/stats/random.ts';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import { logLoss } from '#shared/stats/proper-scores.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';
import { number, randomTable, rowOf, scoring, single, tableOf, tangled, type Cell } from './raw-games.ts';

async function importanceOf(...asked: Parameters<typeof permutationImportance>): Promise<PermutationImportance> {
  const answer = await permutationImportance(...asked);
  if ('ok' in answer) throw new Error(answer.reason);
  return answer;
}

/** Outcomes drawn from the score itself. */
function drawnOutcomes(scores: number[], seed: number): Float64Array {
  const random = randomOf(seed);
  return Float64Array.from(scores, (score) => (random() < score ? 1 : 0));
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

describe('permutationImportance', () => {
  it('is the loss of the shuffled column minus the loss, by hand', async () => {
    const rows = randomTable(60, 3, { seed: 2, texts: true, missing: true });
    const cells = Array.from({ length: 60 }, (_, row) => rowOf(rows, row));
    const outcome = drawnOutcomes(cells.map(tangled), 3);
    const area = (scores: number[]) => {
      let wins = 0;
      let pairs = 0;
      scores.forEach((high, i) =>
        scores.forEach((low, j) => {
          if (outcome[i] !== 1 || outcome[j] !== 0) return;
          pairs++;
          wins += high > low ? 1 : high === low ? 0.5 : 0;
        }),
      );
      return wins / pairs;
    };
    const found = await importanceOf(scoring(tangled), rows, outcome, {
      groups: [[1], [0, 2]],
      loss: 'auc',
      repeats: 3,
      seed: 5,
    });
    expect(found.baseline).toBeCloseTo(1 - area(cells.map(tangled)), 12);
    [[1], [0, 2]].forEach((columns, g) => {
      const random = randomOf(5 + 2 ** 32 * (g + 1));
      for (let k = 0; k < 3; k++) {
        const order = shuffle(upTo(60), random);
        const moved = cells.map((row, i) => row.map((cell, c) => (columns.includes(c) ? cells[order[i]!]![c]! : cell)));
        expect(found.groups[g]!.increases[k]).toBeCloseTo(area(cells.map(tangled)) - area(moved.map(tangled)), 12);
      }
    });
  });

  it('is nothing for a column that the score does not read, and covers 0 for one that it reads in vain', async () => {
    let covered = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const rows = randomTable(300, 3, { seed });
      const cells = Array.from({ length: 300 }, (_, row) => rowOf(rows, row));
      const outcome = drawnOutcomes(
        cells.map((row) => logistic(3 * number(row[0]))),
        seed + 100,
      );
      const score = (row: Cell[]) => logistic(3 * number(row[0]) + 0.05 * number(row[1]));
      const { groups } = await importanceOf(scoring(score), rows, outcome, {
        groups: single(3),
        loss: 'auc',
        repeats: 4,
        seed,
      });
      expect(groups[2]).toMatchObject({ mean: 0, deviation: 0, interval: [0, 0] });
      if (groups[1]!.interval[0] <= 0 && groups[1]!.interval[1] >= 0) covered++;
      expect(groups[0]!.interval[0]).toBeGreaterThan(0.1);
    }
    expect(covered / 40).toBeGreaterThanOrEqual(0.9);
  });

  it('finds together what twins hide from each other', async () => {
    const rows = tableOf(Array.from({ length: 300 }, (_, i) => [Math.sin(i), Math.sin(i), Math.cos(7 * i)]));
    const either = (cells: Cell[]) => logistic(2 * Math.max(number(cells[0]), number(cells[1])));
    const outcome = drawnOutcomes(
      Array.from({ length: 300 }, (_, row) => either(rowOf(rows, row))),
      1,
    );
    const { groups } = await importanceOf(scoring(either), rows, outcome, {
      groups: [[0], [1], [0, 1]],
      loss: 'logLoss',
      seed: 1,
    });
    expect(groups[2]!.mean).toBeGreaterThan(groups[0]!.mean + groups[1]!.mean);
  });

  it('has a spread of its mean over samples of rows like the one that its interval says', async () => {
    const means: number[] = [];
    const widths: number[] = [];
    for (let seed = 1; seed <= 60; seed++) {
      const rows = randomTable(150, 2, { seed });
      const cells = Array.from({ length: 150 }, (_, row) => rowOf(rows, row));
      const noise = randomOf(seed + 500);
      const actual = Float64Array.from(cells, (row) => 2 * number(row[0]) + noise());
      const linear = (row: Cell[]) => 2 * number(row[0]) + 0.5;
      const { groups } = await importanceOf(scoring(linear), rows, actual, {
        groups: [[0]],
        loss: 'rmse',
        repeats: 5,
        seed,
      });
      means.push(groups[0]!.mean);
      widths.push((groups[0]!.interval[1] - groups[0]!.interval[0]) / (2 * 1.96));
    }
    const centre = means.reduce((sum, value) => sum + value, 0) / 60;
    const spread = Math.sqrt(means.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 59);
    const said = widths.reduce((sum, value) => sum + value, 0) / 60;
    expect(said / spread).toBeGreaterThan(0.7);
    expect(said / spread).toBeLessThan(1.5);
  });

  it('is the same for the same seed, whichever groups come after, and stops when told', async () => {
    const rows = randomTable(50, 3, { seed: 2 });
    const outcome = drawnOutcomes(
      Array.from({ length: 50 }, (_, row) => tangled(rowOf(rows, row))),
      3,
    );
    const ask = (groups: number[][]) =>
      importanceOf(scoring(tangled), rows, outcome, { groups, loss: 'logLoss', seed: 7 });
    expect((await ask([[0], [1]])).groups[0]).toEqual((await ask([[0]])).groups[0]);
    const asked = { groups: single(3), loss: 'auc' as const, seed: 1 };
    const stopped = permutationImportance(scoring(tangled), rows, outcome, asked, { stop: () => true });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
    const seen: number[] = [];
    await permutationImportance(scoring(tangled), rows, outcome, asked, {
      progress: (done, total) => seen.push(done / total!),
    });
    expect(seen.at(-1)).toBe(1);
  });

  it('says why it has no answer', async () => {
    const rows = randomTable(4, 2, { seed: 2 });
    const ask = (outcome: Float64Array, n = rows.rows) =>
      permutationImportance(
        scoring(tangled),
        { rows: n, columns: rows.columns.map((column) => column.slice(0, n)) },
        outcome,
        { groups: single(2), loss: 'auc', seed: 1 },
      );
    expect(await ask(new Float64Array(4))).toEqual({ ok: false, reason: 'ONE_CLASS' });
    expect(await ask(Float64Array.of(1, 0, 0, 0))).toEqual({ ok: false, reason: 'TOO_FEW_ROWS', needed: 2 });
    expect(await ask(new Float64Array(0), 0)).toEqual({ ok: false, reason: 'NO_OUTCOME_KNOWN' });
  });
});

describe('lossInfluence', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 1 })), {
    minLength: 8,
    maxLength: 40,
  });
  const columns = (list: [number, number][]) =>
    [Float64Array.from(list, ([score]) => score / 10), Float64Array.from(list, ([, outcome]) => outcome)] as const;

  it('has the errors of DeLong, of one area and of a difference', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const [scores, outcome] = columns(list);
        const other = scores.map((score, row) => (score * (row + 3)) % 1);
        const [one, two] = [lossInfluence('auc', scores, outcome), lossInfluence('auc', other, outcome)];
        const paired = pairedAuc(scores, other, outcome);
        if (!isEstimated(one) || !isEstimated(two) || !isEstimated(paired)) {
          expect(one).toEqual(paired);
          return;
        }
        expect(1 - one.loss).toBeCloseTo(paired.first, 12);
        const square = one.influence.reduce((sum, value, row) => sum + (value - two.influence[row]!) ** 2, 0);
        expect(Math.sqrt(square) / list.length).toBeCloseTo(paired.se, 12);
      }),
    );
  });

  it('has the losses that other pages tell', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const [scores, outcome] = columns(list);
        const loss = (kind: LossKind) => {
          const found = lossInfluence(kind, scores, outcome);
          return isEstimated(found) ? found.loss : found;
        };
        const { rmse, r2 } = regressionMetrics(scores, outcome);
        expect(loss('rmse')).toBeCloseTo(rmse as number, 12);
        expect(loss('logLoss')).toBeCloseTo(logLoss(scoreTableOf(scores, outcome)) as number, 12);
        if (isEstimated(r2)) expect(loss('r2')).toBeCloseTo(1 - r2, 9);
        else expect(loss('r2')).toEqual({ ok: false, reason: 'ONE_CLASS' });
      }),
    );
  });
});
