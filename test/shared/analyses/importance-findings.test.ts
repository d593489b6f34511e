import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { figures } from '#shared/analyses/importance/figures.ts';
import { findings } from '#shared/analyses/importance/findings.ts';
import { result as schema } from '#shared/analyses/importance/schema.ts';
import type { Importance } from '#shared/analyses/importance/schema.ts';
import { words } from '#shared/analyses/importance/words.ts';
import { createWords } from '#shared/words/words.ts';
import { DOLLARS, importance, important, player } from './model-doubles.ts';

const said = (result: Importance, language: 'en' | 'fr' = 'en'): string[] => {
  const { say } = createWords(language, [words]);
  return findings(result).map((one) => [one.title, ...one.account].map(say).join(' '));
};

const shuffled = (feature: string, mean: number, interval: [number, number]) => ({
  ...player(feature),
  mean,
  sd: 0.004,
  interval,
});
const judged = {
  permutation: [
    shuffled('Income', 0.05, [0.03, 0.07]),
    shuffled('Seniority', 0.02, [0.01, 0.03]),
    shuffled('Amount', 0.001, [-0.002, 0.004]),
  ],
  permutationOn: {
    source: 'log' as const,
    rows: 7712,
    of: 7712,
    repeats: 10,
    loss: 'auc' as const,
    baseline: 0.17,
  },
};

describe('what importance says', () => {
  it('names what weighs most, in points, with interval, direction, what comes next and the draw', () => {
    expect(said(importance())).toEqual([
      'Monthly income weighs most: it moves the score by 8.2 points on average. Between 7.9 and 8.5 points, with 95% confidence, over 2,000 cases. The higher it is, the lower the score. Then come Job seniority, 6.1 points, and Amount asked for, 5.0 points. A draw of 2,000 cases out of 8,980.',
    ]);
    expect(said(importance(), 'fr')[0]).toContain('Entre 7,9 et 8,5 points, avec 95\u00a0% de confiance');
    expect(said(importance({ sample: null }))[0]).not.toContain('draw');
  });

  it('says the direction of categories by the two that push most, and none where there is none', () => {
    const job = important('Job', 0.09, {
      direction: 'categories',
      rankCorrelation: null,
      categories: [
        { value: 'freelance', label: { en: 'Freelance', fr: 'Indépendant' }, mean: 0.05, rows: 400 },
        { value: 'fixed', label: { en: 'Permanent', fr: 'CDI' }, mean: -0.03, rows: 1500 },
      ],
    });
    expect(said(importance({ features: [job] }))[0]).toContain('“Freelance” raises the score most, “Permanent” lowers');
    const untold = important('Job', 0.09, { direction: notEstimable('TOO_FEW_ROWS', 10) });
    expect(said(importance({ features: [untold] }))[0]).not.toMatch(/higher it is/);
  });

  it('counts in money where the model does', () => {
    const text = said(
      importance({ unit: DOLLARS, features: [important('Income', 21_400, { interval: [20_900, 21_900] })] }),
    );
    expect(text[0]).toContain('moves the score by $21,400 on average. Between $20,900 and $21,900');
  });

  it('lists the two orders where they disagree, and only when both are known', () => {
    const disagreements = [
      { feature: 'Amount', label: player('Amount').label, contributionRank: 3, permutationRank: 9 },
    ];
    expect(said(importance({ ...judged, disagreements })).join(' ')).toContain(
      '“Amount asked for” counts more in what moves the score, where it is number 3 of 3, than in what makes it right, where it is number 9.',
    );
    const other = [{ ...disagreements[0]!, contributionRank: 9, permutationRank: 3 }];
    expect(said(importance({ ...judged, disagreements: other })).join(' ')).toContain(
      'counts more in what makes the score right',
    );
    expect(said(importance({ disagreements })).join(' ')).not.toContain('number 3');
  });

  it('says "not shown" of a fact whose loss may be nothing, with the outcomes it was judged on', () => {
    expect(said(importance(judged)).at(-1)).toBe(
      'Without one fact of 3, the score is not shown to be worse. Amount asked for: judged on 7,712 known outcomes.',
    );
    const none = importance({ permutation: notEstimable('NO_OUTCOME_KNOWN'), permutationOn: null });
    expect(said(none)).toHaveLength(1);
  });

  it('warns of facts that move together, and names a pair only when it does something', () => {
    const columns = [player('Amount'), player('Price')].map(({ feature, label }) => ({ feature, label }));
    const pair = (strength: number): Partial<Parameters<typeof importance>[0]> => ({
      interactions: [{ columns: [columns[0]!, columns[1]!], strength, hSquared: 0.2 }],
      interactionsOn: { rows: 50, spread: 0.2 },
    });
    const clusters = [
      { columns, strength: 0.91, meanAbsolute: 0.1, interval: [0.09, 0.11] as [number, number], permutation: null },
    ];
    const text = said(importance({ clusters, ...pair(0.04) }));
    expect(text[1]).toMatch(/^Amount asked for and Price of the good move together\. How the weight is split/);
    expect(text[2]).toContain('act together: what each does depends on the other, by 4.0 points.');
    expect(said(importance(pair(0.01)))).toHaveLength(1);
  });

  it('says why a model cannot be looked at, and nothing of a model without facts', () => {
    const refused = { ok: false as const, reason: 'NO_BUNDLE' as const, version: '1.0.0', columns: [], rows: 12 };
    expect(said(schema.parse(refused))[0]).toContain('No model bundle of version 1.0.0 is stored');
    expect(figures(refused)).toEqual([]);
    expect(said(importance({ features: [] }))).toEqual([]);
  });
});

describe('the figures of importance', () => {
  it('draw what was asked for: sizes without a sign, losses with theirs and a line at none', () => {
    const drawn = figures(importance(judged));
    expect(drawn.map((figure) => figure.id)).toEqual(['importance.features', 'importance.permutation']);
    expect(drawn[0]).toMatchObject({ kind: 'intervals', valueFormat: 'pointsSize' });
    expect(drawn[0]?.marks[0]).toMatchObject({ label: 'Income', value: 0.082, interval: [0.079, 0.085] });
    expect(drawn[1]).toMatchObject({ valueFormat: 'points', reference: { value: 0 } });
    expect(drawn[1]?.table.rows[2]).toEqual(['Amount', 0.001, -0.002, 0.004, 0.004]);
  });

  it('keep an interval that cannot be told empty', () => {
    const one = important('Income', 0.08, { interval: notEstimable('TOO_FEW_ROWS', 2) });
    const [figure] = figures(importance({ features: [one] }));
    expect(figure?.marks[0]?.interval).toBeNull();
    expect(figure?.table.rows[0]).toEqual(['Income', 0.08, null, null, -0.8]);
  });
});
