import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createClient } from '#shared/contract/client.ts';
import type { Framing } from '#shared/contract/projects.ts';
import type { BundleRole } from '#shared/domain/bundle.ts';
import type { Language, LocalText } from '#shared/domain/language.ts';
import type { Chapter, ChapterRole } from '#shared/story/schema.ts';
import { openEngine } from '#electron/open-engine.ts';

/** Makes the two example projects from `resources/examples`, at a fixed date; part of the build. */
type Example = {
  id: string;
  name: string;
  language: Language;
  bundles: { folder: string; role: BundleRole }[];
  /** Names of columns that no model reads, so that no bundle names them. */
  labels: Record<string, LocalText>;
  outcomeWindowDays: number;
  asOf: string;
  framing: Framing;
  story: { title: LocalText; baseline: string; due: string };
};

const root = resolve(import.meta.dirname, '../..');
const sources = join(root, 'resources', 'examples');
const target = join(root, 'dist', 'examples');

const EXAMPLES: Example[] = [
  {
    id: 'credit',
    name: 'Consumer credit',
    language: 'en',
    bundles: [
      { folder: 'bundle', role: 'champion' },
      { folder: 'bundle-baseline', role: 'baseline' },
    ],
    labels: {
      Marital: { en: 'Marital status', fr: 'Situation familiale' },
      channel: { en: 'Channel', fr: 'Canal' },
    },
    outcomeWindowDays: 120,
    asOf: '2025-09-01',
    framing: {
      objective: 'Lend to more people who repay, without lending more to people who do not.',
      dataObjective: 'Estimate, for each application, the risk that the loan is not repaid.',
      decision: 'Refuse the applications whose estimated risk is 35% or more.',
      population: 'People who apply for a consumer loan in a branch, by phone or on the web.',
      kpi: 'Gain per application',
      kpiUnit: 'EUR',
      kpiTarget: 250,
      kpiDirection: 'up',
      scope: 'Applications from January to June 2025; renewals are left out.',
      successCriterion: 'Decisions taken with the model bring at least €250 more per application than the former way.',
      owner: 'Head of consumer credit',
    },
    story: {
      title: { en: 'June review for the credit committee', fr: 'Revue de juin pour le comité de crédit' },
      baseline: 'the former way',
      due: '2025-09-30',
    },
  },
  {
    id: 'churn',
    name: 'Départs de clients, centre d’appels',
    language: 'fr',
    bundles: [
      { folder: 'bundle-2.0.0', role: 'former' },
      { folder: 'bundle-baseline', role: 'baseline' },
      { folder: 'bundle', role: 'champion' },
    ],
    labels: { female: { en: 'Woman', fr: 'Femme' } },
    outcomeWindowDays: 60,
    asOf: '2025-05-20',
    framing: {
      objective: 'Garder les clients qui allaient partir, sans appeler ceux qui restent.',
      dataObjective: 'Estimer, pour chaque client, la probabilité de partir dans les 60 jours.',
      decision: 'Appeler les clients chauds, à partir de 45 %.',
      population: 'Les clients du téléphone et d’internet, une fois par mois.',
      kpi: 'Marge par client sur 60 jours',
      kpiUnit: 'EUR',
      kpiTarget: 2,
      kpiDirection: 'up',
      scope: 'D’octobre 2024 à mars 2025 : deux mois en fantôme, puis un essai sur quatre mois.',
      successCriterion: 'Les clients appelés rapportent plus que les autres, coût des appels compris.',
      owner: 'Responsable du centre d’appels',
    },
    story: {
      title: { en: 'Does calling them keep them?', fr: 'Appeler les clients chauds les fait-il rester ?' },
      baseline: 'les clients qu’on n’appelle pas',
      due: '2025-06-15',
    },
  },
];

/** What the stories of the examples are told from: enough for every chapter, and quickly computed. */
const TOLD = [
  'overview',
  'quality',
  'performance',
  'calibration',
  'value',
  'threshold',
  'gains',
  'ab-test',
  'importance',
  'challenges',
  'replay',
  'explain',
];

/** What the speaker says on the first page of a chapter; the room does not see it. */
const NOTES: Record<ChapterRole, LocalText> = {
  decision: {
    en: 'Say the decision first, then who takes it. Everything else is there to help decide.',
    fr: 'Dire d’abord la décision, puis qui la prend. Tout le reste aide à décider.',
  },
  population: {
    en: 'Who is in these figures, and who is not yet: the last months lack outcomes.',
    fr: 'Qui est dans ces chiffres, et qui n’y est pas encore : il manque des résultats aux derniers mois.',
  },
  baseline: {
    en: 'People before percentages. If somebody asks how it was computed, press E.',
    fr: 'Les personnes avant les pourcentages. Si l’on demande le calcul, appuyer sur E.',
  },
  change: {
    en: 'Read the interval aloud, both ends. Compare with the former way, never with nothing.',
    fr: 'Lire l’intervalle à voix haute, des deux côtés. Comparer à l’ancienne façon, jamais à rien.',
  },
  why: {
    en: 'These facts weigh in the score; they are not causes.',
    fr: 'Ces faits pèsent dans le score ; ce ne sont pas des causes.',
  },
  risks: {
    en: 'Do not hurry over this chapter: it is what makes the others credible.',
    fr: 'Ne pas passer vite sur ce chapitre : c’est lui qui rend les autres crédibles.',
  },
  ask: {
    en: 'Ask for the decision, then say nothing.',
    fr: 'Demander la décision, puis se taire.',
  },
};

function withNotes(chapter: Chapter): Chapter {
  return {
    ...chapter,
    pages: chapter.pages.map((page, at) =>
      at === 0 ? { ...page, blocks: [...page.blocks, { type: 'notes', text: NOTES[chapter.role] }] } : page,
    ),
  };
}

async function build(example: Example): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tribune-example-'));
  const engine = await openEngine({
    host: 'direct',
    version: 'example',
    dataFolder: join(folder, 'data'),
    examplesFolder: target,
    clock: () => new Date(`${example.asOf}T09:00:00Z`),
    randomId: randomUUID,
    locale: example.language,
    threads: 1,
    networkConnections: () => 0,
  });
  const client = createClient((request) => engine.handle(request, new AbortController().signal), 'http://engine');
  const path = join(folder, `${example.id}.tribune`);
  const project = (
    await client.stream('project.create', {
      target: engine.grant(path),
      name: example.name,
      language: example.language,
    })
  ).id;
  for (const { folder: bundle, role } of example.bundles)
    await client.stream('bundle.add', { project, grant: engine.grant(join(sources, example.id, bundle)), role });
  const files = [engine.grant(join(sources, example.id, 'predictions.parquet'))];
  const preview = await client.stream('import.preview', { project, files });
  const meaning = { ...preview.recipe.meaning, outcomeWindowDays: example.outcomeWindowDays, asOf: example.asOf };
  const columns = preview.recipe.columns.map((column) => {
    const label = example.labels[column.name];
    return label === undefined ? column : { ...column, label };
  });
  const recipe = { ...preview.recipe, columns, meaning };
  const checked = await client.stream('import.check', { project, files, recipe });
  await client.stream('import.commit', { project, session: checked.session });
  await client.call('project.saveFraming', { project, framing: example.framing });
  const draft = await client.stream('stories.draft', { project, template: 'committee', analyses: TOLD });
  const { title, baseline, due } = example.story;
  await client.call('stories.save', {
    project,
    story: {
      ...draft,
      title,
      objective: { ...draft.objective, baseline, due },
      chapters: draft.chapters.map(withNotes),
    },
  });
  await engine.close();
  mkdirSync(target, { recursive: true });
  copyFileSync(path, join(target, `${example.id}.tribune`));
  process.stdout.write(`${example.id}: ${(statSync(path).size / 1e6).toFixed(1)} MB\n`);
  rmSync(folder, { recursive: true, force: true });
}

for (const example of EXAMPLES) await build(example);
