import { CHAPTER_TITLES } from './arc.ts';
import { freeName } from './names.ts';
import { changePage } from './pages.ts';
import { MOST } from './schema.ts';
import type { Block, Chapter, ChapterRole, Story, StoryPage } from './schema.ts';
import { withoutUnused } from './used.ts';

/** One step up or down. */
export type Step = -1 | 1;

type Shown<T> = (one: T) => boolean;
const ANY = (): boolean => true;

/** A chapter of one part of the arc, before the last one (which asks for the decision), or last where there is none. */
export function addChapter(story: Story, role: ChapterRole): { story: Story; chapter: string } | null {
  if (story.chapters.length >= MOST.chapters) return null;
  const id = freeName(role, Object.fromEntries(story.chapters.map((one) => [one.id, true])));
  const made: Chapter = { id, role, title: CHAPTER_TITLES[role], context: true, pages: [] };
  const last = story.chapters.at(-1);
  const at = last?.role === 'ask' && role !== 'ask' ? story.chapters.length - 1 : story.chapters.length;
  return { story: { ...story, chapters: story.chapters.toSpliced(at, 0, made) }, chapter: id };
}

/** A chapter goes with its pages, and with the figures that only they show. */
export function removeChapter(story: Story, id: string): Story {
  return withoutUnused({ ...story, chapters: story.chapters.filter((one) => one.id !== id) });
}

export function moveChapter(story: Story, id: string, step: Step): Story {
  const from = story.chapters.findIndex((one) => one.id === id);
  return { ...story, chapters: moved(story.chapters, from, from + step) };
}

/** An empty page behind another one of the chapter, or at its end. */
export function addPage(
  story: Story,
  chapter: string,
  after: string | null = null,
): { story: Story; page: string } | null {
  const into = story.chapters.find(({ id }) => id === chapter);
  if (into === undefined || into.pages.length >= MOST.pages) return null;
  const taken = Object.fromEntries(story.chapters.flatMap(({ pages }) => pages.map(({ id }) => [id, true] as const)));
  const page: StoryPage = { id: freeName('page', taken), message: {}, blocks: [] };
  const behind = into.pages.findIndex(({ id }) => id === after);
  const pages = into.pages.toSpliced(behind < 0 ? into.pages.length : behind + 1, 0, page);
  return {
    story: { ...story, chapters: story.chapters.map((one) => (one === into ? { ...one, pages } : one)) },
    page: page.id,
  };
}

/** A page goes with the figures and values that only it shows. */
export function removePage(story: Story, id: string): Story {
  return withoutUnused({
    ...story,
    chapters: story.chapters.map((one) => ({ ...one, pages: one.pages.filter((page) => page.id !== id) })),
  });
}

/**
 * A page one step on among the pages that are shown; at the edge of its chapter it goes into the next one.
 *
 * @returns the story itself where there is no further step
 */
export function movePage(story: Story, id: string, step: Step, isShown: Shown<StoryPage> = ANY): Story {
  const at = story.chapters.findIndex(({ pages }) => pages.some((page) => page.id === id));
  const from = story.chapters[at];
  if (from === undefined) return story;
  const place = from.pages.findIndex((page) => page.id === id);
  const next = neighbour(from.pages, place, step, isShown);
  const put = (changes: ReadonlyMap<number, StoryPage[]>): Story => ({
    ...story,
    chapters: story.chapters.map((one, index) => ({ ...one, pages: changes.get(index) ?? one.pages })),
  });
  if (next !== null) return put(new Map([[at, moved(from.pages, place, next)]]));
  const into = story.chapters[at + step];
  const page = from.pages[place];
  if (into === undefined || page === undefined || into.pages.length >= MOST.pages) return story;
  return put(
    new Map([
      [at, from.pages.toSpliced(place, 1)],
      [at + step, step > 0 ? [page, ...into.pages] : [...into.pages, page]],
    ]),
  );
}

/** A part at the foot of a page, before its notes; null where the page is full. */
export function addBlock(story: Story, page: string, block: Block): { story: Story; at: number } | null {
  const blocks = pageOf(story, page)?.blocks;
  if (blocks === undefined || blocks.length >= MOST.blocks) return null;
  const notes = blocks.findIndex(({ type }) => type === 'notes');
  const at = notes < 0 ? blocks.length : notes;
  return {
    story: changePage(story, page, (one) => ({ ...one, blocks: one.blocks.toSpliced(at, 0, block) })),
    at,
  };
}

export function removeBlock(story: Story, page: string, at: number): Story {
  return withoutUnused(changePage(story, page, (one) => ({ ...one, blocks: one.blocks.toSpliced(at, 1) })));
}

/** A part one step on among the parts that are shown; where it went to, or where it stayed. */
export function moveBlock(
  story: Story,
  page: string,
  { at, step, isShown = ANY }: { at: number; step: Step; isShown?: Shown<Block> },
): { story: Story; at: number } {
  const blocks = pageOf(story, page)?.blocks ?? [];
  const next = neighbour(blocks, at, step, (block) => block.type !== 'notes' && isShown(block));
  if (next === null) return { story, at };
  return { story: changePage(story, page, (one) => ({ ...one, blocks: moved(one.blocks, at, next) })), at: next };
}

export function pageOf(story: Story, id: string): StoryPage | undefined {
  return story.chapters.flatMap(({ pages }) => pages).find((page) => page.id === id);
}

function neighbour<T>(all: readonly T[], from: number, step: Step, isShown: Shown<T>): number | null {
  for (let at = from + step; at >= 0 && at < all.length; at += step) if (isShown(all[at]!)) return at;
  return null;
}

function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const one = all[from];
  if (one === undefined || to < 0 || to >= all.length) return [...all];
  return all.toSpliced(from, 1).toSpliced(to, 0, one);
}
