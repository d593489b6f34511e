import { LANGUAGES } from '#shared/domain/language.ts';
import { partsOf } from '../template.ts';
import { sees } from '../tell.ts';
import type { Story, StoryPage } from '../schema.ts';
import { fault, pagesOf, writtenTexts } from './check.ts';
import type { Rule } from './check.ts';

/** Our own limit for a page that decision-makers read. */
const WORDS = 220;

const TECHNICAL =
  /\b(?:AUC|ROC|PSI|SHAP|KS|Gini|Brier|log[ -]?loss|p-value|p = |kappa|logit|log-odds|ECE|ALE|PDP|CBPE|RMSE|MAE|F1)\b/u;

/** An identifier of the log: a long run of digits and letters, or a number with leading zeros. */
const IDENTIFIER = /\b(?:0\d{4,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{9,}|[A-Z]{1,4}[-_]?\d{5,})\b/u;

export const audienceRules: readonly Rule[] = [
  {
    id: 'A1',
    pillar: 'audience',
    level: 'warns',
    check: ({ story }) => [
      ...(story.audiences.length === 0 || story.minutes === null ? [fault(null, 'A1.unset')] : []),
      ...pagesOf(story).flatMap(({ page }) => {
        const count = Math.max(...LANGUAGES.map((language) => wordsOn(story, page, language)));
        return count > WORDS ? [fault(page, 'A1.words', { count, limit: WORDS })] : [];
      }),
    ],
  },
  {
    id: 'A2',
    pillar: 'audience',
    level: 'warns',
    check: ({ story }) =>
      shownToDecision(story).flatMap(({ page, template }) => {
        const term = TECHNICAL.exec(wordsOf(template))?.[0];
        return term === undefined ? [] : [fault(page, 'A2.bad', { term: term.trim() })];
      }),
  },
  {
    id: 'A3',
    pillar: 'audience',
    level: 'blocks',
    check: ({ story }) =>
      writtenTexts(story).flatMap(({ page, template }) => {
        const text = IDENTIFIER.exec(wordsOf(template))?.[0];
        return text === undefined ? [] : [fault(page, 'A3.bad', { text })];
      }),
  },
];

export function wordsOn(story: Story, page: StoryPage, language: 'en' | 'fr'): number {
  return shownToDecision(story)
    .filter((one) => one.page.id === page.id && one.language === language)
    .reduce((sum, { template }) => sum + (template.match(/\{\{[^}]*\}\}|[\p{L}\d’'-]+/gu)?.length ?? 0), 0);
}

function shownToDecision(story: Story): ReturnType<typeof writtenTexts> {
  return writtenTexts(story).filter(
    ({ page, block }) => sees(page, 'decision') && (block === null || sees(block, 'decision')),
  );
}

function wordsOf(template: string): string {
  return partsOf(template)
    .map((part) => (part.kind === 'words' ? part.text : ' '))
    .join('');
}
