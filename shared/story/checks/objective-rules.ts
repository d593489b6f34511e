import { LANGUAGES } from '#shared/domain/language.ts';
import { chipsOf } from '../template.ts';
import type { Chapter, Story } from '../schema.ts';
import { fault, lacking, writtenTexts } from './check.ts';
import type { Rule } from './check.ts';

const MEASURE = /^objective\.(?:kpi|target|baseline)$/;

export const objectiveRules: readonly Rule[] = [
  {
    id: 'O1',
    pillar: 'objective',
    level: 'blocks',
    check: ({ story: { objective } }) =>
      lacking(null, 'O1.bad', [
        ...(objective.kpi.trim() === '' ? ['kpi'] : []),
        ...(objective.unit.trim() === '' ? ['unit'] : []),
        ...(objective.target === null ? ['target'] : []),
        ...(objective.baseline.trim() === '' ? ['baseline'] : []),
      ]),
  },
  {
    id: 'O2',
    pillar: 'objective',
    level: 'blocks',
    check: ({ story: { objective } }) =>
      lacking(
        null,
        'O2.bad',
        (['decision', 'population'] as const).filter((part) => objective[part].trim() === ''),
      ),
  },
  {
    id: 'O3',
    pillar: 'objective',
    level: 'warns',
    check: ({ story }) =>
      story.chapters
        .filter((chapter) => chapter.context !== true && !citesMeasure(story, chapter))
        .map((chapter) =>
          fault(chapter.pages[0] ?? null, 'O3.bad', {
            chapter: { text: chapter.title, otherwise: chapter.id },
          }),
        ),
  },
];

function citesMeasure(story: Story, chapter: Chapter): boolean {
  const pages = new Set(chapter.pages.map((page) => page.id));
  return LANGUAGES.some((one) =>
    writtenTexts(story).some(
      ({ page, template, language }) =>
        language === one && pages.has(page.id) && chipsOf(template).some(({ name }) => MEASURE.test(name)),
    ),
  );
}
