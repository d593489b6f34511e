import { PAGES } from '#shared/domain/finding.ts';
import type { PageId } from '#shared/domain/finding.ts';
import { isKnownBlock } from '#shared/story/schema.ts';
import type { Audience, Story, StoryPage } from '#shared/story/schema.ts';
import { sees } from '#shared/story/tell.ts';
import { routeOfLink } from '#renderer/state/route.ts';
import type { Route } from '#renderer/state/route.ts';

/** Where the figures behind a page are explored, with the filters they were taken with; null where it names no place. */
export function behindPage(story: Story, page: StoryPage, audience: Audience): Route | null {
  const place = page.place;
  if (place === undefined || !PAGES.includes(place.page as PageId)) return null;
  const shown = page.blocks.find((block) => isKnownBlock(block) && block.type === 'figure' && sees(block, audience));
  const source =
    shown !== undefined && isKnownBlock(shown) && shown.type === 'figure' ? story.figures[shown.figure] : undefined;
  return routeOfLink(
    {
      label: { key: '' },
      page: place.page as PageId,
      selection: source?.source.selection ?? story.snapshot.selection,
      ...(place.tab === null ? {} : { focus: place.tab }),
    },
    {},
  );
}
