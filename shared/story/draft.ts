import { periodRange } from '#shared/domain/period.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { sortFindings } from '#shared/domain/finding.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { figuresOf, findingsOf, heldAt } from './answers.ts';
import type { Answered } from './answers.ts';
import { CHAPTER_TITLES, NOTHING_FOUND, RECIPES, changeRank, chapterOf, explorePlace } from './arc.ts';
import { bindPhrase } from './bind-phrase.ts';
import type { BothWords } from './bind-phrase.ts';
import { casePages } from './draft-cases.ts';
import type { DraftedCase } from './draft-cases.ts';
import { CHAPTER_ROLES, STORY_FORMAT } from './schema.ts';
import type { Block, Chapter, ChapterRole, KnownBlock, Objective, Story, StoryPage, StoryTemplate } from './schema.ts';

export type DraftInput = {
  id: string;
  template: StoryTemplate;
  title: LocalText;
  objective: Objective;
  snapshot: Story['snapshot'];
  answers: readonly Answered[];
  challenges: Extract<KnownBlock, { type: 'challenge-list' }>['stored'];
  cases: readonly DraftedCase[];
  words: BothWords;
};

type Draft = Pick<Story, 'bindings' | 'figures'> & { input: DraftInput; titles: Set<string> };

/** Titles first, then what they rest on: so many lines of account a decision-maker reads. */
const LINES_FOR_ALL = 2;

/**
 * The first story of a project, written from what its analyses found: seven chapters, each finding a page whose values
 * are bound to the data, in French and English. What cannot be told is said in its place.
 */
export function draftStory(input: DraftInput): Story {
  const recipe = RECIPES[input.template];
  const draft: Draft = { bindings: {}, figures: {}, input, titles: new Set() };
  const chapters = CHAPTER_ROLES.flatMap((role): Chapter[] => {
    const most = recipe.pages[role];
    return most === undefined ? [] : [chapter(draft, role, most)];
  });
  return {
    tribune: STORY_FORMAT,
    id: input.id,
    template: input.template,
    lang: ['en', 'fr'],
    title: input.title,
    objective: input.objective,
    audiences: [
      { id: 'decision', depth: 1 },
      { id: 'expert', depth: 2 },
      { id: 'audit', depth: 3 },
    ],
    minutes: recipe.minutes,
    limits: { maxAgeDays: 365, maxMissing: 0.2, minGroup: 30 },
    snapshot: input.snapshot,
    bindings: draft.bindings,
    figures: draft.figures,
    chapters,
    waived: [],
    signoff: [],
  };
}

function chapter(draft: Draft, role: ChapterRole, most: number): Chapter {
  const found = draft.input.answers
    .flatMap((answered) => findingsOf(answered).map((finding) => ({ answered, finding })))
    .filter(({ answered, finding }) => chapterOf(answered.analysis, finding) === role);
  const order = inOrder(role, found);
  const pages = order
    .slice(0, most)
    .flatMap((finding) => {
      const from = found.find((one) => one.finding === finding);
      return from === undefined ? [] : [findingPage(draft, role, from.answered, finding)];
    })
    .filter((page) => isNew(draft, page.message));
  const none = pages.length === 0 ? NOTHING_FOUND[role] : undefined;
  const all = [
    ...(role === 'decision' ? [openingPage()] : []),
    ...pages,
    ...(none === undefined ? [] : [absentPage(role, none)]),
    ...(role === 'why' ? casePages(draft.input.cases) : []),
    ...(role === 'risks' ? [limitsPage(draft)] : []),
    ...(role === 'ask' ? [closingPage()] : []),
  ];
  return {
    id: role,
    role,
    title: CHAPTER_TITLES[role],
    ...(['decision', 'change', 'ask'].includes(role) ? {} : { context: true }),
    pages: role === 'change' ? withMeasure(all) : all,
  };
}

/** What a chapter begins with: who is there before what lacks, a comparison before what could be gained. */
function inOrder(role: ChapterRole, found: readonly { answered: Answered; finding: Finding }[]): Finding[] {
  const byWeight = sortFindings(found.map(({ finding }) => finding));
  if (role === 'population') return byWeight.reverse();
  if (role !== 'change') return byWeight;
  const rank = new Map(found.map(({ answered, finding }) => [finding.id, changeRank(answered.analysis)]));
  return byWeight.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
}

function isNew({ titles }: Draft, message: LocalText): boolean {
  const title = message.en ?? '';
  if (titles.has(title)) return false;
  titles.add(title);
  return true;
}

function findingPage(draft: Draft, role: ChapterRole, answered: Answered, finding: Finding): StoryPage {
  const { words } = draft.input;
  const means = { words, bindings: draft.bindings };
  const at = `finding:${finding.id}`;
  const message = bindPhrase(finding.title, `${at}/title`, answered, means);
  const figure = figureBlock(draft, answered, finding);
  const lines = finding.account.map((phrase, index): Block => {
    const template = bindPhrase(phrase, `${at}/account/${index}`, answered, means);
    return {
      type: 'text',
      template,
      ...(index < LINES_FOR_ALL ? {} : { audience: ['expert', 'audit'] }),
    };
  });
  return {
    id: pageId(finding.id),
    message,
    ...((message.en ?? '').includes('{{') ? {} : { noNumber: true }),
    place: { page: explorePlace(role, finding), tab: finding.link?.focus ?? null },
    blocks: [...(figure === null ? [] : [figure]), ...lines],
  };
}

function figureBlock(draft: Draft, answered: Answered, finding: Finding): Block | null {
  const stored = figuresOf(answered).find((one) => one.id === finding.figure);
  if (stored === undefined) return null;
  const id = pageId(stored.id);
  draft.figures[id] ??= storedFigure(answered, stored, draft.input.snapshot);
  return { type: 'figure', figure: id, table: true };
}

/** A figure with where it comes from, as a story keeps it. */
export function storedFigure(
  { analysis, params, provenance }: Answered,
  stored: Story['figures'][string]['stored'],
  { dataset }: Pick<Story['snapshot'], 'dataset'>,
): Story['figures'][string] {
  const { data, rows, models, selection } = provenance;
  const { where, ...others } = selection;
  return {
    analysis,
    params,
    figure: stored.id,
    stored,
    source: {
      data,
      rows: rows === 0 ? dataset.rows : rows,
      period: periodOf(selection, dataset),
      selection: { ...others, ...(where === undefined ? {} : { where: [...where] }) },
      models,
    },
  };
}

/** The days of the rows: those that were chosen where any were, else those of the data. */
function periodOf(
  { period, from: first, to: last }: Selection,
  dataset: Story['snapshot']['dataset'],
): { from: string; to: string } | null {
  const chosen = period === undefined ? null : periodRange(period);
  const [from, to] = [chosen?.from ?? first ?? dataset.from, chosen?.to ?? last ?? dataset.to];
  return from === null || to === null ? null : { from, to };
}

/** The id of a figure or a finding, as an id of a story. */
export function pageId(id: string): string {
  return id.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 80);
}

const MEASURE: LocalText = {
  en: 'The measure is {{objective.kpi}}; the target is {{objective.target}}, compared with {{objective.baseline}}.',
  fr: 'La mesure est : {{objective.kpi}} ; la cible est {{objective.target}}, face à : {{objective.baseline}}.',
};

function withMeasure(pages: readonly StoryPage[]): StoryPage[] {
  return pages.map((page, index) =>
    index === 0 ? { ...page, blocks: [...page.blocks, { type: 'text', template: MEASURE }] } : page,
  );
}

function openingPage(): StoryPage {
  return {
    id: 'opening',
    message: {
      en: 'We ask for one decision: {{objective.decision}}.',
      fr: 'Nous demandons une décision : {{objective.decision}}.',
    },
    noNumber: true,
    place: { page: 'data', tab: 'framing' },
    blocks: [
      { type: 'ask', template: { en: '{{objective.objective}}.', fr: '{{objective.objective}}.' } },
      {
        type: 'text',
        template: { en: 'It is about: {{objective.population}}.', fr: 'Il s’agit de : {{objective.population}}.' },
      },
      { type: 'text', template: MEASURE },
    ],
  };
}

function closingPage(): StoryPage {
  return {
    id: 'closing',
    message: {
      en: 'A decision is wanted by {{objective.due}}.',
      fr: 'La date attendue de la décision : {{objective.due}}.',
    },
    noNumber: true,
    place: { page: 'audit', tab: null },
    blocks: [
      {
        type: 'ask',
        decision: true,
        template: {
          en: '{{objective.decision}}. Who decides: {{objective.owner}}; by {{objective.due}}.',
          fr: '{{objective.decision}}. Qui décide : {{objective.owner}} ; date : {{objective.due}}.',
        },
      },
      { type: 'text', template: MEASURE },
    ],
  };
}

function absentPage(role: ChapterRole, { title, needs }: { title: LocalText; needs: LocalText }): StoryPage {
  return {
    id: `missing-${role}`,
    message: title,
    noNumber: true,
    place: { page: 'data', tab: null },
    blocks: [{ type: 'text', template: needs }],
  };
}

/** What is not known yet, and what is contested: the page that makes the others credible. */
function limitsPage({ bindings, input }: Draft): StoryPage {
  const overview = input.answers.find((one) => one.analysis === 'overview');
  const bound = (name: string, path: string): boolean => {
    if (overview === undefined) return false;
    const held = heldAt(overview, path);
    if (held === null || held.value === null) return false;
    bindings[name] = {
      analysis: 'overview',
      params: overview.params,
      path,
      ...held,
      interval: null,
      format: 'integer',
      signed: false,
    };
    return true;
  };
  const isUnknown = bound('outcomes_unknown', 'outcomes.unknown');
  const isImmature = bound('outcomes_immature', 'outcomes.immature');
  const rows = bound('cases_all', 'rows');
  return {
    id: 'limits',
    message:
      isUnknown && rows
        ? {
            en: 'Of {{cases_all}} cases, {{outcomes_unknown}} have no known outcome yet.',
            fr: 'Sur {{cases_all}} dossiers, {{outcomes_unknown}} n’ont pas encore de résultat connu.',
          }
        : { en: 'These are the limits of what we know.', fr: 'Voici les limites de ce que nous savons.' },
    ...(isUnknown && rows ? {} : { noNumber: true }),
    place: { page: 'audit', tab: 'challenges' },
    blocks: [
      ...(isImmature
        ? [
            {
              type: 'text' as const,
              template: {
                en: '{{outcomes_immature}} of them are too young to be judged.',
                fr: '{{outcomes_immature}} d’entre eux sont trop récents pour être jugés.',
              },
            },
          ]
        : []),
      { type: 'challenge-list', status: ['open', 'underReview', 'reopened'], stored: input.challenges },
      ...(input.snapshot.absent.length === 0
        ? []
        : [
            {
              type: 'text' as const,
              audience: ['expert' as const, 'audit' as const],
              template: absentAnalyses(input.snapshot.absent.map((one) => one.analysis)),
            },
          ]),
    ],
  };
}

function absentAnalyses(names: readonly string[]): LocalText {
  const list = names.join(', ');
  return { en: `Not told here, for want of data: ${list}.`, fr: `Non dit ici, faute de données : ${list}.` };
}
