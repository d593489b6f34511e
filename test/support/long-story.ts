import type { Story, StoryPage } from '#shared/story/schema.ts';

/** The story with its pages told again and again, up to so many; figures and values are shared, as in a real long one. */
export function longStory(story: Story, { id, pages }: { id: string; pages: number }): Story {
  const told = story.chapters.reduce((sum, chapter) => sum + chapter.pages.length, 0);
  let missing = pages - told;
  const chapters = story.chapters.map((chapter, at) => {
    const last = at === story.chapters.length - 1;
    const share = last ? missing : Math.min(missing, Math.ceil(((pages - told) * chapter.pages.length) / told));
    missing -= share;
    const again = Array.from({ length: Math.max(0, share) }, (_, index): StoryPage => {
      const page = chapter.pages[index % chapter.pages.length]!;
      return { ...page, id: `${page.id}-again-${index + 1}`.slice(-80) };
    });
    return { ...chapter, pages: [...chapter.pages, ...again] };
  });
  return { ...story, id, chapters, signoff: [] };
}
