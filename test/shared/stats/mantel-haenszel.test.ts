import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breslowDay, mantelHaenszel, type Stratum } from '#shared/stats/mantel-haenszel.ts';
import { CLOSE, estimated, EXACT, expectNear, knownFile } from './support.ts';

type Answer = { strata: [number, number, number, number][]; oddsRatio: number; interval: [number, number] } & Record<
  'corrected' | 'plain' | 'breslowDay' | 'tarone',
  [statistic: number, pValue: number]
>;

const answers = (JSON.parse(readFileSync(knownFile('ab-test.json'), 'utf8')) as { stratified: Answer[] }).stratified;
const strataOf = (rows: Answer['strata']): Stratum[] => rows.map(([x1, n1, x2, n2]) => ({ x1, n1, x2, n2 }));
/** The library inverts the expected count with single steps: six digits agree. */
const INVERTED = 1e-6;

describe('mantelHaenszel', () => {
  it('gives the common odds and the p-value of R for the admissions to Berkeley', () => {
    const test = estimated(mantelHaenszel(strataOf(answers[0]!.strata)));
    expectNear(test.oddsRatio, 0.9046968, CLOSE);
    expectNear(test.pValue, 0.2322635, CLOSE);
    expect(test.interval[0]).toBeCloseTo(0.7719074, 6);
    expect(test.interval[1]).toBeCloseTo(1.0603298, 6);
  });

  it.each(answers.map((answer, at) => [at, answer] as const))(
    'gives the answers of statsmodels, case %i',
    (_, answer) => {
      const strata = strataOf(answer.strata);
      const corrected = estimated(mantelHaenszel(strata));
      const plain = estimated(mantelHaenszel(strata, { correct: false }));
      expectNear(corrected.statistic, answer.corrected[0], EXACT);
      expectNear(corrected.pValue, answer.corrected[1], EXACT);
      expectNear(plain.statistic, answer.plain[0], EXACT);
      expectNear(plain.pValue, answer.plain[1], EXACT);
      expectNear(plain.oddsRatio, answer.oddsRatio, EXACT);
      expectNear(plain.interval[0], answer.interval[0], EXACT);
      expectNear(plain.interval[1], answer.interval[1], EXACT);
      const equal = estimated(breslowDay(strata));
      const adjusted = estimated(breslowDay(strata, { tarone: true }));
      expectNear(equal.statistic, answer.breslowDay[0], INVERTED);
      expectNear(equal.pValue, answer.breslowDay[1], INVERTED);
      expectNear(adjusted.statistic, answer.tarone[0], INVERTED);
    },
  );

  const stratum = fc
    .record({ x1: fc.nat(40), more1: fc.nat(40), x2: fc.nat(40), more2: fc.nat(40) })
    .map(({ x1, more1, x2, more2 }) => ({ x1, n1: x1 + more1, x2, n2: x2 + more2 }));

  it('turns the odds round when the groups change places, and forgets strata that hold one group or one outcome', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const test = mantelHaenszel(strata);
        const mirror = mantelHaenszel(strata.map(({ x1, n1, x2, n2 }) => ({ x1: x2, n1: n2, x2: x1, n2: n1 })));
        const more = mantelHaenszel([...strata, { x1: 3, n1: 9, x2: 0, n2: 0 }, { x1: 0, n1: 5, x2: 0, n2: 7 }]);
        if (!('oddsRatio' in test) || !('oddsRatio' in mirror)) {
          expect(test).toMatchObject({ ok: false });
          return;
        }
        expect(more).toEqual(test);
        expectNear(mirror.statistic, test.statistic, EXACT);
        if (test.oddsRatio > 0 && Number.isFinite(test.oddsRatio))
          expectNear(mirror.oddsRatio * test.oddsRatio, 1, EXACT);
        const equal = breslowDay(strata);
        if ('statistic' in equal) {
          expect(equal.statistic).toBeGreaterThanOrEqual(0);
          expect(equal.pValue).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('finds strata of one odds ratio alike', () => {
    const strata = [
      { x1: 20, n1: 60, x2: 40, n2: 200 },
      { x1: 200, n1: 600, x2: 400, n2: 2000 },
    ];
    expect(estimated(breslowDay(strata)).statistic).toBeLessThan(1e-20);
    expectNear(estimated(mantelHaenszel(strata)).oddsRatio, 2, EXACT);
  });

  it('says why it has no answer', () => {
    expect(mantelHaenszel([])).toMatchObject({ reason: 'NO_ROWS' });
    expect(mantelHaenszel([{ x1: 0, n1: 4, x2: 0, n2: 9 }])).toMatchObject({ reason: 'ONE_CLASS' });
    expect(breslowDay([{ x1: 1, n1: 4, x2: 2, n2: 9 }])).toMatchObject({ reason: 'TOO_FEW_ROWS' });
    const never = [
      { x1: 0, n1: 4, x2: 2, n2: 9 },
      { x1: 0, n1: 7, x2: 2, n2: 9 },
    ];
    expect(mantelHaenszel(never)).toMatchObject({ oddsRatio: 0, interval: [0, Infinity] });
    expect(breslowDay(never)).toMatchObject({ reason: 'TOO_FEW_ROWS' });
  });
});
