import { LANGUAGES } from '#shared/domain/language.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { isKnownBlock } from './schema.ts';
import type { Story } from './schema.ts';
import { chipsOf } from './template.ts';
import { textsOf } from './tell.ts';

export type Used = { bindings: ReadonlySet<string>; figures: ReadonlySet<string> };

/** The values and figures that stand anywhere in a story: in a text of any language, in a measure, on a page. */
export function usedIn(story: Story): Used {
  const bindings = new Set<string>();
  const figures = new Set<string>();
  const read = (text: LocalText): void => {
    for (const language of LANGUAGES) for (const { name } of chipsOf(text[language] ?? '')) bindings.add(name);
  };
  read(story.title);
  for (const chapter of story.chapters) {
    read(chapter.title);
    for (const page of chapter.pages) {
      read(page.message);
      for (const block of page.blocks) {
        if (!isKnownBlock(block)) continue;
        textsOf(block).forEach(read);
        if (block.type === 'kpi') bindings.add(block.bind);
        if (block.type === 'compare') for (const { bind } of block.binds) bindings.add(bind);
        if (block.type === 'figure' || block.type === 'table') figures.add(block.figure);
      }
    }
  }
  return { bindings, figures };
}

/** Without what stands nowhere any more: a figure that was taken off leaves with its numbers. */
export function withoutUnused(story: Story): Story {
  const { bindings, figures } = usedIn(story);
  const kept = <T>(all: Record<string, T>, names: ReadonlySet<string>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
  return { ...story, bindings: kept(story.bindings, bindings), figures: kept(story.figures, figures) };
}
