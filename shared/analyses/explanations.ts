import { z } from 'zod';
import { NOT_ESTIMABLE_REASONS } from '#shared/domain/estimate.ts';
import { NOT_EXPLAINABLE_REASONS } from '#shared/explain/not-explainable.ts';
import { localTextSchema, selectionParameters } from './analysis.ts';

/** Where contributions add up: probability of the positive outcome, margin (log-odds), unit of the target. */
export const SPACES = ['probability', 'margin', 'target'] as const;

/**
 * How contributions were found. `exact`: Shapley values over the background, nothing drawn. `convention`: exact in the
 * margin, carried over to the probability row by row. `path-dependent`: by the covers of the tree nodes.
 */
export const METHODS = ['exact', 'path-dependent', 'permutation', 'kernel', 'lime', 'convention'] as const;

/** Why another method answers than the one that was asked for. */
export const METHOD_REASONS = [
  'MODEL_NOT_READ',
  'NEEDS_TREES',
  'TOO_MANY_COLUMNS',
  'NOT_ADDITIVE_HERE',
  'CATEGORIES_HAVE_NO_ORDER',
] as const;

/** Why a model cannot be run on a row of the log, or at all. */
export const NOT_REPLAYABLE_REASONS = [
  'NO_BUNDLE',
  'NO_VERSION',
  'NO_SCORE',
  'NO_BACKGROUND',
  'FEATURES_MISSING',
  'MODEL_FAILED',
  'MODEL_GIVES_NO_SCORE',
] as const;

export const spaceSchema = z.enum(SPACES);
export const methodSchema = z.enum(METHODS);

/** What a contribution, a score or a difference is counted in. */
export const unitSchema = z.object({
  kind: z.enum(['probability', 'logOdds', 'currency', 'quantity']),
  currency: z.string().nullable().describe('ISO code; null unless the kind is currency'),
  name: localTextSchema.describe('the unit in words, for a quantity'),
});

/** One column of the reader, in the words of the bundle. */
export const columnSchema = z.object({ feature: z.string(), label: localTextSchema });

/** Columns that cannot be told apart by the model share one contribution: `members` then has several. */
export const playerSchema = z.object({
  feature: z.string().describe('name of the column; names joined with " + " when several are one'),
  label: localTextSchema,
  members: z.array(columnSchema),
});

export const notExplainableSchema = z.object({
  ok: z.literal(false),
  reason: z.enum(NOT_EXPLAINABLE_REASONS),
  found: z.number().optional(),
  needed: z.number().optional(),
});

/** The whole question has no answer: the model cannot be run, or what it would give would mislead. */
export const refusedSchema = z.object({
  ok: z.literal(false),
  reason: z.enum([...NOT_REPLAYABLE_REASONS, ...NOT_EXPLAINABLE_REASONS, ...NOT_ESTIMABLE_REASONS]),
  version: z.string().nullable().describe('the model version that was meant'),
  columns: z.array(z.string()).describe('features that the log lacks'),
  needed: z.union([z.number(), z.string()]).optional(),
  found: z.number().optional(),
  detail: z.string().optional().describe('what the model or its reader said'),
});

/** The method that was asked for, and why it does not answer; null when it does. */
export const insteadSchema = z
  .object({ asked: z.string(), reason: z.enum(METHOD_REASONS), detail: z.string().nullable() })
  .nullable();

/** Rows against which a case, or every case, is compared. */
export const backgroundSchema = z.object({
  kind: z.enum(['bundle', 'cohort', 'case']),
  name: z.string().describe('file of the bundle, conditions of the cohort, or id of the case'),
  label: localTextSchema.optional().describe('of a cohort, where its conditions can be said in words'),
  rows: z.number().describe('rows that were used'),
  of: z.number().describe('rows that there are; more than `rows` when a seeded sample was drawn'),
  hash: z.string().describe('SHA-256 of the rows used, hexadecimal'),
});

/** Rows over which a model was looked at as a whole. */
export const populationOfModelSchema = z.object({
  source: z.enum(['log', 'background', 'training']),
  rows: z.number().describe('rows of the selection or of the file'),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
});

/** The part of the population that was drawn; null when all of it was used. */
export const sampleSchema = z.object({ rows: z.number(), of: z.number(), seed: z.number() }).nullable();

export const modelSchema = z.object({ name: z.string(), version: z.string(), sha256: z.string() });

/** Columns of the background that move together, two by two at least 0.7. */
export const togetherSchema = z.object({
  columns: z.array(columnSchema),
  strength: z.number().describe('weakest link inside, 0 to 1'),
});

const seed = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** Rows and model: `version` keeps the rows of a version, `score` says whose model is looked at. */
export const modelParameters = {
  ...selectionParameters,
  score: z
    .string()
    .max(500)
    .optional()
    .describe(
      'the model to look at: a version, or champion, shadow, baseline; default: that of `version`, else champion',
    ),
};

export const explainingParameters = {
  ...modelParameters,
  space: spaceSchema.optional().describe('default: probability for a classification, target for a regression'),
  method: methodSchema.optional().describe('default: exact where possible'),
  background: z
    .union([z.string().max(2000), z.array(z.string().max(2000)).min(1).max(50)])
    .optional()
    .describe('bundle (default), column=value (repeatable: a cohort of the log), or case:ID'),
  seed: seed.optional(),
};

export const seedParameter = seed.optional();

/** How many rows to draw at most. */
export const sampleParameter = z.coerce.number().int().min(1).max(10_000_000).optional();

export type Unit = z.output<typeof unitSchema>;
export type Space = z.output<typeof spaceSchema>;
export type Method = z.output<typeof methodSchema>;
export type Refused = z.output<typeof refusedSchema>;
export type Player = z.output<typeof playerSchema>;
export type NamedColumn = z.output<typeof columnSchema>;
export type Instead = z.output<typeof insteadSchema>;
