import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import type { ImportInput, Preview, Question, Reading, imports as contract } from '#shared/contract/imports.ts';
import type { ColumnPart } from '#shared/domain/role.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { NOTHING_SAID } from '#shared/mapping/propose.ts';
import type { Said } from '#shared/mapping/propose.ts';
import type { RoleGuess } from '#shared/mapping/guess-roles.ts';
import type { Meaning, Recipe } from '#shared/mapping/recipe.ts';
import type { EngineContext } from '../context.ts';
import { checkedBundles, storeBundles } from '../models/store-bundle.ts';
import { readBundles as readBundleFiles } from '../models/read-bundle.ts';
import type { Area } from '../handler.ts';
import { openImport } from '../ingest/import-session.ts';
import { linkedFiles } from '../ingest/links.ts';
import { previewFiles } from '../ingest/preview.ts';
import type { Preview as FilesPreview } from '../ingest/preview.ts';
import { readRecipe } from '../ingest/recipe-file.ts';
import { exportRejected, rejectedPage } from '../ingest/rejected-rows.ts';
import { readingOf } from '../ingest/import-run.ts';
import type { Stated } from '../ingest/settled-meaning.ts';
import { leadingBundle, readBundles, readMeaning, readRecipes } from '../project/project-state.ts';
import type { Project } from '../project/project.ts';

export function importsApi({ config, grants, projects, models, inboxFolder }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  const manifestOf = async (project: Project, input: ImportInput): Promise<Manifest | null> => {
    if (input.bundle !== undefined) return onlyManifest(grants.path(input.bundle));
    return leadingBundle(await project.file.read(null, readBundles))?.manifest ?? null;
  };
  const recipeOf = async (project: Project, input: ImportInput): Promise<Recipe | null> => {
    if (input.recipe !== undefined) return input.recipe;
    if (input.recipeFile !== undefined) return readRecipe(grants.path(input.recipeFile));
    if (input.recipeId === undefined) return null;
    return (await project.file.read(null, readRecipes)).find((one) => one.id === input.recipeId)?.recipe ?? null;
  };
  const preview = async (
    input: ImportInput,
  ): Promise<{ manifest: Manifest | null; meaning: Meaning | null; found: FilesPreview }> => {
    const project = projects.get(input.project);
    const [manifest, recipe, recipes, meaning] = [
      await manifestOf(project, input),
      await recipeOf(project, input),
      await project.file.read(null, readRecipes),
      await project.file.read(null, readMeaning),
    ];
    const paths = input.files.map((grant) => grants.path(grant));
    const sampled = input.link === true ? paths.map((path) => linkedFiles(path).first) : paths;
    const said = { ...saidOf(input), recipe, name: basename(paths[0] ?? '') };
    return { manifest, meaning, found: await previewFiles(sampled, said, { manifest, recipes }) };
  };
  return {
    'import.preview': async (input, { progress }) => {
      progress({ stage: 'sampling', done: 0, total: input.files.length });
      const { manifest, meaning, found } = await preview(input);
      return shownPreview(input, found, { manifest, meaning });
    },
    'import.check': async (input, work) => {
      const project = projects.get(input.project);
      const session = config.randomId();
      const request = {
        paths: input.files.map((grant) => grants.path(grant)),
        outcomesPath: input.outcomes === undefined ? null : grants.path(input.outcomes),
        link: input.link ?? false,
        recipe: input.recipe,
        stated: statedIn(input),
        manifest: await manifestOf(project, input),
        at: now(),
        actor: 'user',
      };
      const bundles =
        input.bundle === undefined
          ? []
          : await checkedBundles(project, grants.path(input.bundle), { ifNew: true }, { ...work, runtime: models });
      const opened = await openImport(project, request, session, inboxFolder, work);
      if (bundles.length > 0)
        opened.afterCommit = async () =>
          void (await storeBundles(project, bundles, { role: null, at: now(), ifNew: true }));
      return { session, report: opened.report };
    },
    'import.commit': async ({ project, session }, { progress }) => {
      const open = sessionOf(projects.get(project), session);
      progress({ stage: 'saving', done: 0, total: null });
      await open.commit(progress);
      return { report: open.report };
    },
    'import.discard': async ({ project, session }) => {
      await sessionOf(projects.get(project), session).discard();
      return {};
    },
    'import.recipes': async ({ project }) => ({
      recipes: (await projects.get(project).file.read(null, readRecipes)).map(({ id, name, recipe }) => ({
        id,
        name,
        recipe,
      })),
    }),
    'import.saveRecipe': async ({ project, recipe, target }) => {
      const found = (await projects.get(project).file.read(null, readRecipes)).find((one) => one.id === recipe);
      if (found === undefined)
        throw new AppError('RECIPE_INVALID', 'no such recipe', { file: String(recipe), key: 'id', found: '' });
      writeFileSync(grants.path(target), `${JSON.stringify(found.recipe, null, 2)}\n`);
      return {};
    },
    'import.rejected': ({ project, source, reason, offset, limit }) =>
      projects.get(project).file.read(null, (db) => rejectedPage(db, { source, reason }, offset, limit)),
    'import.exportRejected': async ({ project, target, flavour }) => ({
      rows: await projects.get(project).file.read(null, (db) => exportRejected(db, grants.path(target), flavour)),
    }),
  };
}

function sessionOf(project: Project, id: string): NonNullable<Project['session']> {
  if (project.session === null || project.session.id !== id) throw new AppError('SESSION_UNKNOWN', 'no such import');
  return project.session;
}

async function onlyManifest(path: string): Promise<Manifest> {
  const bundles = await readBundleFiles(path);
  const champion = bundles.find((one) => one.manifest.model.role === 'champion') ?? bundles[0];
  if (champion === undefined) throw new AppError('BUNDLE_NO_MANIFEST', 'no bundle', { file: basename(path) });
  return champion.manifest;
}

function saidOf({ said }: ImportInput): Said {
  return {
    ...NOTHING_SAID,
    parts: new Map(Object.entries(said?.parts ?? {}) as [string, ColumnPart][]),
    dates: said?.dates ?? null,
    timezone: said?.timezone ?? null,
    sheet: said?.sheet ?? null,
    positive: said?.positive ?? null,
    cutoff: said?.cutoff ?? null,
    asOf: said?.asOf ?? null,
    percent: said?.percent ?? null,
    treatment: said?.treatment ?? null,
  };
}

/** What was said in so many words: by an option, or by a recipe that was given. What was only guessed is not stated. */
function statedIn({ said, recipeFile, recipe }: ImportInput & { recipe: Recipe }): Stated {
  const { meaning } = recipe;
  const isGiven = (option: unknown): boolean => option !== undefined || recipeFile !== undefined;
  return {
    positive: isGiven(said?.positive) ? meaning.positive : null,
    cutoff: isGiven(said?.cutoff) ? meaning.cutoff : null,
    asOf: isGiven(said?.asOf) ? meaning.asOf : null,
    treatment: said?.treatment ?? null,
  };
}

/** Outcomes that come alone ask nothing of the log, and answer where the outcomes are. */
function isOpen(key: Question['key'], input: ImportInput, meaning: Meaning | null): boolean {
  if (input.outcomes !== undefined && (input.files.length === 0 || key === 'missingOutcome')) return false;
  return key !== 'positive' || (meaning?.positive ?? null) === null;
}

const TEXT_SHOWN = 200;
const LABELS_SHOWN = 50;
const LABEL_PARTS: readonly ColumnPart[] = ['outcome', 'arm', 'decision', 'applied_decision', 'phase'];

function shownPreview(
  input: ImportInput,
  { samples, proposal, knownRecipe }: FilesPreview,
  { manifest, meaning }: { manifest: Manifest | null; meaning: Meaning | null },
): Preview {
  return {
    files: samples.map((sample, index) => ({
      grant: input.files[index] ?? '',
      name: sample.detected.name,
      bytes: sample.detected.bytes,
      reading: {
        format: sample.detected.format,
        encoding: sample.detected.encoding,
        compression: sample.detected.compression,
        delimiter: sample.detected.format === 'csv' ? (sample.dialect?.delimiter ?? null) : null,
        quote: sample.dialect?.quote ?? null,
        ...shownReading(readingOf(sample, proposal.recipe)),
        sheet: sample.sheet,
        sheets: sample.sheets,
        dates: proposal.recipe.reading.dates,
      },
      columns: sample.names,
      rowsAbout: sample.rowsAbout,
      rowsExact: sample.rowsExact,
      rows: sample.firstRows.map((row) => row.map((value) => (value === null ? null : value.slice(0, TEXT_SHOWN)))),
      notes: [
        ...(sample.detected.misnamed
          ? [{ key: 'imports.notes.misnamed', values: { format: sample.detected.format } }]
          : []),
        ...(sample.skippedRows > 0
          ? [{ key: 'imports.notes.skippedRows', values: { count: sample.skippedRows } }]
          : []),
      ],
    })),
    guesses: proposal.guesses.map((guess) => shownGuess(guess)),
    questions: proposal.questions
      .filter(({ key }) => isOpen(key, input, meaning))
      .map((question): Question => ({ ...question, option: optionFor(question) })),
    recipe: proposal.recipe,
    knownRecipe: knownRecipe === null ? null : { id: knownRecipe.id, name: knownRecipe.name },
    labels: Object.fromEntries(
      proposal.guesses
        .filter((guess) => LABEL_PARTS.includes(guess.part))
        .map((guess) => [
          guess.part,
          guess.column.distinct.slice(0, LABELS_SHOWN).map((value) => value.slice(0, TEXT_SHOWN)),
        ]),
    ),
    bundle: manifest === null ? null : { name: manifest.model.name, version: manifest.model.version },
    meaningKnown: meaning !== null,
  };
}

function shownReading({ decimal, days }: ReturnType<typeof readingOf>): Pick<Reading, 'decimal' | 'days'> {
  return {
    decimal: decimal === '.' || decimal === ',' ? decimal : null,
    days: days === 'months' || days === 'count' ? days : null,
  };
}

function shownGuess({ column, part, as, confidence, why, alternatives }: RoleGuess): Preview['guesses'][number] {
  const kind =
    column.time !== null
      ? 'time'
      : column.number !== null
        ? 'number'
        : column.native === 'boolean'
          ? 'boolean'
          : 'text';
  return {
    name: column.name,
    part,
    as,
    kind,
    confidence,
    why: {
      key: `mapping.why.${why}`,
      values: { distinct: column.distinct.length, missing: column.missing, rows: column.values.length },
    },
    alternatives,
    samples: column.present.slice(0, 3).map((value) => value.slice(0, TEXT_SHOWN)),
  };
}

/** The option that answers a question on the command line. */
function optionFor(question: Omit<Question, 'option'>): string {
  const first = question.columns[0] ?? question.choices[0] ?? 'COLUMN';
  switch (question.key) {
    case 'dates':
      return '--dates day-first';
    case 'percent':
      return '--percent yes';
    case 'positive':
      return `--positive ${shellWord(question.choices[0] ?? 'LABEL')}`;
    case 'arms':
      return `--treatment ${shellWord(question.choices[0] ?? 'LABEL')}`;
    case 'noColumn':
      return `--role ${question.role ?? 'score'}=COLUMN`;
    case 'missingRole':
    case 'missingOutcome':
      return `--role ${question.role ?? 'score'}=${shellWord(question.choices[0] ?? 'COLUMN')}`;
    default:
      return `--role ${question.role ?? 'feature'}=${shellWord(first)}`;
  }
}

function shellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
