import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { figures } from '#shared/analyses/parsimony/figures.ts';
import { findings } from '#shared/analyses/parsimony/findings.ts';
import type { Parsimony } from '#shared/analyses/parsimony/schema.ts';
import { words } from '#shared/analyses/parsimony/words.ts';
import { createWords } from '#shared/words/words.ts';
import { parsimony, step } from './model-doubles.ts';

const said = (result: Parsimony, language: 'en' | 'fr' = 'en'): string[] => {
  const { say } = createWords(language, [words]);
  return findings(result).map((one) => [one.title, ...one.account].map(say).join(' '));
};
const model = { name: 'credit-default', version: '1.0.0', sha256: 'c' };
const simple = (differenceInterval: [number, number]): NonNullable<ReturnType<typeof parsimony>['baseline']> => ({
  ...step(['Income', 'Job'], 0.8, { difference: -0.04, differenceInterval }),
  model,
});

describe('what parsimony says', () => {
  it('says how few facts do as well, which they are, what is lost at most, and how it was found', () => {
    expect(said(parsimony())).toEqual([
      '2 facts of 4 would do as well. Told everything, the model puts two cases with different outcomes in the right order 84 times in 100, over 2,000 known outcomes. Told only Monthly income and Amount asked for, 84 times in 100: 0.9 less to 0.1 more in 100, with 95% confidence.',
      'What is not told takes the values of 30 reference cases. A model trained without it would do as well or better. A loss below 1.0 in 100 counts as none. A draw of 2,000 known outcomes out of 7,712.',
    ]);
    expect(said(parsimony(), 'fr')[0]).toContain('de 0,9 de moins à 0,1 de plus sur 100, avec 95\u00a0% de confiance');
    expect(said(parsimony()).join(' ')).not.toMatch(/AUC|R2/);
  });

  it('says that nothing can be given up, with what the first loss costs', () => {
    const full = parsimony({
      smallestEquivalent: { features: 4, kept: ['Income', 'Amount', 'Job', 'Price'], difference: 0, interval: [0, 0] },
    });
    expect(said(full)[0]).toMatch(/^None of the 4 facts can be given up without a loss that shows\./);
    expect(said(full)[0]).toContain('Without Price of the good it is 84 times in 100: 0.4 less to 0.2 more in 100');
  });

  it('speaks of the variation explained where a quantity is estimated', () => {
    expect(said(parsimony({ metric: 'r2' }))[0]).toContain('the model explains 84% of the variation');
  });

  it('judges the complexity against the baseline: worse, better, or not shown', () => {
    expect(said(parsimony({ baseline: simple([-0.05, -0.03]) }))[1]).toBe(
      'The baseline 1.0.0 does less well: the complexity brings something. Right order 80 times in 100, against 84: 5.0 less to 3.0 less in 100, with 95% confidence, over 2,000 known outcomes.',
    );
    expect(said(parsimony({ baseline: simple([-0.02, 0.01]) }))[1]).toMatch(
      /^It is not shown that the model does better/,
    );
    expect(findings(parsimony({ baseline: simple([0.01, 0.02]) }))[1]).toMatchObject({ state: 'watch' });
    expect(said(parsimony({ baseline: notEstimable('NO_ROWS') })).join(' ')).not.toContain('baseline');
  });

  it('says why it cannot be told', () => {
    expect(said(parsimony({ smallestEquivalent: notEstimable('NO_OUTCOME_KNOWN'), steps: [] }))[0]).toContain(
      'No outcome is known yet.',
    );
    const refused: Parsimony = { ok: false, reason: 'NO_BACKGROUND', version: '2.0.0', columns: [], rows: 3 };
    expect(said(refused)[0]).toContain('no reference rows');
  });
});

describe('the figure of parsimony', () => {
  it('goes from the fewest facts to all, with the interval of each and the model told everything as a line', () => {
    const [figure] = figures(parsimony({ baseline: simple([-0.05, -0.03]) }));
    expect(figure?.curves?.[0]?.points.map((point) => point.x)).toEqual([1, 2, 3, 4]);
    expect(figure?.curves?.[0]?.points[0]).toMatchObject({ y: 0.79, low: 0.77, high: 0.81 });
    expect(figure?.curves?.map((curve) => [curve.id, curve.points.at(-1)?.y])).toEqual([
      ['steps', 0.84],
      ['full', 0.84],
      ['baseline', 0.8],
    ]);
    expect(figure?.table.rows[3]).toEqual([1, 'Amount', 0.79, 0.77, 0.81, -0.05, -0.06, -0.04]);
  });
});
