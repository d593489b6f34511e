import type { LocalText } from '#shared/domain/language.ts';
import type { LivingBlock } from './living-blocks.ts';
import type { PutWhere } from './put-figure.ts';
import { changePage } from './pages.ts';
import type { Story } from './schema.ts';
import { addBlock, addPage } from './structure.ts';

const TITLES: Readonly<Record<LivingBlock['type'], LocalText>> = {
  case: { en: 'A real case shows what weighed.', fr: 'Un dossier réel montre ce qui a pesé.' },
  'challenge-list': { en: 'These decisions are contested.', fr: 'Ces décisions sont contestées.' },
};

/**
 * A case or a list of challenges at the foot of a page, or on a page of its own at the end of a chapter.
 *
 * @returns the story and the page that holds it; null where there is no such place or no room
 */
export function putBlock(story: Story, block: LivingBlock, where: PutWhere): { story: Story; page: string } | null {
  const made = 'page' in where ? { story, page: where.page } : addPage(story, where.chapter);
  const added = made === null ? null : addBlock(made.story, made.page, block);
  if (made === null || added === null) return null;
  if ('page' in where) return { story: added.story, page: made.page };
  const titled = changePage(added.story, made.page, (page) => ({
    ...page,
    message: TITLES[block.type],
    noNumber: true,
    place: block.type === 'case' ? { page: 'cases', tab: null } : { page: 'audit', tab: 'challenges' },
  }));
  return { story: titled, page: made.page };
}
