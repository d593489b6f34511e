import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHALLENGE_VERDICTS,
  STANCES,
  isSamePerson,
  isWaiting,
  nextChallenge,
  stepsFrom,
  wordCount,
} from '#shared/domain/challenge.ts';
import type { Challenge, ChallengeStep, ChallengeText } from '#shared/domain/challenge.ts';

const SAID: ChallengeText = {
  stance: 'disagree',
  raisedAs: 'expert',
  kind: 'wrongData',
  reason: '',
  expected: 'Granted.',
  facts: [{ feature: 'income', label: 'Income', value: '700', shouldBe: '1700' }],
};
const FIFTEEN = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen';

const take = (before: Challenge | null, taken: ChallengeStep, at = '2026-01-01'): Challenge =>
  nextChallenge(before, taken, { id: 'c1', caseId: 'P1', at });
const open = (said: Partial<ChallengeText> = {}): Challenge =>
  take(null, { step: 'open', by: ' Ann ', ...SAID, ...said });

describe('a challenge', () => {
  it('goes from open to an answer by somebody else, and can be asked again', () => {
    const opened = open();
    expect(opened).toMatchObject({ state: 'open', raisedBy: 'Ann', openedAt: '2026-01-01' });
    const reviewed = take(opened, { step: 'review', by: 'Bob' });
    const answered = take(
      reviewed,
      { step: 'answer', by: 'Bob', verdict: 'partly', text: ' Half right. ' },
      '2026-02-01',
    );
    expect(answered).toMatchObject({
      state: 'answered',
      answer: { verdict: 'partly', text: 'Half right.', by: 'Bob', at: '2026-02-01' },
    });
    const again = take(answered, { step: 'reopen', by: 'Ann', text: 'The other half?' });
    expect([again.state, isWaiting(again), again.answer?.verdict]).toEqual(['reopened', true, 'partly']);
    expect(take(answered, { step: 'close', by: 'Ann' }).state).toBe('closed');
    expect(answered.history.map(({ step, by }) => [step, by])).toEqual([
      ['open', 'Ann'],
      ['review', 'Bob'],
      ['answer', 'Bob'],
    ]);
  });

  it('is not answered by who raised it, however the name is written', () => {
    const reviewed = take(open(), { step: 'review', by: 'Bob' });
    for (const by of ['Ann', ' ANN', 'ánn', 'a n n'.replaceAll(' ', '')])
      expect(() => take(reviewed, { step: 'answer', by, verdict: 'upheld', text: 'Yes' })).toThrow(
        expect.objectContaining({ code: 'CHALLENGE_OWN_ANSWER' }) as Error,
      );
    expect(isSamePerson('Jean-Paul  Néel', 'jean paul neel')).toBe(true);
    expect(isSamePerson('Jean', 'Jeanne')).toBe(false);
  });

  it('needs a name, a kind, and fifteen words or a contested fact; an answer needs a text', () => {
    const code = (work: () => unknown): unknown => {
      try {
        work();
        return null;
      } catch (fault) {
        return [(fault as { code: string }).code, (fault as { details: { key: string } }).details.key];
      }
    };
    expect(code(() => take(null, { step: 'open', ...SAID, by: '  ' }))).toEqual(['CHALLENGE_INCOMPLETE', 'by']);
    expect(code(() => open({ kind: null }))).toEqual(['CHALLENGE_INCOMPLETE', 'kind']);
    expect(code(() => open({ facts: [], reason: FIFTEEN.replace('one', '-') }))).toEqual([
      'CHALLENGE_INCOMPLETE',
      'reason',
    ]);
    expect(code(() => open({ facts: [], reason: FIFTEEN }))).toBeNull();
    const reviewed = take(open(), { step: 'review', by: 'Bob' });
    expect(code(() => take(reviewed, { step: 'answer', by: 'Bob', verdict: 'upheld', text: ' ' }))).toEqual([
      'CHALLENGE_INCOMPLETE',
      'text',
    ]);
    expect(wordCount('  a — b, c\n1 … ')).toBe(4);
  });

  it('may be an unfinished draft, and agreement is noted and waits for nobody', () => {
    const draft = take(null, { step: 'save', by: 'Ann', ...SAID, kind: null, facts: [] });
    expect(draft).toMatchObject({ state: 'draft', openedAt: null });
    expect(take(draft, { step: 'open', by: 'Ann', ...SAID }).history).toHaveLength(2);
    const agreed = open({ stance: 'agree', kind: null, facts: [] });
    expect([agreed.state, isWaiting(agreed), stepsFrom(agreed)]).toEqual(['closed', false, []]);
  });

  it('takes only the steps of its state, and never changes what was', () => {
    const step: fc.Arbitrary<ChallengeStep> = fc.oneof(
      fc
        .record({
          step: fc.constant('save' as const),
          by: fc.constantFrom('Ann', 'Bob'),
          stance: fc.constantFrom(...STANCES),
        })
        .map((one) => ({ ...SAID, ...one })),
      fc
        .record({
          step: fc.constant('open' as const),
          by: fc.constantFrom('Ann', 'Bob'),
          stance: fc.constantFrom(...STANCES),
        })
        .map((one) => ({ ...SAID, ...one })),
      fc.record({
        step: fc.constantFrom('review' as const, 'close' as const),
        by: fc.constant('Bob'),
      }) as fc.Arbitrary<ChallengeStep>,
      fc.record({
        step: fc.constant('answer' as const),
        by: fc.constantFrom('Ann', 'Bob'),
        verdict: fc.constantFrom(...CHALLENGE_VERDICTS),
        text: fc.constant('So.'),
      }),
      fc.record({ step: fc.constant('reopen' as const), by: fc.constant('Ann'), text: fc.constant('Why?') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now: Challenge | null = null;
        for (const taken of steps) {
          const before = JSON.stringify(now);
          const allowed: readonly string[] = now === null ? ['save', 'open'] : stepsFrom(now);
          try {
            const next: Challenge = take(now, taken);
            expect(allowed).toContain(taken.step);
            expect(next.history.length).toBe((now?.history.length ?? 0) + 1);
            if (next.answer !== null) expect(isSamePerson(next.answer.by, next.raisedBy)).toBe(false);
            expect(JSON.stringify(now)).toBe(before);
            now = next;
          } catch (fault) {
            const { code } = fault as { code?: string };
            if (code === undefined) throw fault;
            expect(code === 'CHALLENGE_STEP').toBe(!allowed.includes(taken.step));
          }
        }
      }),
    );
  });
});
