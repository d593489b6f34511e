import type { Language, LocalText } from '#shared/domain/language.ts';
import { changePage } from '#shared/story/pages.ts';
import type { Audience, Block, Story, StoryPage } from '#shared/story/schema.ts';

export function changeBlock(story: Story, page: string, at: number, change: (block: Block) => Block): Story {
  return changePage(story, page, (one) => ({
    ...one,
    blocks: one.blocks.map((block, index) => (index === at ? change(block) : block)),
  }));
}

/** A field of a block that holds words in each language. */
export type EditedField = 'template' | 'caption' | 'name';

/** The field of a block in which values can be put, where it has one. */
export function fieldOf(block: Block): EditedField | null {
  if (['text', 'callout', 'quote', 'ask'].includes(block.type)) return 'template';
  return block.type === 'figure' && 'caption' in block && block.caption !== undefined ? 'caption' : null;
}

/** A block with other words in one language; a caption that has none in any language leaves. */
export function withField(
  block: Block,
  field: EditedField,
  { language, text }: { language: Language; text: string },
): Block {
  const before = (block as Record<string, unknown>)[field] as LocalText | undefined;
  const next = { ...before, [language]: text };
  if (field !== 'caption' || before === undefined || Object.values(next).some((one) => (one ?? '').trim() !== ''))
    return { ...block, [field]: next };
  const { caption: _caption, ...others } = block as Record<string, unknown>;
  return others as Block;
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
