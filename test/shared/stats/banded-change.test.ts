import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandedRates, bandedResiduals } from '#shared/stats/banded-change.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { lossChange } from '#shared/stats/loss-change.ts';
import { randomOf } from '#shared/stats/random.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';

function drawn(seed: number, rows: number, rate: (score: number) => number): ScoreTable {
  const random = randomOf(seed);
  const score = Float64Array.from({ length: rows }, () => random());
  return scoreTableOf(
    score,
    score.map((one) => (random() < rate(one) ? 1 : 0)),
  );
}

function changed(reference: ScoreTable, current: ScoreTable) {
  const found = bandedRates(reference, current);
  if (!isEstimated(found)) throw new Error(found.reason);
  return found;
}

describe('rates inside bands of a score', () => {
  it('are the plain chi-square of two shares for one band, and count every row of both sides', () => {
    // R: prop.test(c(48, 56), c(80, 70), correct = FALSE), X-squared = 7.0234
    const table = (positives: number, n: number): ScoreTable => ({
      score: Float64Array.of(0.5),
      n: Float64Array.of(n),
      positives: Float64Array.of(positives),
    });
    const found = changed(table(48, 80), table(56, 70));
    expect(found.bands).toHaveLength(1);
    expect(found.statistic).toBeCloseTo(7.02341, 5);
    expect(found.pValue).toBeCloseTo(0.0080451, 6);
    expect(found.gap).toBeCloseTo(0.2, 12);
    const many = changed(
      drawn(1, 3000, (s) => s),
      drawn(2, 900, (s) => s),
    );
    expect(many.bands.reduce((sum, { currentN }) => sum + currentN, 0)).toBe(900);
    for (const { referenceN } of many.bands) expect(Math.abs(referenceN - 300)).toBeLessThanOrEqual(1);
  });

  it('alarm about as often as promised when nothing changed, and the gap is that of noise', () => {
    const reference = (seed: number) => drawn(seed, 1000, (s) => s);
    const found = Array.from({ length: 300 }, (_, at) =>
      changed(
        reference(2 * at + 10),
        drawn(2 * at + 11, 400, (s) => s),
      ),
    );
    const alarms = found.filter(({ pValue }) => pValue < 0.05).length;
    expect(alarms).toBeGreaterThan(3);
    expect(alarms).toBeLessThan(29);
    const mean = (of: 'gap' | 'noise'): number => found.reduce((sum, one) => sum + one[of], 0) / found.length;
    expect(Math.abs(mean('gap') / mean('noise') - 1)).toBeLessThan(0.1);
  });

  it('see a change that goes one way for low scores and the other for high ones', () => {
    const found = changed(
      drawn(1, 2000, (s) => s),
      drawn(2, 800, (s) => 0.25 + 0.5 * s),
    );
    expect(found.pValue).toBeLessThan(1e-6);
    expect(found.bands[0]!.current).toBeGreaterThan(found.bands[0]!.reference);
    expect(found.bands.at(-1)!.current).toBeLessThan(found.bands.at(-1)!.reference);
  });

  it('do not move with other cases alone', () => {
    const few = drawn(5, 4000, (s) => s);
    const shifted = drawn(6, 1500, (s) => s);
    const high: ScoreTable = {
      ...shifted,
      n: shifted.n.map((n, at) => n * (shifted.score[at]! > 0.5 ? 3 : 1)),
      positives: shifted.positives.map((k, at) => k * (shifted.score[at]! > 0.5 ? 3 : 1)),
    };
    expect(changed(few, high).gap).toBeLessThan(0.06);
  });

  it('say why they cannot be told', () => {
    const none: ScoreTable = { score: new Float64Array(), n: new Float64Array(), positives: new Float64Array() };
    expect(
      bandedRates(
        none,
        drawn(1, 100, (s) => s),
      ),
    ).toMatchObject({ ok: false, reason: 'NO_OUTCOME_KNOWN' });
    expect(
      bandedRates(
        drawn(1, 100, (s) => s),
        drawn(2, 3, (s) => s),
      ),
    ).toMatchObject({ reason: 'TOO_FEW_ROWS' });
    expect(
      bandedRates(
        drawn(1, 100, () => 0),
        drawn(2, 100, () => 0),
      ),
    ).toMatchObject({ reason: 'ONE_CLASS' });
  });
});

describe('residuals inside bands of an estimate', () => {
  it('tell where estimates became too high, in the unit of the target', () => {
    const random = randomOf(3);
    const side = (rows: number, shift: (score: number) => number) => {
      const score = Float64Array.from({ length: rows }, () => 100 + 200 * random());
      return { score, residual: score.map((one) => shift(one) + 20 * (random() - 0.5)) };
    };
    const same = bandedResiduals(
      side(1000, () => 0),
      side(400, () => 0),
    );
    const lower = bandedResiduals(
      side(1000, () => 0),
      side(400, (one) => (one > 200 ? -30 : 0)),
    );
    if (!isEstimated(same) || !isEstimated(lower)) throw new Error('not estimated');
    expect(same.pValue).toBeGreaterThan(0.01);
    expect(lower.pValue).toBeLessThan(1e-10);
    expect(lower.bands.at(-1)!.current - lower.bands.at(-1)!.reference).toBeCloseTo(-30, -1);
    expect(Math.abs(lower.bands[0]!.current - lower.bands[0]!.reference)).toBeLessThan(5);
  });
});

describe('a change of the loss', () => {
  it('is the sum of its two parts', () => {
    const loss = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(loss, loss, (one, other) => {
        const reference = Float64Array.from(one);
        const weights = reference.map((_, at) => 0.5 + (at % 7) / 7);
        const found = lossChange(reference, weights, Float64Array.from(other));
        if (!isEstimated(found)) return;
        expect(found.covariate + found.concept).toBeCloseTo(found.total, 10);
        expect(found.effectiveRows).toBeLessThanOrEqual(reference.length + 1e-9);
      }),
    );
  });

  it('is all of the one kind where only that happened', () => {
    const random = randomOf(9);
    const rows = 4000;
    const kind = Float64Array.from({ length: rows }, () => (random() < 0.5 ? 1 : 0));
    const lossOf = (one: number): number => (one === 1 ? 0.4 : 0.1) + 0.02 * random();
    const reference = kind.map(lossOf);
    // Now three in four are of the kind with the high loss; nothing else changed.
    const weights = kind.map((one) => (one === 1 ? 1.5 : 0.5));
    const current = Float64Array.from({ length: rows }, () => lossOf(random() < 0.75 ? 1 : 0));
    const shifted = lossChange(reference, weights, current);
    if (!isEstimated(shifted)) throw new Error(shifted.reason);
    expect(shifted.covariate).toBeCloseTo(0.075, 2);
    expect(shifted.conceptInterval[0]).toBeLessThan(0);
    expect(shifted.conceptInterval[1]).toBeGreaterThan(0);
    const worse = lossChange(
      reference,
      new Float64Array(rows).fill(1),
      reference.map((loss) => loss + 0.1),
    );
    expect(worse).toMatchObject({
      covariate: expect.closeTo(0, 12) as number,
      concept: expect.closeTo(0.1, 12) as number,
    });
    expect(lossChange(reference.slice(0, 10), weights.slice(0, 10), current)).toMatchObject({ reason: 'TOO_FEW_ROWS' });
  });
});
