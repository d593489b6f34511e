import type { LocalText } from '#shared/domain/language.ts';
import { LANGUAGES } from '#shared/domain/language.ts';
import { answerKey, figuresOf, findingsOf } from './answers.ts';
import type { Answered } from './answers.ts';
import { explorePlace } from './arc.ts';
import { bindPhrase } from './bind-phrase.ts';
import type { BothWords } from './bind-phrase.ts';
import { pageId, storedFigure } from './draft.ts';
import { freeName } from './names.ts';
import { changePage } from './pages.ts';
import type { Binding, Block, ChapterRole, Story, StoryPage } from './schema.ts';

/** A page by its id, or the end of a chapter by its id: two chapters may play the same role. */
export type PutWhere = { page: string } | { chapter: string };

/** Sentences that come with a figure onto a page of its own. */
const LINES = 2;

/**
 * A figure of any page, put in a story with where it comes from: at the foot of a page that is there, or as a new page at
 * the end of a chapter, with the sentence that the analysis itself says of it, its values bound.
 *
 * @param figure its id among the figures of the answer
 * @returns the story and the page that holds the figure; null when the answer has no such figure or the story no such place
 */
export function putFigure(
  story: Story,
  { answered, figure, where, words }: { answered: Answered; figure: string; where: PutWhere; words: BothWords },
): { story: Story; page: string } | null {
  const stored = figuresOf(answered).find(({ id }) => id === figure);
  if (stored === undefined) return null;
  const name = freeName(pageId(figure), story.figures, (one) => sameAnswer(one, answered) && one.figure === figure);
  const figures = { ...story.figures, [name]: story.figures[name] ?? storedFigure(answered, stored, story.snapshot) };
  const block: Block = { type: 'figure', figure: name, table: true };
  if ('page' in where) {
    const isThere = story.chapters.some(({ pages }) => pages.some(({ id }) => id === where.page));
    const put = (page: StoryPage): StoryPage => ({ ...page, blocks: beforeNotes(page.blocks, block) });
    return isThere ? { story: changePage({ ...story, figures }, where.page, put), page: where.page } : null;
  }
  const into = story.chapters.find(({ id }) => id === where.chapter);
  if (into === undefined) return null;
  const { page, bindings } = newPage(story, { answered, figure, role: into.role, words, block });
  const chapters = story.chapters.map((chapter) =>
    chapter === into ? { ...chapter, pages: [...chapter.pages, page] } : chapter,
  );
  return { story: { ...story, figures, bindings: { ...story.bindings, ...bindings }, chapters }, page: page.id };
}

type NewPage = { answered: Answered; figure: string; role: ChapterRole; words: BothWords; block: Block };

function newPage(
  story: Story,
  { answered, figure, role, words, block }: NewPage,
): { page: StoryPage; bindings: Story['bindings'] } {
  const finding = findingsOf(answered).find((one) => one.figure === figure) ?? null;
  const own: Record<string, Binding> = {};
  const bound = (part: string, phrase: Parameters<typeof bindPhrase>[0]): LocalText =>
    bindPhrase(phrase, `finding:${finding?.id}/${part}`, answered, { words, bindings: own });
  const title = figuresOf(answered).find(({ id }) => id === figure)!.title;
  const message: LocalText =
    finding === null
      ? Object.fromEntries(LANGUAGES.map((language) => [language, words[language].say(title)]))
      : bound('title', finding.title);
  const lines = (finding?.account ?? []).slice(0, LINES).map((phrase, at) => bound(`account/${at}`, phrase));
  const names = new Map(
    Object.entries(own).map(([chip, binding]): [string, string] => [
      chip,
      freeName(chip, story.bindings, (one) => sameAnswer(one, answered) && one.path === binding.path),
    ]),
  );
  const renamed = (text: LocalText): LocalText =>
    Object.fromEntries(
      Object.entries(text).map(([language, written]) => [
        language,
        (written ?? '').replaceAll(/\{\{(\w+)/g, (_place, chip: string) => `{{${names.get(chip) ?? chip}`),
      ]),
    );
  const pages = story.chapters.flatMap((one) => one.pages.map(({ id }): [string, true] => [id, true]));
  return {
    page: {
      id: freeName(pageId(finding?.id ?? figure), Object.fromEntries(pages)),
      message: renamed(message),
      ...((message.en ?? '').includes('{{') ? {} : { noNumber: true }),
      place: { page: explorePlace(role, finding), tab: finding?.link?.focus ?? null },
      blocks: [block, ...lines.map((template): Block => ({ type: 'text', template: renamed(template) }))],
    },
    bindings: Object.fromEntries(
      Object.entries(own)
        .map(([chip, binding]): [string, Binding] => [names.get(chip) ?? chip, binding])
        .filter(([chip]) => !Object.hasOwn(story.bindings, chip)),
    ),
  };
}

/** Notes stay last. */
function beforeNotes(blocks: readonly Block[], block: Block): Block[] {
  const at = blocks.findIndex(({ type }) => type === 'notes');
  return at < 0 ? [...blocks, block] : [...blocks.slice(0, at), block, ...blocks.slice(at)];
}

function sameAnswer(one: { analysis: string; params: Record<string, unknown> }, answered: Answered): boolean {
  return answerKey(one) === answerKey(answered);
}
