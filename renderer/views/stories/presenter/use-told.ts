import { useMemo } from 'react';
import type { ReportPage } from '#shared/report/report.ts';
import type { Audience, Story } from '#shared/story/schema.ts';
import { storyPages, tellPage } from '#shared/story/tell.ts';
import { useWords } from '#renderer/words/use-words.ts';

export type Told = { told: ReportPage; next: ReportPage | null; pages: number };

/** The page that is shown and the one after it, said in the language of the story; the others are not told yet. */
export function useTold(story: Story, audience: Audience, at: number): Told | null {
  const words = useWords();
  const pages = useMemo(() => storyPages(story, audience), [story, audience]);
  return useMemo(() => {
    const say = (index: number): ReportPage | null => {
      const one = pages[index];
      return one === undefined ? null : tellPage(story, one.page, { audience, words, chapter: one.chapter });
    };
    const told = say(at);
    return told === null ? null : { told, next: say(at + 1), pages: pages.length };
  }, [story, pages, at, audience, words]);
}
