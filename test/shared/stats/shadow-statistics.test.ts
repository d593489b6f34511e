import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offPolicyValue } from '#shared/stats/off-policy.ts';
import type { LoggedGroup } from '#shared/stats/off-policy.ts';
import { pairedAuc, pairedAucOfCounts } from '#shared/stats/paired-auc.ts';
import { qiniInterval, upliftCoefficients, upliftCurve } from '#shared/stats/qini.ts';
import type { UpliftTable } from '#shared/stats/qini.ts';
import { randomOf } from '#shared/stats/random.ts';
import { agreementOfScores, amongHighest, tenthsOf } from '#shared/stats/score-pairs.ts';
import { cohensKappa, mcnemar, proportionTrend } from '#shared/stats/two-by-two.ts';

const numbers = (text: string): number[] => [...text].map(Number);

function upliftTable(outcome: readonly number[], treated: readonly number[]): UpliftTable {
  const column = (of: (row: number) => number): Float64Array => Float64Array.from(outcome.keys(), of);
  return {
    treated: column((row) => treated[row]!),
    treatedPositives: column((row) => treated[row]! * outcome[row]!),
    control: column((row) => 1 - treated[row]!),
    controlPositives: column((row) => (1 - treated[row]!) * outcome[row]!),
  };
}

describe('uplift', () => {
  it('equals scikit-uplift on its twelve people', () => {
    const table = upliftTable(numbers('101101001000'), numbers('111010100101'));
    expect(upliftCurve(table).at(-1)?.qini).toBeCloseTo(-2.2, 12);
    const found = upliftCoefficients(table);
    if ('ok' in found) throw new Error(found.reason);
    expect(found.qini).toBeCloseTo(0.0317186, 7);
    expect(found.uplift).toBeCloseTo(0.0293035, 7);
  });

  it('is 1 for the best order and about 0 for one that says nothing', () => {
    const best = upliftTable(numbers('1111100000'), numbers('1111101010')); // treated positives first
    const random = randomOf(3);
    const rows = 4000;
    const draw = (chance: number): number[] => Array.from({ length: rows }, () => (random() < chance ? 1 : 0));
    const noise = upliftTable(draw(0.3), draw(0.5));
    const found = upliftCoefficients(noise);
    if ('ok' in found) throw new Error(found.reason);
    expect(Math.abs(found.qiniAboveChance)).toBeLessThan(0.01);
    const interval = qiniInterval(grouped(noise, 50), 1);
    expect('ok' in interval ? null : interval[0]).toBeLessThan(0);
    expect('ok' in interval ? null : interval[1]).toBeGreaterThan(0);
    expect(qiniInterval(grouped(noise, 50), 1)).toEqual(interval);
    const top = upliftCoefficients(best);
    expect('ok' in top ? null : top.qini).toBeGreaterThan(0.3);
  });

  it('needs both groups', () => {
    expect(upliftCoefficients(upliftTable([1, 0], [1, 1]))).toEqual({ ok: false, reason: 'NO_OUTCOME_KNOWN' });
  });
});

function grouped(table: UpliftTable, groups: number): UpliftTable {
  const put = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(groups);
    for (const [row, value] of column.entries()) sums[Math.floor((row * groups) / column.length)]! += value;
    return sums;
  };
  return {
    treated: put(table.treated),
    treatedPositives: put(table.treatedPositives),
    control: put(table.control),
    controlPositives: put(table.controlPositives),
  };
}

describe('two judges', () => {
  it('agree beyond chance as in a table worked by hand', () => {
    expect(cohensKappa({ both: 20, onlyFirst: 5, onlySecond: 10, neither: 15 })).toEqual({
      agreement: 0.7,
      kappa: (0.7 - 0.5) / 0.5,
    });
    expect(cohensKappa({ both: 9, onlyFirst: 0, onlySecond: 0, neither: 0 }).kappa).toBeNull();
  });

  it('err alike: the values that statsmodels gave', () => {
    const credit = mcnemar(407, 392);
    expect(credit.corrected.statistic).toBeCloseTo(0.2453066332916145, 12);
    expect(credit.corrected.pValue).toBeCloseTo(0.6203993836893515, 10);
    expect(mcnemar(30, 12).statistic).toBeCloseTo(18 ** 2 / 42, 12);
    expect(mcnemar(0, 0)).toMatchObject({ statistic: 0, pValue: 1 });
  });

  it('a trend: the value of R prop.trend.test on its smokers', () => {
    // R: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)): X-squared = 8.2249, df = 1, p-value = 0.004132
    const trend = proportionTrend([83, 90, 129, 70], [86, 93, 136, 82]);
    expect(trend?.z).toBeLessThan(0);
    expect((trend?.z ?? 0) ** 2).toBeCloseTo(8.2249, 4);
    expect(trend?.pValue).toBeCloseTo(0.004132, 6);
    expect(proportionTrend([0, 0], [5, 5])).toBeNull();
  });
});

describe('scores by pair', () => {
  it('says the same of rows and of rows gathered', () => {
    const cells = fc.array(
      fc.record({
        first: fc.integer({ min: 0, max: 4 }),
        second: fc.integer({ min: 0, max: 4 }),
        n: fc.integer({ min: 1, max: 4 }),
        positives: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 3, maxLength: 12 },
    );
    fc.assert(
      fc.property(cells, (drawn) => {
        const kept = drawn.map((cell) => ({ ...cell, positives: Math.min(cell.positives, cell.n) }));
        const column = (of: 'first' | 'second' | 'n' | 'positives'): Float64Array =>
          Float64Array.from(kept, (cell) => cell[of]);
        const rows = kept.flatMap((cell) =>
          Array.from({ length: cell.n }, (_, at) => ({ ...cell, outcome: at < cell.positives ? 1 : 0 })),
        );
        const first = Float64Array.from(rows, (row) => row.first);
        const second = Float64Array.from(rows, (row) => row.second);
        const ones = new Float64Array(rows.length).fill(1);
        const gathered = { first: column('first'), second: column('second'), n: column('n') };
        const whole = agreementOfScores({ first, second, n: ones });
        const parts = agreementOfScores(gathered);
        expect(parts.meanAbsoluteDifference).toBeCloseTo(whole.meanAbsoluteDifference, 10);
        for (const of of ['pearson', 'spearman'] as const)
          if (whole[of] !== null && parts[of] !== null) expect(parts[of]).toBeCloseTo(whole[of] ?? 0, 9);
        const auc = pairedAuc(
          first,
          second,
          Float64Array.from(rows, (row) => row.outcome),
        );
        const ofCells = pairedAucOfCounts({ ...gathered, positives: column('positives') });
        if ('ok' in auc || 'ok' in ofCells) {
          expect(ofCells).toEqual(auc);
          return;
        }
        expect(ofCells.difference).toBeCloseTo(auc.difference, 10);
        expect(ofCells.se).toBeCloseTo(auc.se, 10);
      }),
      { numRuns: 100 },
    );
  });

  it('chooses as many as the budget, and shares out equal scores', () => {
    const chosen = amongHighest(Float64Array.from([1, 3, 2, 2]), Float64Array.from([5, 2, 4, 4]), 6);
    expect([...chosen]).toEqual([0, 2, 2, 2]);
    expect([...amongHighest(Float64Array.from([1, 2]), Float64Array.from([3, 3]), 6)]).toEqual([3, 3]);
    expect([...amongHighest(Float64Array.from([1, 2]), Float64Array.from([3, 3]), 0)]).toEqual([0, 0]);
  });

  it('cuts ten tenths whose parts add up to the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ score: fc.integer({ min: 0, max: 9 }), n: fc.integer({ min: 1, max: 30 }) }), {
          minLength: 1,
          maxLength: 30,
        }),
        (groups) => {
          const n = Float64Array.from(groups, (group) => group.n);
          const tenths = tenthsOf(
            Float64Array.from(groups, (group) => group.score),
            n,
            [n],
          );
          const all = n.reduce((sum, one) => sum + one, 0);
          expect(tenths.reduce((sum, tenth) => sum + tenth.n, 0)).toBe(all);
          expect(tenths.reduce((sum, tenth) => sum + tenth.sums[0]!, 0)).toBeCloseTo(all, 8);
          for (const [at, tenth] of tenths.entries()) {
            expect(tenth.sums[0]).toBeCloseTo(tenth.n, 8);
            if (at > 0) expect(tenth.maxScore).toBeLessThanOrEqual(tenths[at - 1]!.minScore);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a policy that did not act', () => {
  const DRAWS = 60;
  const ROWS = 2000;
  type Row = { stratum: number; acted: boolean; chosen: boolean; weight: number; reward: number };

  /** Logged with a known, uneven chance of acting; the policy under judgement acts on strata 1 and 2. */
  function drawn(seed: number): Row[] {
    const random = randomOf(seed);
    return Array.from({ length: ROWS }, () => {
      const stratum = Math.floor(random() * 3);
      const propensity = [0.2, 0.5, 0.7][stratum]!;
      const acted = random() < propensity;
      const rate = 0.1 + 0.1 * stratum + (acted ? 0.05 * stratum : 0);
      return {
        stratum,
        acted,
        chosen: stratum >= 1,
        weight: 1 / (acted ? propensity : 1 - propensity),
        reward: random() < rate ? 1 : 0,
      };
    });
  }
  const TRUE_VALUE = (0.1 + (0.2 + 0.05) + (0.3 + 0.1)) / 3;

  function gathered(rows: readonly Row[]): LoggedGroup[] {
    const groups = new Map<string, LoggedGroup>();
    for (const { stratum, acted, chosen, weight, reward } of rows) {
      const key = `${stratum} ${acted} ${chosen}`;
      const group = groups.get(key) ?? {
        ...{ stratum, acted, chosen, n: 0, weight: 0, weightSquared: 0, maxWeight: 0, reward: 0 },
        ...{ weightReward: 0, weightSquaredReward: 0, weightSquaredRewardSquared: 0 },
      };
      group.n += 1;
      group.weight += weight;
      group.weightSquared += weight ** 2;
      group.maxWeight = Math.max(group.maxWeight, weight);
      group.reward += reward;
      group.weightReward += weight * reward;
      group.weightSquaredReward += weight ** 2 * reward;
      group.weightSquaredRewardSquared += weight ** 2 * reward ** 2;
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  it('is valued without bias, and the interval holds the truth as often as it says', () => {
    const held = { ips: 0, snips: 0, doublyRobust: 0 };
    const means = { ips: 0, snips: 0, doublyRobust: 0 };
    for (let seed = 0; seed < DRAWS; seed++) {
      const found = offPolicyValue(gathered(drawn(seed)));
      if ('ok' in found) throw new Error(found.reason);
      for (const of of ['ips', 'snips', 'doublyRobust'] as const) {
        means[of] += found[of].value / DRAWS;
        const [low, high] = found[of].interval;
        if (low <= TRUE_VALUE && TRUE_VALUE <= high) held[of] += 1;
      }
    }
    for (const of of ['ips', 'snips', 'doublyRobust'] as const) {
      expect(Math.abs(means[of] - TRUE_VALUE), of).toBeLessThan(0.01);
      expect(held[of] / DRAWS, of).toBeGreaterThan(0.86);
    }
  });

  it('equals the row by row formulas', () => {
    const rows = drawn(7);
    const found = offPolicyValue(gathered(rows));
    if ('ok' in found) throw new Error(found.reason);
    const agreeing = rows.filter((row) => row.acted === row.chosen);
    const ips = agreeing.reduce((sum, row) => sum + row.weight * row.reward, 0) / rows.length;
    expect(found.ips.value).toBeCloseTo(ips, 12);
    const mean = (stratum: number, acted: boolean): number => {
      const alike = rows.filter((row) => row.stratum === stratum && row.acted === acted);
      return alike.reduce((sum, row) => sum + row.reward, 0) / alike.length;
    };
    const psi = rows.map((row) => {
      const expected = mean(row.stratum, row.chosen);
      return row.acted === row.chosen ? expected + row.weight * (row.reward - expected) : expected;
    });
    const value = psi.reduce((sum, one) => sum + one, 0) / rows.length;
    const se = Math.sqrt(psi.reduce((sum, one) => sum + (one - value) ** 2, 0)) / rows.length;
    expect(found.doublyRobust.value).toBeCloseTo(value, 12);
    expect(found.doublyRobust.interval[1]).toBeCloseTo(value + 1.959963984540054 * se, 9);
    expect(found.effectiveRows).toBeCloseTo(
      agreeing.reduce((sum, row) => sum + row.weight, 0) ** 2 / agreeing.reduce((sum, row) => sum + row.weight ** 2, 0),
      9,
    );
  });

  it('is refused where the log hardly ever did what the policy would do', () => {
    expect(offPolicyValue(gathered(drawn(1).slice(0, 100)))).toMatchObject({ reason: 'NOT_ENOUGH_OVERLAP' });
    expect(offPolicyValue([])).toEqual({ ok: false, reason: 'NO_ROWS' });
  });
});
