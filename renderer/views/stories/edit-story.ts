import type { Language, LocalText } from '#shared/domain/language.ts';
import { changePage } from '#shared/story/pages.ts';
import type { Audience, Block, Story, StoryPage } from '#shared/story/schema.ts';

export function changeBlock(story: Story, page: string, at: number, change: (block: Block) => Block): Story {
  return changePage(story, page, (one) => ({
    ...one,
    blocks: one.blocks.map((block, index) => (index === at ? change(block) : block)),
  }));
}

/** The texts of a block that can be edited in place, by the name of their field. */
export function editedField(block: Block): 'template' | 'text' | null {
  if (['text', 'callout', 'quote', 'ask'].includes(block.type)) return 'template';
  return block.type === 'notes' ? 'text' : null;
}

export function written(local: LocalText | undefined, language: Language): string {
  return local?.[language] ?? '';
}

export function withAudience(block: Block, audience: Audience, isSeen: boolean): Block {
  const before: readonly Audience[] = block.audience ?? ['decision', 'expert', 'audit'];
  const next = isSeen ? [...before, audience] : before.filter((one) => one !== audience);
  const { audience: _before, ...others } = block;
  return next.length === 3 ? others : { ...block, audience: next };
}

/** A page without its notes, then with these. */
export function withNotes(page: StoryPage, language: Language, text: string): StoryPage {
  const at = page.blocks.findIndex(({ type }) => type === 'notes');
  const before = at < 0 ? {} : ((page.blocks[at] as { text?: LocalText }).text ?? {});
  const notes: Block = { type: 'notes', text: { ...before, [language]: text } };
  return {
    ...page,
    blocks: at < 0 ? [...page.blocks, notes] : page.blocks.map((block, index) => (index === at ? notes : block)),
  };
}
