import { describe, expect, it } from 'vitest';
import type { CounterfactualResult } from '#shared/analyses/counterfactual/schema.ts';
import { findings } from '#shared/analyses/explain/findings.ts';
import type { Similar } from '#shared/analyses/similar/schema.ts';
import { NO_SENDER, NO_WORDING } from '#shared/letter/wording.ts';
import { sixQuestions } from '#renderer/views/cases/questions/six-questions.ts';
import type { Known } from '#renderer/views/cases/questions/six-questions.ts';
import { contribution, CONTRIBUTIONS, explained } from '#test/shared/analyses/model-doubles.ts';
import { windowWords } from '#test/support/renderer-words.ts';
import { reading } from './case-doubles.ts';

const en = windowWords('en');
const fr = windowWords('fr');
const explain = explained();

const known: Known = {
  reading,
  alike: null,
  explain,
  findings: findings(explain),
  similar: { cases: Array.from({ length: 20 }), decidedAlike: 14 } as unknown as Similar,
  counterfactual: { found: [{}, {}] } as unknown as CounterfactualResult,
  wording: NO_WORDING,
  challenges: 0,
};
const told = (change: Partial<Known> = {}, words = en): Record<string, string[]> =>
  sixQuestions({ ...known, ...change }, words);

describe('six questions of a decision', () => {
  it('are answered from what the page knows', () => {
    const { why, data, fair, impact } = told();
    expect(why).toContain('Monthly income raises the score most, by 17.7 points.');
    expect(data?.[0]).toMatch(/^The model read 4 facts, as the log holds them/);
    expect(fair?.[0]).toBe('Of the 20 closest cases, 14 were decided alike.');
    expect(impact).toContain('2 changes of the facts that may change would each have given another decision.');
    expect(told({ counterfactual: { found: [] } as unknown as CounterfactualResult })['impact']).toContain(
      'No change of the facts that may change was found that gives another decision.',
    );
  });

  it('say what nobody has written down, and who answers once somebody has', () => {
    expect(told()['who']).toContain('Nobody is named who answers for it. “Letter to the person” has a place for that.');
    expect(told()['data']?.at(-1)).toMatch(/^Where the data come from has not been written down/);
    const sender = { ...NO_SENDER, organisation: 'La Caisse', contact: 'Mme Roux', days: 30, source: 'Du dossier.' };
    const wording = { ...NO_WORDING, sender: { fr: sender } };
    const { who, data } = told({ wording, challenges: 2 }, fr);
    expect(who).toContain('La Caisse en répond. À qui écrire\u00a0: Mme Roux.');
    expect(who).toContain('Une réponse vient sous 30 jours.');
    expect(who?.at(-1)).toBe('2 contestations ou remarques sont écrites plus bas.');
    expect(data?.at(-1)).toBe('Du dossier.');
    expect(told({ wording })['who'], 'what was written in French says nothing in English').toContain(
      'Nobody is named who answers for it. “Letter to the person” has a place for that.',
    );
  });

  it('count what was not filled in, and claim nothing where the model cannot be asked', () => {
    const contributions = [...CONTRIBUTIONS, contribution('Seniority', { value: null, by: 0 })];
    expect(told({ explain: explained({ contributions }) })['data']).toContain('One of them was not filled in.');
    const refused = { ok: false, reason: 'NO_BUNDLE', version: null, columns: [] } as unknown as Known['explain'];
    const { data, why } = told({ explain: refused, findings: [] });
    expect(data?.[0]).toBe('Which facts the model read cannot be told: it cannot be run again here.');
    expect(why).toHaveLength(1);
    expect(told({ explain: null })['why']).toEqual(['The score is being explained.']);
  });

  it('leave no place open in either language', () => {
    for (const words of [en, fr])
      expect(
        Object.values(told({ challenges: 1 }, words))
          .flat()
          .join(' '),
      ).not.toMatch(/\{\{|undefined|NaN|case\./);
  });
});
