import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportHtml } from '#electron/engine/export/report-html.ts';
import { slidePlans } from '#electron/engine/export/pptx/slide-plan.ts';
import { checkStory } from '#shared/story/checks/check-story.ts';
import { storySchema } from '#shared/story/schema.ts';
import type { Story } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import { tellStory } from '#shared/story/tell.ts';
import { notedFigures } from '#test/support/noted-figures.ts';
import { drafted } from '#test/shared/story/story-document.ts';

/** A drafted story that also holds a figure of each kind, marked, and a real case. */
function rich(): unknown {
  const story = structuredClone(drafted());
  const [kept] = Object.values(story.figures);
  const figures = Object.fromEntries(
    notedFigures.map((figure) => [`noted_${figure.kind}`, { ...kept!, figure: figure.id, stored: figure }]),
  );
  const blocks = notedFigures.map((figure) => ({
    type: 'figure',
    figure: `noted_${figure.kind}`,
    annotations: (figure.notes ?? []).map(({ label: _label, ...note }) => ({
      ...note,
      label: { en: 'Here', fr: 'Ici' },
    })),
  }));
  const [first, ...others] = story.chapters;
  const page = { ...first!.pages[0]!, id: 'all', blocks: [...first!.pages[0]!.blocks, ...blocks] };
  return JSON.parse(
    JSON.stringify({
      ...story,
      figures: { ...story.figures, ...figures },
      chapters: [{ ...first!, pages: [page, ...first!.pages] }, ...others],
    }),
  );
}

type Place = { owner: Record<string, unknown>; key: string };

/** Every place of a document, the deepest last. */
function places(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    { owner: value as Record<string, unknown>, key },
    ...places(inner),
  ]);
}

const HOSTILE: readonly unknown[] = [
  null,
  '',
  '<script>alert(1)</script>',
  '2025-99',
  '\u202e{{nobody|sign}}',
  'x'.repeat(400),
  -1,
  1e308,
  -1e308,
  1e-320,
  true,
  [],
  {},
  [[]],
  { en: 3 },
  { key: 'no.such.key', values: { a: { key: 'story.between' } } },
];

it('a story file in which anything was put anywhere is refused by its schema, or checked, told and exported', () => {
  const sane = rich();
  expect(storySchema.safeParse(sane).success).toBe(true);
  const count = places(sane).length;
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(count - 1), fc.constantFrom(...HOSTILE)), { minLength: 1, maxLength: 3 }),
      (changes) => {
        const document = structuredClone(sane);
        const all = places(document);
        for (const [at, value] of changes) {
          const { owner, key } = all[at % all.length]!;
          owner[key] = structuredClone(value);
        }
        const parsed = storySchema.safeParse(document);
        if (!parsed.success) return;
        accepted += 1;
        const story: Story = parsed.data;
        checkStory({ story, today: '2026-11-27', moved: [] });
        for (const language of ['en', 'fr'] as const) {
          const words = storyWords(language);
          const report = tellStory(story, {
            audience: 'audit',
            words,
            stamp: { project: 'P', date: '', period: null, filters: null, data: null, trail: null },
          });
          const html = reportHtml(report, { words });
          expect(html).not.toMatch(/<script>alert|\u202e/);
          expect(html).not.toMatch(/="(NaN|-?Infinity)"/);
          for (const page of report.pages) slidePlans(page, words);
        }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 150) },
  );
  expect(accepted).toBeGreaterThan(10);
});
