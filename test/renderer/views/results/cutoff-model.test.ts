import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import {
  changeBetween,
  columnsOf,
  cutAt,
  cutoffModel,
  edgeAt,
  firstEdge,
  moneyCurve,
  movedEdge,
  thresholdAt,
} from '#renderer/views/results/cutoff-model.ts';

type Asked = Parameters<typeof cutoffModel>[0];

const UNKNOWN = notEstimable('NO_VALUE_MATRIX');

/** Scores of 0.1 point: 4,870 cases below 33 %, 130 from 33 to 35 % of which 50 are positive, 2,712 above. */
function credit(change: Partial<Asked> = {}): Asked {
  const known = new Array<number>(1000).fill(0);
  const positives = new Array<number>(1000).fill(0);
  known[100] = 4870;
  positives[100] = 625;
  known[330] = 100;
  positives[330] = 40;
  known[349] = 30;
  positives[349] = 10;
  known[350] = 1000;
  positives[350] = 400;
  known[999] = 1712;
  positives[999] = 1220;
  return {
    histogram: { low: 0, step: 0.001, known, positives },
    cutoff: {
      threshold: 0.35,
      operator: '>=',
      whenTrue: 'refuse',
      whenFalse: 'accept',
      whenTrueLabel: {},
      whenFalseLabel: {},
    },
    matrix: {
      truePositive: 0,
      falsePositive: 0,
      trueNegative: 1631.09,
      falseNegative: -4061.9,
      source: 'observed',
      observedRows: 5512,
    },
    best: UNKNOWN,
    ...change,
  };
}

function point(
  threshold: number,
  counts: { tp: number; fp: number; tn: number; fn: number },
): Threshold['points'][number] {
  return { threshold, ...counts, value: UNKNOWN };
}

describe('a cut', () => {
  const model = cutoffModel(credit());

  it('counts people on both sides and loses nobody', () => {
    for (const edge of [0, 1, 101, 330, 350, 999, 1000]) {
      const cut = cutAt(model, edge);
      expect(cut.tp + cut.fp + cut.tn + cut.fn).toBe(7712);
      expect(cut.tp + cut.fn).toBe(2295);
    }
    expect(cutAt(model, edgeAt(model, 0.35))).toMatchObject({ tp: 1620, fp: 1092, fn: 675, tn: 4325 });
    expect(cutAt(model, edgeAt(model, 0.33))).toMatchObject({ tp: 1670, fp: 1172, fn: 625, tn: 4245 });
  });

  it('is worth the sum of its four kinds of case', () => {
    expect(cutAt(model, edgeAt(model, 0.35)).money).toBeCloseTo(4325 * 1631.09 - 675 * 4061.9, 6);
    expect(cutAt(model, 1000).money).toBeCloseTo(5417 * 1631.09 - 2295 * 4061.9, 6);
    expect(cutAt(model, 0).money).toBe(0);
  });

  it('has no money without the four amounts, and people all the same', () => {
    const bare = cutoffModel(credit({ matrix: UNKNOWN }));
    expect(cutAt(bare, 350)).toMatchObject({ tp: 1620, money: null });
    expect(moneyCurve(bare)).toEqual([]);
    expect(changeBetween(bare, 350, 330)).toMatchObject({ cases: 130, positives: 50, money: null, interval: null });
  });
});

describe('the change between two cuts', () => {
  const model = cutoffModel(credit());

  it('has the money and the interval of a calculation by hand', () => {
    const change = changeBetween(model, 350, 330);
    expect(change).toMatchObject({ cases: 130, positives: 50, to: 'selected' });
    expect(Math.round(change.money ?? 0)).toBe(72_608);
    // The amounts are rounded to a cent here: the bounds of the exact ones are 9,488 and 135,728.
    expect(Math.abs((change.interval?.[0] ?? 0) - 9488)).toBeLessThan(2);
    expect(Math.abs((change.interval?.[1] ?? 0) - 135_728)).toBeLessThan(2);
  });

  it('agrees with the sums of the two cuts, and turns its sign with the direction', () => {
    for (const [from, to] of [
      [350, 330],
      [350, 1000],
      [100, 0],
      [350, 351],
    ] as const) {
      const there = changeBetween(model, from, to);
      expect(there.money).toBeCloseTo((cutAt(model, to).money ?? 0) - (cutAt(model, from).money ?? 0), 4);
      expect(changeBetween(model, to, from).money).toBeCloseTo(-(there.money ?? 0), 6);
    }
  });

  it('is nothing, with no doubt, for the cut itself', () => {
    expect(changeBetween(model, 350, 350)).toEqual({ cases: 0, positives: 0, to: null, money: 0, interval: [0, 0] });
  });

  it('equals the variance over every single case', () => {
    const { money, interval } = changeBetween(model, 350, 330);
    const changes = [...new Array<number>(50).fill(4061.9), ...new Array<number>(80).fill(-1631.09)];
    const all = [...changes, ...new Array<number>(7712 - 130).fill(0)];
    const mean = all.reduce((sum, d) => sum + d, 0) / all.length;
    const variance = all.reduce((sum, d) => sum + (d - mean) ** 2, 0);
    expect((interval?.[1] ?? 0) - (money ?? 0)).toBeCloseTo(1.959963984540054 * Math.sqrt(variance), 6);
  });
});

describe('the side of a cut-off', () => {
  const over = credit().cutoff;
  const under = cutoffModel(credit({ cutoff: over && { ...over, operator: '<' } }));

  it('selects below where the operator says so', () => {
    expect(cutAt(under, 350)).toMatchObject({ tp: 675, fp: 4325, fn: 1620, tn: 1092, selected: 5000, left: 2712 });
  });

  it('turns what a move does', () => {
    expect(changeBetween(under, 350, 330)).toMatchObject({ cases: 130, positives: 50, to: 'left' });
    const change = changeBetween(under, 330, 350);
    expect(change.to).toBe('selected');
    expect(change.money).toBeCloseTo((cutAt(under, 350).money ?? 0) - (cutAt(under, 330).money ?? 0), 4);
  });
});

describe('the trial', () => {
  const best: Asked['best'] = {
    threshold: 0.33,
    value: 1,
    point: point(0.33, { tp: 1, fp: 1, tn: 1, fn: 1 }),
    difference: UNKNOWN,
    thresholdInterval: UNKNOWN,
  };

  it('begins at the best point, else in force, else in the middle', () => {
    expect(firstEdge(cutoffModel(credit({ best })))).toBe(330);
    expect(firstEdge(cutoffModel(credit()))).toBe(350);
    expect(firstEdge(cutoffModel(credit({ cutoff: null })))).toBe(500);
  });

  it('moves by a point, by a tenth of one, and never beyond the scale', () => {
    const model = cutoffModel(credit());
    expect(movedEdge(model, 330, { direction: 1, isFine: false })).toBe(340);
    expect(movedEdge(model, 330, { direction: -1, isFine: false })).toBe(320);
    expect(movedEdge(model, 333, { direction: 1, isFine: false })).toBe(340);
    expect(movedEdge(model, 333, { direction: -1, isFine: false })).toBe(330);
    expect(movedEdge(model, 330, { direction: 1, isFine: true })).toBe(331);
    expect(movedEdge(model, 1000, { direction: 1, isFine: false })).toBe(1000);
    expect(movedEdge(model, 0, { direction: -1, isFine: true })).toBe(0);
    expect(thresholdAt(model, 331)).toBe(0.331);
  });
});

describe('what is drawn', () => {
  const model = cutoffModel(credit());

  it('holds everybody in its columns', () => {
    const columns = columnsOf(model);
    expect(columns).toHaveLength(50);
    expect(columns.reduce((sum, column) => sum + column.known, 0)).toBe(7712);
    expect(columns.reduce((sum, column) => sum + column.positives, 0)).toBe(2295);
  });

  it('draws the money where there are people on both sides, and no further', () => {
    const places = moneyCurve(model);
    expect(places[0]?.edge).toBe(100);
    expect(places.at(-1)?.edge).toBe(1000);
    for (const { edge, money } of places) expect(money).toBe(cutAt(model, edge).money);
  });
});
