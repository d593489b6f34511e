import type { Phrase } from '#shared/domain/finding.ts';
import { LANGUAGES } from '#shared/domain/language.ts';
import type { Language, LocalText } from '#shared/domain/language.ts';
import { isKnownBlock } from '../schema.ts';
import type { Chapter, KnownBlock, Story, StoryPage } from '../schema.ts';
import type { Moved } from '../moved.ts';
import { textsOf } from '../tell.ts';

export const PILLARS = ['data', 'objective', 'audience', 'visuals', 'story'] as const;
export type Pillar = (typeof PILLARS)[number];

/** What fails, and on which page; a page of null is the story as a whole. */
export type Fault = { page: string | null; why: Phrase };

export type CheckInput = {
  story: Story;
  /** The day it is checked, 2025-09-01. */
  today: string;
  /** What no longer computes to its stored value; null where nothing was computed again. */
  moved: readonly Moved[] | null;
};

export type Rule = {
  id: string;
  pillar: Pillar;
  /** `blocks` keeps a story from being signed; `warns` does not. */
  level: 'blocks' | 'warns';
  check: (input: CheckInput) => Fault[];
};

export type PlacedPage = { page: StoryPage; chapter: Chapter };

export function pagesOf({ chapters }: Story): PlacedPage[] {
  return chapters.flatMap((chapter) => chapter.pages.map((page) => ({ page, chapter })));
}

export function blocksOf(page: StoryPage): KnownBlock[] {
  return page.blocks.filter(isKnownBlock);
}

export type Written = {
  template: string;
  language: Language;
  page: StoryPage;
  isTitle: boolean;
  block: KnownBlock | null;
};

/** Every text that somebody can write, with its place; notes are said and not shown, so they are not here. */
export function writtenTexts(story: Story): Written[] {
  return pagesOf(story).flatMap(({ page }) => {
    const each = (local: LocalText, isTitle: boolean, block: KnownBlock | null): Written[] =>
      LANGUAGES.flatMap((language) => {
        const template = local[language];
        return template === undefined ? [] : [{ template, language, page, isTitle, block }];
      });
    return [
      ...each(page.message, true, null),
      ...blocksOf(page)
        .filter((block) => block.type !== 'notes')
        .flatMap((block) => textsOf(block).flatMap((text) => each(text, false, block))),
    ];
  });
}

export function fault(page: StoryPage | null, rule: string, values?: Phrase['values']): Fault {
  return { page: page?.id ?? null, why: { key: `story.rules.${rule}`, ...(values === undefined ? {} : { values }) } };
}

/** Named parts that are missing, as a list in words: at most three. */
export function lacking(page: StoryPage | null, rule: string, parts: readonly string[]): Fault[] {
  return parts.map((part) => fault(page, rule, { parts: { key: `story.parts.${part}` } }));
}
