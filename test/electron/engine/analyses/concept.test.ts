import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from '#shared/analyses/concept/figures.ts';
import { findings } from '#shared/analyses/concept/findings.ts';
import type { Concept } from '#shared/analyses/concept/schema.ts';
import { words } from '#shared/analyses/concept/words.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
const projects = { credit: '', churn: '', housing: '' };
beforeAll(async () => {
  bench = await openBench();
  for (const name of ['credit', 'churn', 'housing'] as const) projects[name] = await caseProject(bench, name);
});
afterAll(() => bench.done());

const asked = (name: CaseName, parameters: Record<string, unknown> = {}): Promise<Concept> =>
  bench.run<Concept>(projects[name], 'concept', parameters);

/** How the logs were made: other cases in the fifth month, other answers in the sixth, nothing before. */
const MONTHS = {
  credit: ['2025-01', '2025-05', '2025-06'],
  churn: ['2024-10', '2025-02', '2025-03'],
  housing: ['2025-01', '2025-05', '2025-06'],
} as const;

describe('what a score means, then and now', () => {
  it.each(['credit', 'churn', 'housing'] as const)(
    'finds the month whose answers changed in %s, and no other',
    async (name) => {
      const [first, fifth, sixth] = MONTHS[name];
      const concept = await asked(name);
      expect(concept.reference?.period).toBe(first);
      expect(concept.current?.period).toBe(sixth);
      expect(concept.byPeriod.map(({ verdict }) => verdict)).toEqual([
        'reference',
        'holds',
        'holds',
        'holds',
        'holds',
        'changed',
      ]);
      const now = concept.decomposition;
      if (!isEstimated(now)) throw new Error(now.reason);
      expect(now.conceptInterval[0]).toBeGreaterThan(0);
      expect(Math.abs(now.covariate)).toBeLessThan(now.concept / 4);
      expect(now.covariate + now.concept).toBeCloseTo(now.total, 9);
      const shifted = (await asked(name, { current: fifth })).decomposition;
      if (!isEstimated(shifted)) throw new Error(shifted.reason);
      expect(shifted.conceptInterval[0]).toBeLessThan(0);
      expect(shifted.covariate).toBeGreaterThan(0);
      expect(shifted.effectiveRows).toBeLessThan(shifted.rows.reference);
    },
  );

  it('names its bands in the unit of the score, in both languages', async () => {
    const namesOf = async (name: CaseName): Promise<[string, string]> => {
      const bands = figures(await asked(name)).find(({ id }) => id === 'concept.bands');
      const text = bands?.kind === 'intervals' ? bands.marks.at(-1)?.name?.text : undefined;
      return [text?.en ?? '', text?.fr?.replaceAll(/\s/g, ' ') ?? ''];
    };
    const [share, part] = await namesOf('credit');
    expect(share).toMatch(/^score 69\.4 to \d+\.\d%$/);
    expect(part).toMatch(/^score de 69,4 à \d+,\d %$/);
    const first = figures(await asked('credit')).find(({ id }) => id === 'concept.bands')?.marks[0]?.name?.text;
    expect(first?.en).toMatch(/^score \d+(\.\d)? to under \d+(\.\d)?%$/);
    expect(await namesOf('housing')).toEqual(['$276,771 to $545,093', 'de 276 771 à 545 093 $']);
  });

  it('counts the rows of the log in its bands, and gives the common odds of the strata', async () => {
    const concept = await asked('credit');
    const [then, now] = [concept.reference!.n, concept.current!.n];
    const sum = (of: 'referenceN' | 'currentN'): number => concept.bands.reduce((all, band) => all + band[of], 0);
    expect([sum('referenceN'), sum('currentN')]).toEqual([then, now]);
    // Python, from the definitions: bands by quantiles of January, sum of the chi-squares, common odds ratio.
    if (!isEstimated(concept.test) || !isEstimated(concept.common)) throw new Error('not estimated');
    expect(concept.test.degrees).toBe(10);
    expect(concept.test.statistic).toBeCloseTo(77.127, 2);
    expect(concept.common.oddsRatio).toBeCloseTo(1.167515, 5);
    expect(concept.common.pValue).toBeCloseTo(0.146469, 5);
  });

  it('is said in plain words, in both languages', async () => {
    const told = findings(await asked('credit'));
    const english = createWords('en', [words]);
    expect(english.say(told[0]!.title)).toBe('In June 2025, a score no longer means what it meant in January 2025.');
    expect(told[0]!.account.map((phrase) => english.say(phrase)).join(' ')).toMatch(
      /^Where the score is .* to .*, \d+ in 100 ended in “.*”, against \d+ in 100 then\. The error of the model grew by \d+% \(95%: \d+% to \d+%\)\. Alike cases end otherwise/,
    );
    for (const name of ['churn', 'housing'] as const) {
      const french = createWords('fr', [words]);
      const concept = await asked(name);
      const text = [
        ...findings(concept).flatMap(({ title, account }) => [title, ...account]),
        ...figures(concept).flatMap(({ title, alt, subtitle }) => [
          title,
          alt,
          ...(subtitle === undefined ? [] : [subtitle]),
        ]),
      ].map((phrase) => french.say(phrase));
      expect(text.join('\n')).not.toMatch(/\{\{|undefined|NaN|concept\./);
    }
  });

  it('says why it cannot be told, and which periods there are', async () => {
    const few = await asked('credit', { where: ['client_id=C114887'] });
    expect(few).toMatchObject({ reference: null, bands: [], test: { ok: false, reason: 'NO_REFERENCE' } });
    await expect(asked('credit', { current: '2031-01' })).rejects.toMatchObject({ code: 'PARAMETER_INVALID' });
    const bare = await bench.create('bare.tribune');
    const none = await bench.run<Concept>(bare.id, 'concept', {});
    expect(none.verdict).toBe('tooFew');
    expect(findings(none)[0]?.id).toBe('concept.none');
  });
});
