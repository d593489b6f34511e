import { LANGUAGES } from '#shared/domain/language.ts';
import { chipsOf } from '../template.ts';
import { isTranslated } from '../tell.ts';
import { disagreements } from './direction.ts';
import { typedDigits } from './digits.ts';
import { blocksOf, fault, lacking, pagesOf, writtenTexts } from './check.ts';
import type { Fault, Rule } from './check.ts';

/** A sentence has several words and ends like one. */
const SENTENCE = /\S+\s+\S+.*[.?!…]\s*$/su;

export const storyRules: readonly Rule[] = [
  {
    id: 'S1',
    pillar: 'story',
    level: 'warns',
    check: ({ story }) => {
      const seen = new Set<string>();
      return pagesOf(story).flatMap(({ page }): Fault[] => {
        const language = LANGUAGES.find((one) => isTranslated(page.message, one));
        const title = language === undefined ? '' : (page.message[language] ?? '');
        const isTwice = seen.has(title);
        seen.add(title);
        return [
          ...(isTwice ? [fault(page, 'S1.twice', { title })] : []),
          ...(SENTENCE.test(title) ? [] : [fault(page, 'S1.sentence')]),
          ...(page.noNumber === true || chipsOf(title).length > 0 ? [] : [fault(page, 'S1.value')]),
        ];
      });
    },
  },
  {
    id: 'S2',
    pillar: 'story',
    level: 'blocks',
    check: ({ story }) => {
      const pages = pagesOf(story).map(({ page }) => page);
      const [first, last] = [pages[0], pages.at(-1)];
      const asks =
        last !== undefined && blocksOf(last).some((block) => block.type === 'ask' && block.decision === true);
      return [
        ...(first !== undefined && blocksOf(first).some((block) => block.type === 'ask')
          ? []
          : [fault(first ?? null, 'S2.first')]),
        ...lacking(last ?? null, 'S2.last', [
          ...(asks ? [] : ['ask']),
          ...(story.objective.owner.trim() === '' ? ['owner'] : []),
          ...(story.objective.due === null ? ['due'] : []),
        ]),
      ];
    },
  },
  {
    id: 'S3',
    pillar: 'story',
    level: 'blocks',
    check: ({ story }) =>
      pagesOf(story).some(
        ({ page, chapter }) =>
          chapter.role === 'risks' && blocksOf(page).some((block) => block.type === 'challenge-list'),
      )
        ? []
        : [fault(null, 'S3.bad')],
  },
  {
    id: 'S4',
    pillar: 'story',
    level: 'blocks',
    check: ({ story }) =>
      writtenTexts(story).flatMap(({ template, language, page }) =>
        typedDigits(story, template, language).map((digits) => fault(page, 'S4.bad', { digits })),
      ),
  },
  {
    id: 'S5',
    pillar: 'story',
    level: 'blocks',
    check: ({ story }) =>
      writtenTexts(story).flatMap(({ template, language, page }) =>
        disagreements(story, template, language).map(({ word, value }) => fault(page, 'S5.bad', { word, value })),
      ),
  },
  {
    id: 'S6',
    pillar: 'story',
    level: 'blocks',
    check: ({ moved }) =>
      moved === null
        ? [fault(null, 'S6.unchecked')]
        : moved.length === 0
          ? []
          : [fault(null, 'S6.bad', { count: moved.length })],
  },
];
