import { z } from 'zod';
import { LOG_ROLES, OTHER_PARTS } from '#shared/domain/role.ts';

/**
 * A recipe says what the columns of a kind of file mean, so that next month's file is read without a question. It is
 * stored with the project, can be written to a file and given to `tribune import --recipe`.
 */
export const RECIPE_FORMAT = 'recipe/1';

export const MOST_COLUMNS = 5000;

export const LONGEST_NAME = 500;

const name = z.string().min(1).max(LONGEST_NAME);
const localText = z.object({ en: z.string().optional(), fr: z.string().optional() });

export const recipeColumnSchema = z.object({
  /** Name in the file; a repeated name carries ` (2)`. */
  name,
  part: z.enum([...LOG_ROLES, ...OTHER_PARTS]),
  /** Name of the fact in the bundle, where the file calls it otherwise. */
  as: name.optional(),
  kind: z.enum(['number', 'text', 'boolean', 'time']),
  /** What the file writes -> what the project keeps (`Accordé` -> `accept`). Values that are not listed stay as they are. */
  values: z.record(z.string(), z.string()).optional(),
  label: localText.optional(),
  sensitive: z.boolean().optional(),
});

export type RecipeColumn = z.infer<typeof recipeColumnSchema>;

export const cutoffSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('threshold'),
    threshold: z.number(),
    operator: z.enum(['>=', '>', '<=', '<']),
    whenTrue: z.string(),
    whenFalse: z.string(),
  }),
  z.object({ type: z.literal('range'), low: z.number(), high: z.number(), inside: z.string(), outside: z.string() }),
]);

export type Cutoff = z.infer<typeof cutoffSchema>;

export const meaningSchema = z.object({
  task: z.enum(['binary_classification', 'regression']),
  /** A probability lies in [0, 1] by definition; a score only ranks; a value is in the unit of the target. */
  scoreKind: z.enum(['probability', 'score', 'value']),
  /** The label of the outcome that the score is the probability of; null while nobody said it. */
  positive: z.string().nullable(),
  cutoff: cutoffSchema.nullable(),
  /** Scores written from 0 to 100: divided by 100 with the consent of the person. */
  percentScore: z.boolean(),
  /** `house-price 3.1.0` in one column is a name and a version. */
  splitModel: z.boolean(),
  arms: z
    .object({ treatment: z.string(), control: z.string(), expectedShareTreatment: z.number().gt(0).lt(1).nullable() })
    .nullable(),
  outcomeWindowDays: z.number().int().positive().nullable(),
  /** The day until which outcomes could be known, `YYYY-MM-DD`; null: the latest date in the log. */
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  currency: z.string().length(3).nullable(),
  /** Value of a right and of a wrong decision, in the currency; null: the mean observed. */
  valueMatrix: z
    .object({
      truePositive: z.number(),
      falsePositive: z.number(),
      trueNegative: z.number(),
      falseNegative: z.number(),
    })
    .nullable(),
  modelName: z.string().nullable(),
  modelVersion: z.string().nullable(),
});

export type Meaning = z.infer<typeof meaningSchema>;

export const recipeSchema = z.object({
  tribune: z.literal(RECIPE_FORMAT),
  name: z.string().max(200),
  reading: z.object({
    dates: z.enum(['day-first', 'month-first']).nullable(),
    /** IANA zone to which instants with an offset are brought; null: local time as written. */
    timezone: z.string().max(100).nullable(),
    sheet: z.string().max(200).nullable(),
  }),
  columns: z.array(recipeColumnSchema).max(MOST_COLUMNS),
  meaning: meaningSchema,
});

export type Recipe = z.infer<typeof recipeSchema>;

export const EMPTY_MEANING: Meaning = {
  task: 'binary_classification',
  scoreKind: 'probability',
  positive: null,
  cutoff: null,
  percentScore: false,
  splitModel: false,
  arms: null,
  outcomeWindowDays: null,
  asOf: null,
  currency: null,
  valueMatrix: null,
  modelName: null,
  modelVersion: null,
};
