import { z } from 'zod';
import { LOG_ROLES, OTHER_PARTS } from '#shared/domain/role.ts';
import { recipeSchema } from '#shared/mapping/recipe.ts';
import { call, stream, table } from './procedure.ts';
import { grantId, nothing, projectId } from './common.ts';

const part = z.enum([...LOG_ROLES, ...OTHER_PARTS]);

/** How one file is read, as it was detected. */
export const readingSchema = z.object({
  format: z.enum(['csv', 'parquet', 'json', 'ndjson', 'xlsx']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  compression: z.enum(['none', 'gzip', 'zstd']),
  delimiter: z.string().nullable(),
  quote: z.string().nullable(),
  decimal: z.enum(['.', ',']).nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  dates: z.enum(['day-first', 'month-first']).nullable(),
  /** Days that are not written in figures alone: months by their names, or a count of days. */
  days: z.enum(['months', 'count']).nullable(),
});

export type Reading = z.infer<typeof readingSchema>;

export const guessSchema = z.object({
  name: z.string(),
  part,
  as: z.string().nullable(),
  kind: z.enum(['number', 'text', 'boolean', 'time']),
  confidence: z.enum(['sure', 'likely', 'ask']),
  /** What settled it, or what is open, as a key of the dictionary (`mapping.why.*`). */
  why: z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  alternatives: z.array(part),
  samples: z.array(z.string()),
});

export type Guess = z.infer<typeof guessSchema>;

/** A question that must be answered before anything is imported, or that may wait. */
export const questionSchema = z.object({
  key: z.enum([
    'role',
    'missingRole',
    'noColumn',
    'missingOutcome',
    'dates',
    'positive',
    'arms',
    'percent',
    'columnTwice',
    'recipeColumns',
  ]),
  mandatory: z.boolean(),
  role: part.nullable(),
  columns: z.array(z.string()),
  choices: z.array(z.string()),
  /** The option to add to the command, ready to copy. */
  option: z.string(),
});

export type Question = z.infer<typeof questionSchema>;

export const previewFileSchema = z.object({
  grant: grantId,
  name: z.string(),
  bytes: z.number(),
  reading: readingSchema,
  columns: z.array(z.string()),
  /** About how many rows; exact for Parquet and workbooks. */
  rowsAbout: z.number().nullable(),
  rowsExact: z.boolean(),
  /** The first rows as the file writes them, long texts cut. */
  rows: z.array(z.array(z.string().nullable())),
  notes: z.array(z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

export const previewSchema = z.object({
  files: z.array(previewFileSchema),
  guesses: z.array(guessSchema),
  questions: z.array(questionSchema),
  recipe: recipeSchema,
  /** The stored recipe that was recognised, if one was. */
  knownRecipe: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  /** Values seen for roles whose meaning must be said: outcome, arm, decision. */
  labels: z.record(z.string(), z.array(z.string())),
  /** Days of the prediction times seen, to say how dates were read. */
  bundle: z.object({ name: z.string(), version: z.string() }).nullable(),
  /** The project says already what its values mean, and reads this file the same way. */
  meaningKnown: z.boolean(),
});

export type Preview = z.infer<typeof previewSchema>;

export const REJECT_REASONS = [
  'TOO_FEW_FIELDS',
  'TOO_MANY_FIELDS',
  'NOT_A_NUMBER',
  'NOT_A_TIME',
  'QUOTE_OPEN',
  'BAD_ENCODING',
  'LINE_TOO_LONG',
  'NOT_AN_OBJECT',
  'NO_TIME',
  'NO_SCORE',
  'SCORE_OUT_OF_RANGE',
  'SCORE_NOT_FINITE',
  'TIME_IMPLAUSIBLE',
  'OUTCOME_UNKNOWN_VALUE',
  'DUPLICATE',
  'SAME_ID_OTHER_VALUES',
  'NO_MATCH',
] as const;

export type RejectReason = (typeof REJECT_REASONS)[number];

/** What an import did or would do, per file and in all. */
export const reportSchema = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['log', 'outcomes', 'link']),
      state: z.enum(['read', 'already']),
      read: z.number(),
      accepted: z.number(),
      rejected: z.number(),
      duplicates: z.number(),
      reasons: z.array(
        z.object({
          reason: z.enum(REJECT_REASONS),
          rows: z.number(),
          lines: z.array(z.number()),
          ids: z.array(z.string()),
        }),
      ),
      notes: z.array(z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
    }),
  ),
  rows: z.number(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  outcomes: z.object({ known: z.number(), positive: z.number().nullable() }),
  missing: z.array(z.object({ name: z.string(), missing: z.number() })),
  /** Roles that no column plays, and the page that each would unlock. */
  locked: z.array(z.object({ role: part, page: z.string() })),
  /** What this import said of values, and the project keeps otherwise (`imports.kept.*`). */
  kept: z.array(z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

export type ImportReport = z.infer<typeof reportSchema>;

const importInput = z.object({
  project: projectId,
  files: z.array(grantId).max(1000),
  outcomes: grantId.optional(),
  bundle: grantId.optional(),
  recipe: recipeSchema.optional(),
  /** A recipe file chosen by the person, or a stored recipe. */
  recipeFile: grantId.optional(),
  recipeId: z.number().int().optional(),
  link: z.boolean().optional(),
  /** What the person said instead of a guess: parts by column name, and readings. */
  said: z
    .object({
      parts: z.record(z.string(), part).optional(),
      dates: z.enum(['day-first', 'month-first']).optional(),
      timezone: z.string().max(100).optional(),
      sheet: z.string().max(200).optional(),
      positive: z.string().max(500).optional(),
      cutoff: z.number().optional(),
      asOf: z.string().max(10).optional(),
      percent: z.boolean().optional(),
      treatment: z.string().max(500).optional(),
    })
    .optional(),
});

export type ImportInput = z.infer<typeof importInput>;

export const imports = {
  'import.preview': stream(importInput, previewSchema),
  /** Reads everything inside a transaction that only `import.commit` makes final; nothing is visible until then. */
  'import.check': stream(
    importInput.extend({ recipe: recipeSchema }),
    z.object({ session: z.string(), report: reportSchema }),
  ),
  'import.commit': stream(z.object({ project: projectId, session: z.string() }), z.object({ report: reportSchema })),
  'import.discard': call(z.object({ project: projectId, session: z.string() }), nothing),
  'import.recipes': call(
    z.object({ project: projectId }),
    z.object({ recipes: z.array(z.object({ id: z.number().int(), name: z.string(), recipe: recipeSchema })) }),
  ),
  'import.saveRecipe': stream(z.object({ project: projectId, recipe: z.number().int(), target: grantId }), nothing),
  'import.rejected': table(
    z.object({
      project: projectId,
      source: z.number().int().optional(),
      reason: z.enum(REJECT_REASONS).optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(1000),
    }),
    z.object({ total: z.number() }),
  ),
  'import.exportRejected': stream(
    z.object({ project: projectId, target: grantId, flavour: z.enum(['excel', 'machine']) }),
    z.object({ rows: z.number() }),
  ),
};
