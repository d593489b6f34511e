import { describe, expect, it } from 'vitest';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import { NO_LABELS, previewLabels, valueText } from '#renderer/meaning/labels.ts';
import { meaningSentence, scoreText } from '#renderer/meaning/meaning-sentence.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const en = windowWords('en');
const fr = windowWords('fr');
const cutoff: Meaning['cutoff'] = {
  type: 'threshold',
  threshold: 0.35,
  operator: '>=',
  whenTrue: 'refuse',
  whenFalse: 'accept',
};
const labels = {
  ...NO_LABELS,
  outcome: [{ value: 'bad', label: 'Payment default' }],
  decision: [{ value: 'refuse', label: 'Refused' }],
};

describe('what the score means, in one sentence', () => {
  it('says the outcome announced and where the decision turns', () => {
    expect(meaningSentence({ ...EMPTY_MEANING, positive: 'bad', cutoff }, labels, en)).toBe(
      'The score is the probability of “Payment default”; from 35% up, the decision is “Refused”.',
    );
    expect(meaningSentence({ ...EMPTY_MEANING, positive: 'bad', cutoff }, NO_LABELS, fr)).toBe(
      'Le score est la probabilité de «\u00a0bad\u00a0»\u00a0; à partir de 35\u00a0%, la décision est «\u00a0refuse\u00a0».',
    );
  });

  it('says so while nobody has said which outcome that is', () => {
    expect(meaningSentence(EMPTY_MEANING, NO_LABELS, en)).toMatch(/^Nobody has said yet/);
  });

  it('speaks of a quantity for a regression', () => {
    expect(meaningSentence({ ...EMPTY_MEANING, task: 'regression' }, NO_LABELS, en)).toMatch(/estimates a quantity/);
  });
});

describe('a cut-off', () => {
  it('keeps a decimal only where there is one', () => {
    expect(scoreText(0.35, 'probability', en)).toBe('35%');
    expect(scoreText(0.355, 'probability', en)).toBe('35.5%');
    expect(scoreText(90_000, 'value', en)).toBe('90,000');
  });
});

describe('values of files about to be imported', () => {
  it('are offered under what the project keeps, and shown as the file writes them', () => {
    const found = previewLabels({
      labels: { outcome: ['Défaut', 'Remboursé'] },
      recipe: {
        tribune: 'recipe/1',
        name: '',
        reading: { dates: null, timezone: null, sheet: null },
        columns: [{ name: 'Résultat', part: 'outcome', kind: 'text', values: { Défaut: 'bad', Remboursé: 'good' } }],
        meaning: EMPTY_MEANING,
      },
    });
    expect(found.outcome).toEqual([
      { value: 'bad', label: 'Défaut' },
      { value: 'good', label: 'Remboursé' },
    ]);
    expect(valueText(found, { name: 'Résultat', part: 'outcome' }, 'bad')).toBe('Défaut');
  });
});
