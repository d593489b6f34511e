import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { plainText } from '#shared/report/report.ts';
import type { Report, Stamp } from '#shared/report/report.ts';
import { storySchema } from '#shared/story/schema.ts';
import type { Story, StoryPage } from '#shared/story/schema.ts';
import { partsOf, templateOf } from '#shared/story/template.ts';
import { tellPage, tellStory, tellText } from '#shared/story/tell.ts';
import { acceptMoved, askedBy, movedSince } from '#shared/story/moved.ts';
import { checkStory } from '#shared/story/checks/check-story.ts';
import { usedIn } from '#shared/story/used.ts';
import { bothWords, drafted, overviewAnswer } from './story-document.ts';

const stamp: Stamp = { project: 'P', date: '', period: null, filters: null, data: null, trail: null };

const told = (story: Story, language: 'en' | 'fr', audience: 'decision' | 'expert' | 'audit' = 'audit'): Report =>
  tellStory(story, { audience, words: bothWords[language], stamp });

function withPage(story: Story, page: StoryPage): Story {
  const [first, ...others] = story.chapters;
  return { ...story, chapters: first === undefined ? [] : [{ ...first, pages: [page] }, ...others] };
}

describe('a story', () => {
  it('survives its own file: the schema reads back what the draft wrote', () => {
    const story = drafted();
    expect(storySchema.parse(JSON.parse(JSON.stringify(story)))).toEqual(JSON.parse(JSON.stringify(story)));
  });

  it('shows p-values in its tables to those who audit, and to nobody else', () => {
    const story = drafted();
    const [name, kept] = Object.entries(story.figures)[0]!;
    const { table } = kept.stored;
    const column = { id: 'p', label: { key: 'story.kind' }, format: 'pValue' as const };
    const stored = {
      ...kept.stored,
      table: { columns: [...table.columns, column], rows: table.rows.map((row) => [...row, 0.0004]) },
    };
    const changed = { ...story, figures: { ...story.figures, [name]: { ...kept, stored } } };
    const widths = (audience: 'decision' | 'audit'): number[] =>
      told(changed, 'en', audience).pages.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.kind === 'figure' && block.figure.id === kept.stored.id
            ? [block.figure.table.columns.length, ...block.figure.table.rows.map((row) => row.length)]
            : [],
        ),
      );
    expect(new Set(widths('audit'))).toEqual(new Set([table.columns.length + 1]));
    expect(new Set(widths('decision'))).toEqual(new Set([table.columns.length]));
  });

  it('has the seven chapters, and says what cannot be told', () => {
    const report = told(drafted(), 'en');
    expect([...new Set(report.pages.map((page) => page.chapter))]).toHaveLength(7);
    expect(report.pages.map((page) => page.title)).toContain('What the model changes cannot be told yet.');
    expect(report.pages.map((page) => page.title)).toContain('Of 1,000 cases, 120 have no known outcome yet.');
  });

  it('says the same numbers in French, in French form', () => {
    const titles = told(drafted(), 'fr').pages.map((page) => page.title);
    expect(titles).toContain('Sur 1\u00a0000 dossiers, 120 n’ont pas encore de résultat connu.');
    expect(titles).toContain('Sur 880 résultats connus, 18 sur 100 sont «\u00a0défaut\u00a0».');
  });

  it('leaves out by audience, and never changes a number', () => {
    const story = drafted();
    const numbers = (report: Report): string[] =>
      report.pages.flatMap((page) =>
        page.blocks.flatMap((block) => (block.kind === 'text' ? [plainText(block.text)] : [])),
      );
    const all = numbers(told(story, 'en', 'audit'));
    const few = numbers(told(story, 'en', 'decision'));
    expect(few.every((text) => all.includes(text))).toBe(true);
    expect(few.length).toBeLessThanOrEqual(all.length);
  });

  it('shows a missing translation as missing, never in the other language', () => {
    const page: StoryPage = {
      id: 'p',
      message: { en: 'Only here.' },
      blocks: [{ type: 'text', template: { en: 'Words.' } }],
    };
    const french = tellPage(drafted(), page, { audience: 'audit', words: bothWords.fr });
    expect(french.title).toBe('Pas encore écrit en français.');
    expect(french.blocks).toEqual([{ kind: 'absent', text: 'Pas encore écrit en français.' }]);
  });

  it('names what a later version put there, and keeps it', () => {
    const page: StoryPage = { id: 'p', message: { en: 'One.' }, blocks: [{ type: 'hologram', depth: 3 }] };
    const story = storySchema.parse(JSON.parse(JSON.stringify(withPage(drafted(), page))));
    expect(story.chapters[0]?.pages[0]?.blocks[0]).toEqual({ type: 'hologram', depth: 3 });
    expect(tellPage(story, page, { audience: 'audit', words: bothWords.en }).blocks).toEqual([
      { kind: 'absent', text: bothWords.en.t('story.unknownBlock', { type: 'hologram' }) },
    ]);
  });

  it('refuses a known block that is malformed instead of keeping it as unknown', () => {
    const page = { id: 'p', message: { en: 'One.' }, blocks: [{ type: 'kpi', bind: 7 }] };
    expect(storySchema.safeParse(withPage(drafted(), page as unknown as StoryPage)).success).toBe(false);
  });

  it('tells measures side by side, each between what and among how many; a value that is gone is named', () => {
    const story = drafted();
    const binding = story.bindings['outcomes_unknown']!;
    const sized = {
      ...binding,
      value: 8.25,
      format: 'decimal:1',
      signed: true,
      interval: [5, 11.5] as [number, number],
    };
    const page: StoryPage = {
      id: 'p',
      message: { en: 'One.' },
      blocks: [
        {
          type: 'compare',
          binds: [
            { bind: 'x', name: { en: 'New', fr: 'Nouveau' } },
            { bind: 'gone', name: { en: 'Former', fr: 'Ancien' } },
          ],
        },
      ],
    };
    const with2 = { ...story, bindings: { ...story.bindings, x: sized } };
    expect(tellPage(with2, page, { audience: 'audit', words: bothWords.en }).blocks).toEqual([
      {
        kind: 'pairs',
        pairs: [
          { name: 'New', value: '+8.3 (between 5.0 and 11.5, with 95% confidence, over 1,000 cases)' },
          { name: 'Former', value: '(no value is called gone)' },
        ],
      },
    ]);
  });

  it('tells a value apart from words, with its sign or as a word', () => {
    const story = drafted();
    const binding = story.bindings['outcomes_unknown'];
    if (binding === undefined) throw new Error('no binding');
    const signed = { ...story, bindings: { ...story.bindings, x: { ...binding, value: -8.25, format: 'decimal:1' } } };
    const text = { en: '{{x|sign}}, {{x|size}} {{x|more}}: it {{x|rises}}', fr: '{{x|size}} {{x|more}}, {{x|rises}}' };
    expect(plainText(tellText(signed, text, { words: bothWords.en }))).toBe('\u22128.3, 8.3 less: it falls');
    expect(plainText(tellText(signed, text, { words: bothWords.fr }))).toBe('8,3 de moins, baisse');
    expect(tellText(story, { en: 'a {{outcomes_unknown}}' }, { words: bothWords.en })).toEqual([
      'a ',
      { text: '120', as: 'value' },
    ]);
  });
});

describe('a text with chips', () => {
  it('is the same after reading and writing, whatever was typed around the chips', () => {
    const part = fc.oneof(
      fc.string().map((text) => ({ kind: 'words' as const, text })),
      fc.record({
        kind: fc.constant('chip' as const),
        name: fc.stringMatching(/^[a-z_]{1,8}$/),
        how: fc.constantFrom(null, 'sign', 'percent:1'),
      }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const template = templateOf(parts);
        expect(templateOf(partsOf(template))).toBe(template);
        expect(partsOf(template).filter(({ kind }) => kind === 'chip')).toEqual(
          parts.filter(({ kind }) => kind === 'chip'),
        );
      }),
    );
  });
});

describe('figures that moved', () => {
  it('are none while the data are the same, and named once they change', () => {
    const story = JSON.parse(JSON.stringify(drafted())) as Story;
    expect(movedSince(story, [overviewAnswer()])).toEqual([]);
    const moved = movedSince(story, [overviewAnswer(140)]);
    expect(moved.find((one) => one.name === 'outcomes_unknown')).toMatchObject({
      stored: { value: 120 },
      now: { value: 140 },
    });
    expect(moved.some((one) => one.kind === 'figure')).toBe(true);
    expect(movedSince(acceptMoved(story, moved), [overviewAnswer(140)])).toEqual([]);
  });

  it('stay on the list when they are gone, with the value that was held', () => {
    const story = drafted();
    expect(askedBy(story)).toEqual([{ analysis: 'overview', params: {} }]);
    const moved = movedSince(story, []);
    expect(moved).toHaveLength(Object.keys(story.bindings).length + Object.keys(story.figures).length);
    expect(acceptMoved(story, moved)).toEqual(story);
  });
});

it('marks of a figure are drawn on it and said below it, in the language of the reader, and digits in them are found', () => {
  const story = drafted();
  const id = Object.keys(story.figures)[0]!;
  const figure = story.figures[id]!.stored;
  const at = figure.marks[0]!.label;
  const page: StoryPage = {
    id: 'p',
    message: { en: 'One thing is marked.', fr: 'Une chose est marquée.' },
    blocks: [
      {
        type: 'figure',
        figure: id,
        caption: { en: 'A caption.', fr: 'Une légende.' },
        annotations: [
          { kind: 'threshold', at: 600, label: { en: 'Target 600', fr: 'Cible' } },
          { kind: 'point', at, label: { en: 'First month' } },
        ],
      },
    ],
  };
  const hostile = { ...figure, notes: [{ kind: '<script>', at: {} }] } as unknown as typeof figure;
  const whole: Story = {
    ...story,
    figures: { ...story.figures, [id]: { ...story.figures[id]!, stored: hostile } },
    chapters: [{ ...story.chapters[0]!, pages: [page] }],
  };
  const [en] = tellPage(whole, page, { audience: 'decision', words: bothWords.en }).blocks;
  if (en?.kind !== 'figure') throw new Error('no figure');
  expect(en.caption).toContain('A caption. · Target 600 (600) · First month (');
  expect(en.figure.notes?.map(({ kind }) => kind)).toEqual(['threshold', 'point']);
  const [fr] = tellPage(whole, page, { audience: 'decision', words: bothWords.fr }).blocks;
  if (fr?.kind !== 'figure') throw new Error('no figure');
  expect(fr.caption).toContain('Pas encore écrit en français.');
  const s4 = checkStory({ story: whole, today: '2025-09-01', moved: [] }).find((rule) => rule.id === 'S4');
  expect(JSON.stringify(s4?.faults)).toContain('600');
  expect(usedIn(whole).figures.has(id)).toBe(true);
});
