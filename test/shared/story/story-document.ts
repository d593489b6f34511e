import { analyses } from '#shared/analyses/index.ts';
import type { Answered } from '#shared/story/answers.ts';
import { draftStory } from '#shared/story/draft.ts';
import type { Story, StoryTemplate } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';

export const bothWords = { en: storyWords('en'), fr: storyWords('fr') };

const provenance = (rows: number): Answered['provenance'] => ({
  engine: 'test',
  data: 'a'.repeat(64),
  models: [{ name: 'credit', version: '2.0.0', sha256: 'b'.repeat(64) }],
  selection: {},
  rows,
  seed: null,
});

/** An answer as the engine gives it, through the schema of its analysis. */
export function answered(analysis: string, result: Record<string, unknown>, rows = 1000): Answered {
  return {
    analysis,
    params: {},
    result: analyses.get(analysis)?.result.parse(result),
    provenance: provenance(rows),
  };
}

export function overviewAnswer(unknown = 120): Answered {
  const rows = 1000;
  const known = rows - unknown;
  return answered('overview', {
    rows,
    individuals: rows,
    individualsNamed: true,
    period: { from: '2025-01-01T08:00:00', to: '2025-06-30T18:00:00' },
    byPeriod: [
      { period: '2025-01', rows: 500, known: 500, positive: 100 },
      { period: '2025-06', rows: 500, known: known - 500, positive: 60 },
    ],
    models: [{ name: 'credit', version: '2.0.0', role: 'champion', rows }],
    outcomes: {
      known,
      positive: 160,
      positiveShare: { share: 160 / known, interval: [0.15, 0.21] },
      unknown,
      immature: 90,
      lost: unknown - 90,
      asOf: '2025-09-01',
    },
    positiveLabel: { value: '1', label: { en: 'default', fr: 'défaut' } },
    arms: [],
    phases: [],
    decisions: [],
    setAside: 0,
  });
}

/** A first draft as the machine writes it, its framing filled. */
export function drafted(
  answers: readonly Answered[] = [overviewAnswer()],
  template: StoryTemplate = 'committee',
): Story {
  return draftStory({
    id: 'st_1',
    template,
    title: { en: 'June review', fr: 'Revue de juin' },
    objective: {
      kpi: 'Gain per application',
      unit: 'EUR',
      direction: 'up',
      target: 250,
      baseline: 'the former way',
      objective: 'Lend to more people who repay.',
      decision: 'Refuse the applications whose estimated risk is 35% or more.',
      population: 'People who apply for a loan.',
      owner: 'Head of consumer credit',
      due: '2025-09-30',
    },
    snapshot: {
      at: '2025-09-01T09:00:00Z',
      dataset: { sha256: 'a'.repeat(64), rows: 1000, from: '2025-01-01', to: '2025-06-30' },
      selection: {},
      models: [{ name: 'credit', version: '2.0.0', sha256: 'b'.repeat(64) }],
      engine: 'test',
      seed: null,
      immature: 90,
      unknown: 120,
      missing: 0.01,
      duplicates: 0,
      absent: [],
    },
    answers,
    challenges: { open: 1, items: [{ id: 'c1', state: 'open', kind: 'wrongData' }] },
    cases: [],
    words: bothWords,
  });
}
