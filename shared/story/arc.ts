import { PAGES } from '#shared/domain/finding.ts';
import type { Finding, PageId } from '#shared/domain/finding.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { Audience, ChapterRole, StoryTemplate } from './schema.ts';

/** Which question of the arc an analysis answers. Those that are not here follow the page their findings open. */
const CHAPTER_OF: Readonly<Record<string, ChapterRole>> = {
  overview: 'population',
  performance: 'baseline',
  value: 'change',
  threshold: 'change',
  gains: 'change',
  calibration: 'baseline',
  segments: 'risks',
  fairness: 'risks',
  importance: 'why',
  effect: 'why',
  parsimony: 'why',
  'ab-test': 'change',
  shadow: 'change',
  quality: 'risks',
  'quality-over-time': 'risks',
  replay: 'risks',
  challenges: 'risks',
  drift: 'risks',
  adversarial: 'risks',
  concept: 'risks',
  'estimated-performance': 'risks',
  retraining: 'ask',
  readiness: 'risks',
};

const CHANGE = ['ab-test', 'shadow', 'value', 'gains', 'threshold'];

/** A measured comparison first, then what was brought, then what another rule would bring. */
export function changeRank(analysis: string): number {
  const at = CHANGE.indexOf(analysis);
  return at < 0 ? CHANGE.length : at;
}

const CHAPTER_OF_PAGE: Readonly<Record<PageId, ChapterRole>> = {
  home: 'population',
  stories: 'population',
  data: 'population',
  results: 'baseline',
  model: 'why',
  cases: 'why',
  outcomes: 'change',
  stability: 'risks',
  audit: 'risks',
};

export function chapterOf(analysis: string, finding: Finding): ChapterRole {
  return CHAPTER_OF[analysis] ?? (finding.state === 'act' ? 'risks' : CHAPTER_OF_PAGE[finding.link?.page ?? 'home']);
}

const PAGE_OF: Readonly<Record<ChapterRole, PageId>> = {
  decision: 'data',
  population: 'data',
  baseline: 'results',
  change: 'results',
  why: 'model',
  risks: 'stability',
  ask: 'audit',
};

/** Where the figures of a page are explored. */
export function explorePlace(role: ChapterRole, finding: Finding | null): PageId {
  const page = finding?.link?.page;
  return page !== undefined && PAGES.includes(page) ? page : PAGE_OF[role];
}

/** What a template tells: how many findings a chapter at most, and for whom it is written first. */
export const RECIPES: Readonly<
  Record<StoryTemplate, { audience: Audience; minutes: number; pages: Partial<Record<ChapterRole, number>> }>
> = {
  committee: {
    audience: 'decision',
    minutes: 10,
    pages: { decision: 0, population: 2, baseline: 2, change: 3, why: 2, risks: 3, ask: 0 },
  },
  experts: {
    audience: 'expert',
    minutes: 25,
    pages: { decision: 0, population: 3, baseline: 3, change: 4, why: 6, risks: 6, ask: 1 },
  },
  audit: {
    audience: 'audit',
    minutes: 40,
    pages: { decision: 0, population: 8, baseline: 8, change: 8, why: 8, risks: 12, ask: 2 },
  },
  weekly: {
    audience: 'decision',
    minutes: 3,
    pages: { decision: 0, population: 1, change: 2, risks: 3, ask: 1 },
  },
};

export const CHAPTER_TITLES: Readonly<Record<ChapterRole, LocalText>> = {
  decision: { en: 'The decision and its aim', fr: 'La décision et son objectif' },
  population: { en: 'Who is concerned', fr: 'Qui est concerné' },
  baseline: { en: 'Where we stand', fr: 'Où nous en sommes' },
  change: { en: 'What the model changes', fr: 'Ce que le modèle change' },
  why: { en: 'Why it decides so', fr: 'Pourquoi il décide ainsi' },
  risks: { en: 'What could go wrong', fr: 'Ce qui pourrait mal tourner' },
  ask: { en: 'What we ask you to decide', fr: 'Ce que nous vous demandons de décider' },
};

/** Said in place of a chapter that no answer fills. */
export const NOTHING_FOUND: Readonly<Partial<Record<ChapterRole, { title: LocalText; needs: LocalText }>>> = {
  population: {
    title: { en: 'Who is concerned cannot be told yet.', fr: 'On ne peut pas encore dire qui est concerné.' },
    needs: { en: 'It takes a prediction log.', fr: 'Il y faut un journal de prédictions.' },
  },
  baseline: {
    title: { en: 'Where we stand cannot be told yet.', fr: 'On ne peut pas encore dire où nous en sommes.' },
    needs: {
      en: 'It takes scores and outcomes that are known.',
      fr: 'Il y faut des scores et des résultats connus.',
    },
  },
  change: {
    title: {
      en: 'What the model changes cannot be told yet.',
      fr: 'On ne peut pas encore dire ce que le modèle change.',
    },
    needs: {
      en: 'It takes outcomes, and a test against the former way or what right and wrong decisions are worth.',
      fr: 'Il y faut des résultats, et un essai face à la façon d’avant ou la valeur des bonnes et mauvaises décisions.',
    },
  },
  why: {
    title: {
      en: 'Why the model decides so cannot be told yet.',
      fr: 'On ne peut pas encore dire pourquoi le modèle décide ainsi.',
    },
    needs: { en: 'It takes the bundle of the model.', fr: 'Il y faut le paquet du modèle.' },
  },
};
