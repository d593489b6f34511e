import { isKnownBlock } from './schema.ts';
import type { Block, KnownBlock, Story } from './schema.ts';

/** Parts that show what the project holds: a real case, the challenges in some states. */
export type LivingBlock = Extract<KnownBlock, { type: 'case' | 'challenge-list' }>;

export function isLiving(block: Block): block is LivingBlock {
  return isKnownBlock(block) && (block.type === 'case' || block.type === 'challenge-list');
}

/** What a part is about: two that show the same are the same. */
export function blockName(block: LivingBlock): string {
  return block.type === 'case' ? block.ref : `challenges:${block.status.join(',')}`;
}

/** Each of them once. */
export function livingBlocks(story: Story): LivingBlock[] {
  const all = story.chapters.flatMap(({ pages }) => pages.flatMap(({ blocks }) => blocks.filter(isLiving)));
  return [...new Map(all.map((block) => [blockName(block), block])).values()];
}

/** The story with what these parts show replaced, wherever they stand. */
export function withLivingBlocks(story: Story, stored: ReadonlyMap<string, LivingBlock>): Story {
  if (stored.size === 0) return story;
  const now = (block: Block): Block => {
    const found = isLiving(block) ? stored.get(blockName(block)) : undefined;
    return found === undefined ? block : { ...block, ...found };
  };
  return {
    ...story,
    chapters: story.chapters.map((chapter) => ({
      ...chapter,
      pages: chapter.pages.map((page) => ({ ...page, blocks: page.blocks.map(now) })),
    })),
  };
}
