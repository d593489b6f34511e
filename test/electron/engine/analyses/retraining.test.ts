import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviceOf } from '#shared/analyses/retraining/advice.ts';
import { figures } from '#shared/analyses/retraining/figures.ts';
import { findings } from '#shared/analyses/retraining/findings.ts';
import type { Concept } from '#shared/analyses/concept/schema.ts';
import type { Retraining } from '#shared/analyses/retraining/schema.ts';
import { words } from '#shared/analyses/retraining/words.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let credit: string;
let concept: Concept;
beforeAll(async () => {
  bench = await openBench();
  credit = await caseProject(bench, 'credit');
  concept = await bench.run<Concept>(credit, 'concept', {});
});
afterAll(() => bench.done());

const asked = (parameters: Record<string, unknown> = {}): Promise<Retraining> =>
  bench.run<Retraining>(credit, 'retraining', parameters);
const codes = ({ reasons }: Pick<Retraining, 'reasons'>): string[] => reasons.map(({ code }) => code);

describe('whether to train again', () => {
  it('is yes for the month whose answers changed, unless training costs more than the month lost', async () => {
    const plain = await asked();
    expect(plain.advice).toBe('retrain');
    expect(codes(plain)).toEqual(['CONCEPT_CHANGED', 'COST_UNKNOWN']);
    if (!isEstimated(plain.money) || !isEstimated(plain.money.interval)) throw new Error('no money');
    const { perMonth, interval, cases } = plain.money;
    expect(interval[0]).toBeGreaterThan(0);
    expect(perMonth).toBeCloseTo(plain.money.perCase * cases, 6);
    expect(codes(await asked({ cost: perMonth / 2 }))[1]).toBe('LOSS_ABOVE_COST');
    const dear = await asked({ cost: interval[1] + 1 });
    expect([dear.advice, codes(dear)[1]]).toEqual(['recalibrate', 'LOSS_BELOW_COST']);
    // June is judged: July is next.
    expect(plain.nextDate).toBe('2025-07-31');
  });

  it('is no where the score still means the same, and a reserve where other cases came', async () => {
    const quiet = await asked({ current: '2025-03' });
    expect([quiet.advice, codes(quiet)]).toEqual(['none', ['STABLE']]);
    const shifted = await asked({ current: '2025-05' });
    expect(shifted.advice).toBe('recalibrate');
    expect(codes(shifted)).toContain('OTHER_CASES');
  });

  it('comes after what arrives: a feed that broke is repaired first', () => {
    const money = notEstimable('NO_VALUE_COLUMN');
    const fine = { column: 'Age', missing: 0.02, formerly: 0.01, unseen: 0 };
    const broken = adviceOf({
      feed: [
        fine,
        { column: 'Income', missing: 0.4, formerly: 0.1, unseen: 0 },
        { ...fine, column: 'Job', unseen: 0.2 },
      ],
      concept,
      money,
    });
    expect(broken.advice).toBe('repairFeed');
    expect(broken.reasons).toEqual([
      { code: 'FEED_MISSING', columns: ['Income'], value: expect.closeTo(0.3, 9) as number },
      { code: 'FEED_UNSEEN', columns: ['Job'], value: 0.2 },
    ]);
    expect(adviceOf({ feed: [fine], concept: { ...concept, current: null }, money })).toEqual({
      advice: 'wait',
      reasons: [{ code: 'TOO_FEW_OUTCOMES' }],
    });
    expect(codes(adviceOf({ feed: [fine], concept, money }))).toEqual(['CONCEPT_CHANGED', 'LOSS_UNSURE']);
  });

  it('is said with its money in both languages', async () => {
    for (const [language, told] of [
      ['en', 'Train the model again on recent cases.'],
      ['fr', 'Réentraînez le modèle sur des dossiers récents.'],
    ] as const) {
      const said = createWords(language, [words]);
      const result = await asked({ cost: 1000 });
      const [finding] = findings(result);
      expect(said.say(finding!.title)).toBe(told);
      const [figure] = figures(result);
      const text = [...finding!.account, figure!.title, figure!.alt].map((phrase) => said.say(phrase)).join('\n');
      expect(text).not.toMatch(/\{\{|undefined|NaN|retraining\./);
      expect(text).toContain('674');
    }
  });
});
