import { useCallback, useState } from 'react';
import { plainText } from '#shared/report/report.ts';
import type { Audience, Chapter, ChapterRole, Story, StoryPage } from '#shared/story/schema.ts';
import { addChapter, addPage, moveChapter, movePage, removeChapter, removePage } from '#shared/story/structure.ts';
import { sees, storyPages, tellText } from '#shared/story/tell.ts';
import { useWords } from '#renderer/words/use-words.ts';

export type ChapterAction = 'addPage' | 'up' | 'down' | 'remove';
export type PageAction = 'addPage' | 'up' | 'down' | 'remove';

export type Structure = {
  /** What was just done, for a live region. */
  told: string;
  /** The page that was made last. */
  made: string | null;
  /** What keeps the focus after it was moved, or takes it from what was removed. */
  focus: { item: string; turn: number } | null;
  onTold: (text: string) => void;
  onSeen: () => void;
  onAddChapter: (role: ChapterRole) => void;
  onChapter: (action: ChapterAction, chapter: Chapter) => void;
  onPage: (action: PageAction, page: StoryPage, chapter: Chapter) => void;
};

type Means = { story: Story | null; audience: Audience; change: (story: Story) => void; open: (page: string) => void };

/** Chapters and pages: added, moved and removed, each a step that can be taken back and is told. */
export function useStructure({ story, audience, change, open }: Means): Structure {
  const words = useWords();
  const { t } = words;
  const [told, setTold] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const [focus, setFocus] = useState<Structure['focus']>(null);
  const onSeen = useCallback(() => setMade(null), []);
  const focusOn = (item: string): void => setFocus((before) => ({ item, turn: (before?.turn ?? 0) + 1 }));
  const isShown = (page: StoryPage): boolean => sees(page, audience);
  const name = (text: Story['title']): string => (story === null ? '' : plainText(tellText(story, text, { words })));
  const newPage = (from: Story, chapter: string, after: string | null): boolean => {
    const added = addPage(from, chapter, after);
    if (added === null) return false;
    change(added.story);
    setMade(added.page);
    open(added.page);
    return true;
  };
  return {
    told,
    made,
    focus,
    onSeen,
    onTold: setTold,
    onAddChapter: (role) => {
      const added = story === null ? null : addChapter(story, role);
      if (added === null || !newPage(added.story, added.chapter, null)) setTold(t('stories.told.full'));
      else setTold(t('stories.told.chapterAdded'));
    },
    onChapter: (action, chapter) => {
      if (story === null) return;
      const title = name(chapter.title);
      if (action === 'addPage')
        setTold(t(newPage(story, chapter.id, null) ? 'stories.told.pageAdded' : 'stories.told.full', { title }));
      else if (action === 'remove') {
        const next = removeChapter(story, chapter.id);
        change(next);
        const near = story.chapters.indexOf(chapter);
        const left = next.chapters[near] ?? next.chapters[near - 1];
        if (left !== undefined) focusOn(`chapter ${left.id}`);
        setTold(t('stories.told.chapterRemoved', { title }));
      } else {
        const next = moveChapter(story, chapter.id, action === 'up' ? -1 : 1);
        change(next);
        focusOn(`chapter ${chapter.id}`);
        const at = next.chapters.findIndex(({ id }) => id === chapter.id);
        setTold(t('stories.told.chapterMoved', { title, at: at + 1, count: next.chapters.length }));
      }
    },
    onPage: (action, page, chapter) => {
      if (story === null) return;
      const title = name(chapter.title);
      if (action === 'addPage')
        setTold(t(newPage(story, chapter.id, page.id) ? 'stories.told.pageAdded' : 'stories.told.full', { title }));
      else if (action === 'remove') {
        const pages = storyPages(story, audience).map((one) => one.page.id);
        const at = pages.indexOf(page.id);
        const near = pages[at + 1] ?? pages[at - 1];
        change(removePage(story, page.id));
        if (near !== undefined) {
          open(near);
          focusOn(`page ${near}`);
        }
        setTold(t('stories.told.pageRemoved', { title: name(page.message) }));
      } else {
        const next = movePage(story, page.id, action === 'up' ? -1 : 1, isShown);
        change(next);
        focusOn(`page ${page.id}`);
        const into = next.chapters.find(({ pages }) => pages.some(({ id }) => id === page.id));
        const shown = into?.pages.filter(isShown) ?? [];
        setTold(
          t('stories.told.pageMoved', {
            title: name(page.message),
            at: shown.findIndex(({ id }) => id === page.id) + 1,
            count: shown.length,
            chapter: name(into?.title ?? {}),
          }),
        );
      }
    },
  };
}
