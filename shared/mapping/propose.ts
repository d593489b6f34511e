import { isLogRole } from '#shared/domain/role.ts';
import type { ColumnPart, LogRole } from '#shared/domain/role.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { profileColumns } from './columns.ts';
import type { ColumnProfile, ColumnSample } from './columns.ts';
import { guessMeaning } from './guess-meaning.ts';
import { guessRoles } from './guess-roles.ts';
import type { RoleGuess } from './guess-roles.ts';
import { originalName } from './names.ts';
import { RECIPE_FORMAT } from './recipe.ts';
import type { Meaning, Recipe, RecipeColumn } from './recipe.ts';
import type { DateOrder } from './read-time.ts';
import { NO, YES } from './synonyms.ts';

/** Something that values and names leave open. Mandatory ones stop an import; the others can wait. */
export type OpenQuestion = {
  key:
    'missingRole' | 'noColumn' | 'missingOutcome' | 'role' | 'columnTwice' | 'dates' | 'percent' | 'positive' | 'arms';
  mandatory: boolean;
  role: LogRole | null;
  columns: string[];
  choices: string[];
};

export type Proposal = {
  profiles: ColumnProfile[];
  guesses: RoleGuess[];
  recipe: Recipe;
  questions: OpenQuestion[];
};

/** What a person, an option of the command line or a stored recipe already fixed. */
export type Said = {
  parts: ReadonlyMap<string, ColumnPart>;
  dates: DateOrder | null;
  timezone: string | null;
  sheet: string | null;
  recipe: Recipe | null;
  positive: string | null;
  cutoff: number | null;
  asOf: string | null;
  percent: boolean | null;
  /** The label of the arm that follows the model. */
  treatment: string | null;
  name: string;
};

export const NOTHING_SAID: Said = {
  parts: new Map(),
  dates: null,
  timezone: null,
  sheet: null,
  recipe: null,
  positive: null,
  cutoff: null,
  asOf: null,
  percent: null,
  treatment: null,
  name: '',
};

/** The recipe that a file suggests, with what is open. Pure: the same sample and words give the same recipe. */
export function propose(samples: readonly ColumnSample[], manifest: Manifest | null, said: Said): Proposal {
  const order = said.dates ?? said.recipe?.reading.dates ?? null;
  const profiles = profileColumns(samples, order);
  const parts = new Map<string, ColumnPart>(said.recipe?.columns.map((column) => [column.name, column.part]) ?? []);
  forgetTwins(parts, profiles);
  for (const [name, part] of said.parts) {
    for (const [other, held] of parts) if (held === part && isLogRole(part)) parts.delete(other);
    parts.set(name, part);
  }
  const guesses = guessRoles(profiles, manifest, parts).map((guess) =>
    said.parts.has(guess.column.name) || guess.why !== 'person' ? guess : { ...guess, why: 'recipe' as const },
  );
  const guessed = guessMeaning(guesses, manifest, said.treatment);
  const known = new Map(said.recipe?.columns.map((column) => [column.name, column]) ?? []);
  const columns = guesses.map((guess) =>
    recipeColumn(guess, manifest, guessed.values.get(guess.column.name), known.get(guess.column.name)),
  );
  const base = said.recipe === null ? guessed.meaning : completed(said.recipe, guessed.meaning);
  const meaning = {
    ...base,
    positive: said.positive ?? base.positive,
    cutoff: said.cutoff === null ? base.cutoff : cutoffAt(said.cutoff, base.cutoff),
    asOf: said.asOf ?? base.asOf,
    percentScore: said.percent ?? base.percentScore,
  };
  const recipe: Recipe = {
    tribune: RECIPE_FORMAT,
    name: said.recipe?.name ?? said.name,
    reading: {
      dates: order ?? seenOrder(profiles),
      timezone: said.timezone ?? said.recipe?.reading.timezone ?? null,
      sheet: said.sheet ?? said.recipe?.reading.sheet ?? null,
    },
    columns,
    meaning,
  };
  const percentOpen = guessed.percentSuspected && said.percent === null && !meaning.percentScore;
  return { profiles, guesses, recipe, questions: openQuestions(guesses, recipe, order, percentOpen) };
}

/** Two columns under one heading where the recipe knew one: which of them it meant is asked anew. */
function forgetTwins(parts: Map<string, ColumnPart>, profiles: readonly ColumnProfile[]): void {
  const names = new Set(profiles.map(({ name }) => name));
  for (const name of names) if (!parts.has(name)) parts.delete(originalName(name, names));
}

/** A recipe made before a file brought the outcome, the groups or the money leaves open what such a column says by itself. */
function completed({ meaning: known, columns }: Recipe, guessed: Meaning): Meaning {
  const isArmTold = columns.some(({ part, values }) => part === 'arm' && values !== undefined);
  return {
    ...known,
    positive: known.positive ?? guessed.positive,
    arms: known.arms ?? (isArmTold ? null : guessed.arms),
    currency: known.currency ?? guessed.currency,
  };
}

function recipeColumn(
  guess: RoleGuess,
  manifest: Manifest | null,
  values: Record<string, string> | undefined,
  known: RecipeColumn | undefined,
): RecipeColumn {
  const feature = guess.as === null ? undefined : manifest?.features.find((one) => one.name === guess.as);
  const as = known?.as ?? (guess.as !== null && guess.as !== guess.column.name ? guess.as : undefined);
  const merged = known?.values ?? values;
  const label = known?.label ?? feature?.label;
  return {
    name: guess.column.name,
    part: guess.part,
    kind: known?.kind ?? kindOf(guess, feature?.type),
    ...(as === undefined ? {} : { as }),
    ...(merged === undefined ? {} : { values: merged }),
    ...(label === undefined ? {} : { label: clean(label) }),
    ...(feature?.sensitive === undefined ? {} : { sensitive: feature.sensitive }),
  };
}

function clean(label: { en?: string | undefined; fr?: string | undefined }): { en?: string; fr?: string } {
  return { ...(label.en === undefined ? {} : { en: label.en }), ...(label.fr === undefined ? {} : { fr: label.fr }) };
}

function kindOf(guess: RoleGuess, type: 'numeric' | 'categorical' | 'boolean' | undefined): RecipeColumn['kind'] {
  if (type !== undefined) return type === 'numeric' ? 'number' : type === 'boolean' ? 'boolean' : 'text';
  const { number, time, native } = guess.column;
  if (guess.part === 'prediction_id' || guess.part === 'entity_id') return 'text';
  return time !== null ? 'time' : number !== null ? 'number' : native === 'boolean' ? 'boolean' : 'text';
}

function cutoffAt(threshold: number, known: Recipe['meaning']['cutoff']): NonNullable<Recipe['meaning']['cutoff']> {
  return known?.type === 'threshold'
    ? { ...known, threshold }
    : { type: 'threshold', threshold, operator: '>=', whenTrue: 'yes', whenFalse: 'no' };
}

function seenOrder(profiles: readonly ColumnProfile[]): DateOrder | null {
  const shaped = profiles.find(
    (column) =>
      column.time !== null && (column.time.shape === 'dmy' || column.time.shape === 'mdy') && !column.time.ambiguous,
  );
  return shaped === undefined ? null : shaped.time?.shape === 'dmy' ? 'day-first' : 'month-first';
}

function openQuestions(
  guesses: readonly RoleGuess[],
  recipe: Recipe,
  order: DateOrder | null,
  percentOpen: boolean,
): OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  const settled = new Set(guesses.filter((guess) => guess.confidence !== 'ask').map((guess) => guess.part));
  const asked = guesses.filter((guess) => guess.confidence === 'ask');
  const roles = [...new Set(asked.map((guess) => guess.part))];
  for (const part of roles) {
    const columns = asked.filter((guess) => guess.part === part);
    const twice = new Set(columns.map((guess) => guess.column.normalised)).size < columns.length;
    questions.push({
      key: twice ? 'columnTwice' : 'role',
      mandatory: true,
      role: isLogRole(part) ? part : null,
      columns: columns.map((guess) => guess.column.name),
      choices: columns.length > 1 ? columns.map((guess) => guess.column.name) : (columns[0]?.alternatives ?? []),
    });
  }
  questions.push(...missingColumns(guesses, settled, new Set(roles)));
  const unclear = guesses.filter((guess) => guess.column.time?.ambiguous === true && isLogRole(guess.part));
  if (order === null && unclear.length > 0)
    questions.push({
      key: 'dates',
      mandatory: true,
      role: 'prediction_time',
      columns: unclear.map((guess) => guess.column.name),
      choices: ['day-first', 'month-first'],
    });
  if (percentOpen)
    questions.push({
      key: 'percent',
      mandatory: true,
      role: 'score',
      columns: guesses.filter((guess) => guess.part === 'score').map((guess) => guess.column.name),
      choices: ['percent', 'as-is'],
    });
  const outcome = guesses.find((guess) => guess.part === 'outcome' && guess.confidence !== 'ask');
  if (
    outcome !== undefined &&
    recipe.meaning.task === 'binary_classification' &&
    recipe.meaning.positive === null &&
    outcome.column.distinct.length > 0
  )
    questions.push({
      key: 'positive',
      mandatory: false,
      role: 'outcome',
      columns: [outcome.column.name],
      choices: [...outcome.column.distinct],
    });
  const arm = guesses.find((guess) => guess.part === 'arm' && guess.confidence !== 'ask');
  if (arm !== undefined && recipe.meaning.arms === null && arm.column.distinct.length > 1)
    questions.push({
      key: 'arms',
      mandatory: false,
      role: 'arm',
      columns: [arm.column.name],
      choices: [...arm.column.distinct],
    });
  return questions;
}

/** What no column was taken for: a time and a score stop an import; an outcome is asked where a column answers yes or no. */
function missingColumns(
  guesses: readonly RoleGuess[],
  settled: ReadonlySet<ColumnPart>,
  asked: ReadonlySet<ColumnPart>,
): OpenQuestion[] {
  const lacks = (...parts: ColumnPart[]): boolean => parts.every((part) => !settled.has(part) && !asked.has(part));
  const named = (pick: (guess: RoleGuess) => boolean): string[] =>
    guesses.filter(pick).map(({ column }) => column.name);
  const missing = (role: LogRole, choices: string[]): OpenQuestion => ({
    key: choices.length === 0 ? 'noColumn' : 'missingRole',
    mandatory: true,
    role,
    columns: [],
    choices: choices.length === 0 ? named(({ confidence }) => confidence !== 'ask') : choices,
  });
  const answers = named(({ part, as, column }) => part === 'feature' && as === null && answersYesOrNo(column));
  return [
    ...(lacks('prediction_time')
      ? [
          missing(
            'prediction_time',
            named(({ column }) => column.time !== null),
          ),
        ]
      : []),
    ...(lacks('score', 'prediction')
      ? [
          missing(
            'score',
            named(({ column }) => column.number !== null && column.time === null),
          ),
        ]
      : []),
    ...(lacks('outcome') && answers.length > 0
      ? [
          {
            key: 'missingOutcome' as const,
            mandatory: false,
            role: 'outcome' as const,
            columns: answers,
            choices: answers,
          },
        ]
      : []),
  ];
}

function answersYesOrNo({ distinct }: ColumnProfile): boolean {
  const words = distinct.map((value) => value.toLowerCase());
  return words.length === 2 && words.some((word) => YES.includes(word)) && words.some((word) => NO.includes(word));
}
