import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { RULES, blocking, checkStory } from '#shared/story/checks/check-story.ts';
import { disagreements } from '#shared/story/checks/direction.ts';
import { typedDigits } from '#shared/story/checks/digits.ts';
import { movedSince } from '#shared/story/moved.ts';
import type { Block, Binding, Story, StoryPage } from '#shared/story/schema.ts';
import { bothWords, drafted, overviewAnswer } from './story-document.ts';

const TODAY = '2025-09-01';

const failing = (story: Story, moved: ReturnType<typeof movedSince> | null = []): string[] =>
  checkStory({ story, today: TODAY, moved })
    .filter(({ faults }) => faults.length > 0)
    .map(({ id }) => id);

function changed(story: Story, page: string, change: (page: StoryPage) => StoryPage): Story {
  return {
    ...story,
    chapters: story.chapters.map((chapter) => ({
      ...chapter,
      pages: chapter.pages.map((one) => (one.id === page ? change(one) : one)),
    })),
  };
}

const withBlock = (block: Block): Story =>
  changed(drafted(), 'opening', (page) => ({ ...page, blocks: [...page.blocks, block] }));

const text = (template: string): Block => ({ type: 'text', template: { en: template } });

const binding = (value: number, interval: [number, number] | null = null): Binding => ({
  analysis: 'value',
  params: {},
  path: 'perCase',
  value,
  interval,
  n: 100,
  format: 'decimal:1',
  unit: null,
  signed: true,
});

describe('the five pillars', () => {
  it('hold 22 rules under the names that people know', () => {
    expect(RULES.map(({ id }) => id).join(' ')).toBe(
      'D1 D2 D3 D4 D5 O1 O2 O3 A1 A2 A3 V1 V2 V3 V4 V5 S1 S2 S3 S4 S5 S6',
    );
  });

  it('all hold for the first draft of a project whose framing is filled', () => {
    expect(failing(drafted())).toEqual([]);
  });

  it('say every fault in both languages', () => {
    for (const words of Object.values(bothWords))
      for (const { id } of RULES) expect(words.has(`story.rules.${id}.good`), `${words.language} ${id}`).toBe(true);
  });

  const story = drafted();
  const objective = { ...story.objective };
  const cases: [rule: string, story: Story][] = [
    ['D1', { ...story, figures: mapFigures(story, (one) => ({ ...one, source: { ...one.source, data: null } })) }],
    ['D2', { ...story, limits: { ...story.limits, maxAgeDays: 5 } }],
    ['D3', { ...story, snapshot: { ...story.snapshot, missing: 0.5 } }],
    ['D3', { ...story, snapshot: { ...story.snapshot, duplicates: null } }],
    [
      'D4',
      changed(story, 'limits', (page) => ({ ...page, blocks: page.blocks.filter(({ type }) => type !== 'text') })),
    ],
    ['O1', { ...story, objective: { ...objective, target: null } }],
    ['O2', { ...story, objective: { ...objective, population: '' } }],
    ['O3', { ...story, chapters: story.chapters.map((one) => ({ ...one, context: false })) }],
    ['A1', { ...story, minutes: null }],
    ['A1', withBlock(text('word '.repeat(230)))],
    ['A2', withBlock(text('Its AUC is good.'))],
    ['A3', withBlock(text('Look at CL_0012345.'))],
    ['V1', withBlock({ type: 'figure', figure: 'overview-byPeriod' })].map((one, at) =>
      at === 0
        ? one
        : changed(one as Story, 'opening', (page) => ({
            ...page,
            blocks: [...page.blocks, { type: 'figure', figure: 'overview-byPeriod' }],
          })),
    ) as [string, Story],
    [
      'V2',
      { ...story, figures: mapFigures(story, (one) => ({ ...one, stored: { ...one.stored, kind: 'pie' as never } })) },
    ],
    [
      'V4',
      {
        ...story,
        figures: mapFigures(story, (one) => ({ ...one, stored: { ...one.stored, table: { columns: [], rows: [] } } })),
      },
    ],
    [
      'V5',
      {
        ...withBlock({ type: 'kpi', bind: 'g', name: { en: 'Gain' } }),
        bindings: { ...story.bindings, g: binding(3) },
      },
    ],
    ['S1', changed(story, 'limits', (page) => ({ ...page, message: { en: 'Limits' } }))],
    ['S2', { ...story, objective: { ...objective, due: null } }],
    ['S2', changed(story, 'opening', (page) => ({ ...page, blocks: [] }))],
    [
      'S3',
      changed(story, 'limits', (page) => ({
        ...page,
        blocks: page.blocks.filter(({ type }) => type !== 'challenge-list'),
      })),
    ],
    ['S4', withBlock(text('It brings 326 euros.'))],
    ['S5', { ...withBlock(text('It rises by {{g|size}}.')), bindings: { ...story.bindings, g: binding(-3) } }],
  ];
  it.each(cases.map(([rule, broken], index) => ({ rule, index, broken })))(
    '$rule goes red when it is broken ($index)',
    ({ rule, broken }) => {
      expect(failing(broken)).toContain(rule);
    },
  );

  it('go red when figures moved, and when nothing was computed again', () => {
    const moved = movedSince(story, [overviewAnswer(140)]);
    expect(failing(story, moved)).toEqual(['S6']);
    expect(failing(story, null)).toEqual(['S6']);
    expect(blocking(checkStory({ story, today: TODAY, moved })).map(({ id }) => id)).toEqual(['S6']);
  });

  it('let a warning stand when somebody said why, never a blocking rule', () => {
    const waived = {
      ...story,
      minutes: null,
      objective: { ...objective, target: null },
      waived: [
        { id: 'A1', why: 'read aloud', by: 'Ada' },
        { id: 'O1', why: 'later', by: 'Ada' },
      ],
    };
    const checked = checkStory({ story: waived, today: TODAY, moved: [] });
    expect(checked.filter((one) => one.waived).map(({ id }) => id)).toEqual(['A1']);
    expect(blocking(checked).map(({ id }) => id)).toEqual(['O1']);
  });
});

function mapFigures(
  story: Story,
  change: (one: Story['figures'][string]) => Story['figures'][string],
): Story['figures'] {
  return Object.fromEntries(Object.entries(story.figures).map(([id, one]) => [id, change(one)]));
}

describe('words of direction', () => {
  const SENTENCES = {
    en: {
      up: ['It rises by {{g|size}}', 'They earn {{g|size}} more', 'Gains: up {{g|size}} in all'],
      down: ['It falls by {{g|size}}', 'They earn {{g|size}} less', 'There are {{g|size}} fewer'],
    },
    fr: {
      up: ['Il augmente de {{g|size}}', 'Ils gagnent {{g|size}} de plus', 'La hausse est de {{g|size}}'],
      down: ['Il baisse de {{g|size}}', 'C’est {{g|size}} de moins', 'Le taux recule de {{g|size}}'],
    },
  };

  it('agree exactly when they say the sign of the value, in both languages', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        fc.constantFrom('en' as const, 'fr' as const),
        fc.constantFrom('up' as const, 'down' as const),
        fc.nat(2),
        (value, language, direction, index) => {
          const story = { ...drafted(), bindings: { g: binding(value) } };
          const sentence = SENTENCES[language][direction][index] ?? '';
          const agrees = direction === 'up' ? value > 0 : value < 0;
          expect(disagreements(story, `${sentence}.`, language).length === 0).toBe(agrees);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('that are computed always agree', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        fc.constantFrom('en' as const, 'fr' as const),
        (value, language) => {
          const story = { ...drafted(), bindings: { g: binding(value) } };
          const words = bothWords[language];
          const said = words.t(`story.rises.${value > 0 ? 'up' : value < 0 ? 'down' : 'same'}`);
          expect(disagreements(story, `{{g|size}} {{g|more}}: {{g|rises}}`, language)).toEqual([]);
          expect(disagreements(story, `{{g|size}} ${said}`, language)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are wrong beside an effect that is not shown, and free beside bounds and plain values', () => {
    const story = { ...drafted(), bindings: { g: binding(3, [-1, 7]), p: { ...binding(3), signed: false } } };
    expect(disagreements(story, 'It rises by {{g|size}}.', 'en')).toHaveLength(1);
    expect(disagreements(story, 'At least {{g|size}}, no more than that.', 'en')).toEqual([]);
    expect(disagreements(story, 'Au moins {{g|size}}.', 'fr')).toEqual([]);
    expect(disagreements(story, 'More than {{p}} cases fall.', 'en')).toEqual([]);
  });
});

describe('hand-typed digits', () => {
  it.each([
    ['en', 'It brings 326 euros.', ['326']],
    ['en', 'On 26 March 2025, 13 in 100 default.', ['13']],
    ['en', 'With 95% confidence, {{g}} in 100, model 2.0.0, “form 12”, 2025-03.', []],
    ['fr', 'Soit 1 184,20 €.', ['1 184,20']],
    ['fr', 'Au 1er mars 2025, avec 95 % de confiance, {{g}} sur 100.', []],
  ] as const)('%s: %s', (language, template, digits) => {
    expect(typedDigits(drafted(), template, language)).toEqual(digits);
  });
});
