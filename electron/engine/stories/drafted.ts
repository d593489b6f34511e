import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { Quality } from '#shared/analyses/quality/schema.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { RECIPES } from '#shared/story/arc.ts';
import { draftStory } from '#shared/story/draft.ts';
import type { Objective, Story, StoryTemplate } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import { listChallenges } from '../challenges/challenges.ts';
import type { ReadDb } from '../db/connection.ts';
import type { Project } from '../project/project.ts';
import { readBundles, readFraming, readName } from '../project/project-state.ts';
import type { Asking } from '../questions/run-analysis.ts';
import { askAll, openQuestions } from './asked.ts';
import type { Asked } from './asked.ts';
import { draftedCases } from './drafted-cases.ts';

type DraftAsked = {
  id: string;
  template: StoryTemplate;
  title: string | undefined;
  analyses: readonly string[] | undefined;
  at: string;
};

/** Writes the first draft of a story from all that the project can answer. @throws AppError CANCELLED */
export async function drafted(project: Project, asked: DraftAsked, asking: Asking): Promise<Story> {
  const found = await askAll(
    project,
    openQuestions().filter(({ analysis }) => asked.analyses?.includes(analysis) ?? true),
    asking,
  );
  const tellsWhy = RECIPES[asked.template].pages.why !== undefined && (asked.analyses?.includes('explain') ?? true);
  const cases = tellsWhy ? await draftedCases(project, { ...asking, progress: () => undefined }) : [];
  return project.file.read(asking.signal, async (db) => {
    const { name } = await readName(db);
    const words = { en: storyWords('en'), fr: storyWords('fr') };
    const titled = (language: 'en' | 'fr'): string =>
      asked.title ?? `${words[language].t(`story.templates.${asked.template}`)} · ${name}`;
    const title: LocalText = { en: titled('en'), fr: titled('fr') };
    return draftStory({
      id: asked.id,
      template: asked.template,
      title,
      objective: await objectiveOf(db),
      snapshot: snapshotOf(found, asked.at, asking.version),
      answers: found.answers,
      challenges: await waitingChallenges(db),
      cases,
      words,
    });
  });
}

/** What the framing sheet says; what it does not ask (by when, compared with what) is left to the story. */
async function objectiveOf(db: ReadDb): Promise<Objective> {
  const framing = await readFraming(db);
  const baseline = (await readBundles(db)).find(({ role }) => role === 'baseline');
  return {
    kpi: framing.kpi,
    unit: framing.kpiUnit,
    direction: framing.kpiDirection,
    target: framing.kpiTarget,
    baseline: baseline === undefined ? '' : `${baseline.name} ${baseline.version}`,
    objective: framing.objective,
    decision: framing.decision,
    population: framing.population,
    owner: framing.owner,
    due: null,
  };
}

export async function waitingChallenges(db: ReadDb): Promise<{
  open: number;
  items: { id: string; state: string; kind: string | null }[];
}> {
  const waiting = (await listChallenges(db)).filter(
    ({ state, stance }) => stance !== 'agree' && ['open', 'underReview', 'reopened'].includes(state),
  );
  return { open: waiting.length, items: waiting.map(({ id, state, kind }) => ({ id, state, kind })) };
}

/** The data, the models and their state at the moment of the draft or the last refresh. */
export function snapshotOf({ answers, absent }: Asked, at: string, engine: string): Story['snapshot'] {
  const overview = answers.find(({ analysis }) => analysis === 'overview');
  const quality = answers.find(({ analysis }) => analysis === 'quality')?.result as Quality | undefined;
  const told = overview?.result as Overview | undefined;
  const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const features = quality?.columns.filter(({ part }) => part === 'feature') ?? [];
  return {
    at,
    dataset: {
      sha256: overview?.provenance.data ?? null,
      rows: told?.rows ?? 0,
      from: told?.period?.from ?? null,
      to: told?.period?.to ?? null,
    },
    selection: {},
    models: overview?.provenance.models ?? [],
    engine,
    seed: null,
    immature: told === undefined || !isEstimated(told.outcomes.immature) ? null : count(told.outcomes.immature),
    unknown: told === undefined || !isEstimated(told.outcomes.unknown) ? null : count(told.outcomes.unknown),
    missing:
      quality === undefined || quality.rows === 0
        ? null
        : Math.max(0, ...features.map(({ missing }) => missing / quality.rows)),
    duplicates: quality?.duplicates ?? null,
    absent,
  };
}
