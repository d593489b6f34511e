import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST, storySchema } from '#shared/story/schema.ts';
import type { Block, Story, StoryPage } from '#shared/story/schema.ts';
import {
  addBlock,
  addChapter,
  addPage,
  moveBlock,
  moveChapter,
  movePage,
  pageOf,
  removeBlock,
  removeChapter,
  removePage,
} from '#shared/story/structure.ts';
import { usedIn, withoutUnused } from '#shared/story/used.ts';
import { drafted } from './story-document.ts';

const story = drafted();
const pagesOf = ({ chapters }: Story): string[] => chapters.flatMap(({ pages }) => pages.map(({ id }) => id));
const page = pagesOf(story)[0]!;
const withBlocks = (...blocks: Block[]): Story => ({
  ...story,
  chapters: [{ ...story.chapters[0]!, pages: [{ ...story.chapters[0]!.pages[0]!, blocks }] }],
});
const text = (en: string, more: Partial<Block> = {}): Block => ({ type: 'text', template: { en }, ...more });
const read = ({ chapters }: Story): unknown[] =>
  chapters[0]!.pages[0]!.blocks.map((block) =>
    block.type === 'notes' ? 'notes' : (block as { template: { en: string } }).template.en,
  );

describe('chapters and pages of a story', () => {
  it('are added where they belong, under names of their own', () => {
    const { story: more, chapter } = addChapter(story, 'why')!;
    expect(more.chapters.map(({ role }) => role).slice(-2)).toEqual(['why', 'ask']);
    expect(chapter).not.toBe('why');
    expect(addChapter(story, 'ask')!.story.chapters.at(-1)?.id).not.toBe('ask');
    const after = addPage(story, 'decision', page)!;
    expect(pagesOf(after.story).indexOf(after.page)).toBe(1);
    const again = addPage(after.story, 'decision', page)!;
    expect(again.page).not.toBe(after.page);
    expect(addPage(story, 'nowhere')).toBeNull();
  });

  it('have an end: what a file may hold is never passed', () => {
    let full: Story = story;
    for (let next = addChapter(full, 'why'); next !== null; next = addChapter(full, 'why')) full = next.story;
    expect(full.chapters).toHaveLength(MOST.chapters);
    const notes: Block = { type: 'notes', text: {} };
    const blocks = Array.from({ length: MOST.blocks - 1 }, () => text('x'));
    const last = addBlock(withBlocks(...blocks, notes), page, text('y'));
    expect(last).toBeNull();
    expect(storySchema.safeParse(full).success).toBe(true);
  });

  it('move a page over the edge of its chapter, and past pages that others read', () => {
    const [first, second] = story.chapters;
    const down = movePage(story, first!.pages.at(-1)!.id, 1);
    expect(down.chapters[1]!.pages[0]!.id).toBe(first!.pages.at(-1)!.id);
    expect(movePage(down, first!.pages.at(-1)!.id, -1)).toEqual(story);
    expect(movePage(story, page, -1)).toEqual(story);
    const hidden = { ...second!.pages[0]!, id: 'hidden', audience: ['audit'] } as StoryPage;
    const own = {
      ...second!,
      pages: [{ ...hidden, id: 'a', audience: undefined } as StoryPage, hidden, second!.pages[0]!],
    };
    const isShown = (one: StoryPage): boolean => one.audience === undefined;
    const moved = movePage({ ...story, chapters: [own] }, 'a', 1, isShown);
    expect(pagesOf(moved)).toEqual(['hidden', second!.pages[0]!.id, 'a']);
  });

  it('leave with the figures and values that nothing else shows', () => {
    const figure = Object.keys(story.figures)[0]!;
    const shows = story.chapters
      .flatMap(({ pages }) => pages)
      .filter(({ blocks }) =>
        blocks.some((block) => block.type === 'figure' && block['figure' as keyof Block] === figure),
      );
    const without = shows.reduce((all, one) => removePage(all, one.id), story);
    expect(Object.keys(without.figures)).not.toContain(figure);
    expect(Object.keys(removeChapter(story, 'decision').bindings)).toEqual(
      [...Object.keys(story.bindings)].filter((name) => usedIn(removeChapter(story, 'decision')).bindings.has(name)),
    );
    expect(withoutUnused(story)).toEqual(story);
  });
});

describe('parts of a page', () => {
  const notes: Block = { type: 'notes', text: { en: 'n' } };

  it('are added before the notes, moved past what others read, and removed', () => {
    const start = withBlocks(text('a'), text('b', { audience: ['audit'] }), text('c'), notes);
    const isShown = (block: Block): boolean => block.audience === undefined;
    expect(read(addBlock(start, page, text('d'))!.story)).toEqual(['a', 'b', 'c', 'd', 'notes']);
    expect(moveBlock(start, page, { at: 0, step: 1, isShown })).toMatchObject({ at: 2 });
    expect(read(moveBlock(start, page, { at: 0, step: 1, isShown }).story)).toEqual(['b', 'c', 'a', 'notes']);
    expect(moveBlock(start, page, { at: 2, step: 1, isShown })).toEqual({ story: start, at: 2 });
    expect(read(removeBlock(start, page, 1))).toEqual(['a', 'c', 'notes']);
  });

  it('are all there after any row of moves, and a move back restores the order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ at: fc.nat(4), down: fc.boolean() }), { maxLength: 20 }), (moves) => {
        let now = withBlocks(...['a', 'b', 'c', 'd'].map((one) => text(one)), notes);
        for (const { at, down } of moves) {
          const step = down ? 1 : -1;
          const next = moveBlock(now, page, { at: Math.min(at, 3), step });
          expect(
            moveBlock(next.story, page, { at: next.at, step: next.at === Math.min(at, 3) ? step : down ? -1 : 1 })
              .story,
          ).toEqual(next.at === Math.min(at, 3) ? next.story : now);
          now = next.story;
        }
        expect([...read(now)].sort()).toEqual(['a', 'b', 'c', 'd', 'notes']);
        expect(read(now).at(-1)).toBe('notes');
      }),
    );
  });
});

it('chapters change places, and only they', () => {
  const next = moveChapter(story, 'why', -1);
  expect(next.chapters.map(({ id }) => id)).toEqual([
    'decision',
    'population',
    'baseline',
    'why',
    'change',
    'risks',
    'ask',
  ]);
  expect(moveChapter(next, 'why', 1)).toEqual(story);
  expect(moveChapter(story, 'decision', -1)).toEqual(story);
  expect(pageOf(story, 'nowhere')).toBeUndefined();
});
