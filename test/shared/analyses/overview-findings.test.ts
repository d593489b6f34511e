import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { findings } from '#shared/analyses/overview/findings.ts';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { words } from '#shared/analyses/overview/words.ts';
import { createWords } from '#shared/words/words.ts';

const none = notEstimable('NO_OUTCOME_COLUMN');
const overview = (until: string, individualsNamed = true): Overview => ({
  rows: 1200,
  individuals: 900,
  individualsNamed,
  period: { from: '2025-01-01T08:00:00', to: `${until}T18:30:00` },
  byPeriod: [{ period: '2025-01', rows: 1200, known: 0, positive: none }],
  models: [{ name: 'pd', version: '2', role: null, rows: 1200 }],
  outcomes: {
    known: none,
    positive: none,
    positiveShare: none,
    unknown: none,
    immature: none,
    lost: none,
    asOf: null,
  },
  positiveLabel: null,
  arms: [],
  phases: [],
  decisions: [],
  setAside: 0,
});
const loaded = (of: Overview, language: 'en' | 'fr'): string => {
  const { say } = createWords(language, [words]);
  const found = findings(of).find(({ id }) => id === 'overview.loaded');
  return found === undefined ? '' : say(found.title);
};

describe('what is loaded, in words', () => {
  it('runs from a day to a day', () => {
    expect(loaded(overview('2025-03-02'), 'en')).toMatch(/900 individuals, from 1 January 2025 to 2 March 2025\.$/);
    expect(loaded(overview('2025-03-02', false), 'fr')).toMatch(/prédictions, du 1er janvier 2025 au 2 mars 2025\.$/);
  });

  it('names a single day once', () => {
    expect(loaded(overview('2025-01-01'), 'en')).toMatch(/900 individuals, all on 1 January 2025\.$/);
    expect(loaded(overview('2025-01-01', false), 'en')).toMatch(/predictions, all on 1 January 2025\.$/);
    expect(loaded(overview('2025-01-01'), 'fr')).toMatch(/900 individus, toutes le 1er janvier 2025\.$/);
  });
});
