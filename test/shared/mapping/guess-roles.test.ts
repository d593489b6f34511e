import { describe, expect, it } from 'vitest';
import { NOTHING_SAID, propose } from '#shared/mapping/propose.ts';
import type { Proposal, Said } from '#shared/mapping/propose.ts';

const ROWS = 200;
const scores = Array.from({ length: ROWS }, (_, index) => ((index * 7919) % 1000) / 1000);
const base: Record<string, (string | null)[]> = {
  request_id: scores.map((_, index) => `r${index}`),
  user_id: scores.map((_, index) => `u${index % 90}`),
  scored_at: scores.map((_, index) => `2025-01-${String((index % 28) + 1).padStart(2, '0')}T10:00:00`),
  score: scores.map(String),
};
const flags = scores.map((_, index) => (index % 4 === 0 ? 'yes' : 'no'));
const late = flags.map((flag, index) => (index > 150 ? null : flag));

function proposal(columns: Record<string, (string | null)[]>, said: Partial<Said> = {}): Proposal {
  return propose(
    Object.entries(columns).map(([name, values]) => ({ name, values, native: null })),
    null,
    { ...NOTHING_SAID, ...said },
  );
}

function part(found: Proposal, name: string): string {
  const guess = found.guesses.find((one) => one.column.name === name)!;
  return guess.confidence === 'ask' ? `ask ${guess.part}` : guess.part;
}

describe('names with two meanings', () => {
  it.each(['result', 'Résultat', 'target', 'cible'])('asks what %s is when values do not tell', (name) => {
    const found = proposal({ ...base, [name]: flags });
    expect(part(found, name)).toMatch(/^ask/);
    expect(found.questions).toMatchObject([{ key: 'role', mandatory: true, columns: [name] }]);
  });

  it.each(['result', 'Résultat', 'target', 'cible'])(
    'takes %s for the outcome when it is unknown for the latest rows',
    (name) => {
      expect(part(proposal({ ...base, [name]: late }), name)).toBe('outcome');
    },
  );

  it.each(['result', 'cible'])('takes %s for the decision when it follows from the score', (name) => {
    expect(part(proposal({ ...base, [name]: scores.map((score) => (score >= 0.4 ? 'call' : 'leave')) }), name)).toBe(
      'decision',
    );
  });

  it('asks what treatment is, unless its values say control', () => {
    expect(part(proposal({ ...base, treatment: flags }), 'treatment')).toMatch(/^ask/);
    expect(
      part(proposal({ ...base, treatment: flags.map((flag) => (flag === 'yes' ? 'control' : 'model')) }), 'treatment'),
    ).toBe('arm');
  });

  it('asks what test is, unless its values name data sets', () => {
    expect(part(proposal({ ...base, test: flags }), 'test')).toMatch(/^ask/);
    expect(
      part(proposal({ ...base, test: flags.map((flag) => (flag === 'yes' ? 'train' : 'production')) }), 'test'),
    ).toBe('dataset');
  });

  it('asks what gain is, unless it is money', () => {
    expect(part(proposal({ ...base, gain: scores.map((score) => String(1 + score)) }), 'gain')).toMatch(/^ask/);
    expect(part(proposal({ ...base, gain: scores.map((score) => String(100 - 300 * score)) }), 'gain')).toBe('value');
  });

  it('takes a gain for what a case brought beside an amount, also where every outcome is known', () => {
    const amounts = scores.map((_, index) => String(9000 + index * 50));
    const gains = scores.map((_, index) => String(1800.25 + index));
    const found = proposal({ ...base, outcome: flags, Amount: amounts, gain_eur: gains });
    expect([part(found, 'Amount'), part(found, 'gain_eur')]).toEqual(['feature', 'value']);
    expect(part(proposal({ ...base, outcome: flags, Amount: amounts }), 'Amount')).toBe('value');
  });

  it('asks which date is the time of the score when there are several', () => {
    const { scored_at: times, ...rest } = base;
    const found = proposal({ ...rest, date: times!, sent: times! });
    expect(part(found, 'date')).toMatch(/^ask/);
    expect(part(proposal({ ...rest, date: times! }), 'date')).toBe('prediction_time');
  });

  it('asks which of two scores is the score', () => {
    const found = proposal({ ...base, proba: scores.map((score) => String(1 - score)) });
    expect(found.questions).toMatchObject([{ key: 'role', role: 'score', columns: ['score', 'proba'] }]);
  });
});

describe('what a person says', () => {
  it('wins over every guess, and frees the role elsewhere', () => {
    const found = proposal(
      { ...base, proba: scores.map((score) => String(1 - score)) },
      {
        parts: new Map([
          ['proba', 'score'],
          ['score', 'audit'],
        ]),
      },
    );
    expect(part(found, 'proba')).toBe('score');
    expect(part(found, 'score')).toBe('audit');
    expect(found.questions.filter((question) => question.mandatory)).toEqual([]);
  });
});

describe('identifiers', () => {
  it('are told apart by their values: unique is the prediction, repeated the individual', () => {
    const { request_id: ids, user_id: users, ...rest } = base;
    expect(part(proposal({ ...rest, id: ids! }), 'id')).toBe('prediction_id');
    expect(part(proposal({ ...rest, id: users! }), 'id')).toBe('entity_id');
    expect(part(proposal({ ...rest, id: ids!, customer: users! }), 'customer')).toBe('entity_id');
  });
});

describe('the positive class', () => {
  const outcome = (yes: string, no: string): Proposal =>
    proposal({ ...base, outcome: late.map((flag) => (flag === null ? null : flag === 'yes' ? yes : no)) });

  it.each([
    ['1', '0', '1'],
    ['1.0', '0.0', '1'],
    ['true', 'false', 'true'],
    ['Oui', 'Non', 'Oui'],
    ['yes', 'no', 'yes'],
  ])('is %s beside %s', (yes, no, positive) => {
    expect(outcome(yes, no).recipe.meaning.positive).toBe(positive);
  });

  it('is asked otherwise, and never the rarer one', () => {
    const found = outcome('bad', 'good');
    expect(found.recipe.meaning.positive).toBeNull();
    expect(found.questions).toMatchObject([{ key: 'positive', mandatory: false }]);
  });
});

describe('scores from 0 to 100', () => {
  it('are divided with consent only', () => {
    const percent = scores.map((score) => String(Math.round(score * 1000) / 10));
    const found = proposal({ ...base, score: percent });
    expect(found.questions).toMatchObject([{ key: 'percent', mandatory: true }]);
    expect(found.recipe.meaning.percentScore).toBe(false);
    expect(proposal({ ...base, score: percent }, { percent: true }).recipe.meaning.percentScore).toBe(true);
    expect(proposal({ ...base, score: percent }, { percent: true }).questions).toEqual([]);
  });
});
