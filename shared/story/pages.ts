import type { Story, StoryPage } from './schema.ts';

/** The story with one page changed. */
export function changePage(story: Story, id: string, change: (page: StoryPage) => StoryPage): Story {
  return {
    ...story,
    chapters: story.chapters.map((chapter) => ({
      ...chapter,
      pages: chapter.pages.map((page) => (page.id === id ? change(page) : page)),
    })),
  };
}
