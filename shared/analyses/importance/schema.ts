import { z } from 'zod';
import { localTextSchema, notEstimableSchema } from '../analysis.ts';
import { intervalSchema, outcomeLabelsSchema } from '../estimates.ts';
import {
  backgroundSchema,
  columnSchema,
  explainingParameters,
  insteadSchema,
  methodSchema,
  modelSchema,
  notExplainableSchema,
  playerSchema,
  populationOfModelSchema,
  refusedSchema,
  sampleParameter,
  sampleSchema,
  spaceSchema,
  togetherSchema,
  unitSchema,
} from '../explanations.ts';

const asked = z.enum(['yes', 'no']).optional();

export const parameters = z.strictObject({
  ...explainingParameters,
  sample: sampleParameter.describe('cases to explain at most; a seeded sample of the selection'),
  data: z.enum(['log', 'training']).optional().describe('known outcomes for the permutation importance; log'),
  permutation: asked.describe('no leaves out the permutation importance'),
  interactions: asked.describe('no leaves out the pairs'),
});

const effect = z.object({ rows: z.number(), mean: z.number().describe('mean contribution') });

const shuffled = z.object({
  mean: z.number().describe('how much the loss grows when the values are shuffled'),
  sd: z.number().describe('over the repeats'),
  interval: z.tuple([z.number(), z.number()]),
});

const feature = playerSchema.extend({
  meanAbsolute: z.number().describe('mean of the sizes of its contributions'),
  interval: intervalSchema.describe('of meanAbsolute'),
  direction: z.union([
    z
      .enum(['up', 'down', 'mixed', 'none', 'categories'])
      .describe('up: the score rises with the value; categories: see `categories`; none: no contribution at all'),
    notEstimableSchema,
    notExplainableSchema,
  ]),
  rankCorrelation: z.number().nullable().describe('between value and contribution; null for categories'),
  categories: z
    .array(effect.extend({ value: z.string(), label: localTextSchema }))
    .describe('of a column of categories, the one that pushes up most first; at most 20, from both ends'),
  missing: effect.nullable().describe('cases without a value'),
});

const computed = z.object({
  rows: z.number().describe('rows of the selection'),
  version: z.string(),
  model: modelSchema,
  task: z.enum(['binary_classification', 'regression']),
  outcome: outcomeLabelsSchema,
  space: spaceSchema,
  unit: unitSchema,
  method: methodSchema,
  instead: insteadSchema,
  base: z.number().describe('mean over the background'),
  background: backgroundSchema,
  population: populationOfModelSchema,
  n: z.number().describe('cases explained'),
  sample: sampleSchema,
  seed: z.number(),
  features: z.array(feature).describe('most important first'),
  permutation: z
    .union([z.array(playerSchema.extend(shuffled.shape)).describe('most important first'), notEstimableSchema])
    .nullable()
    .describe('null when it was not asked for'),
  permutationOn: z
    .object({
      source: z.enum(['log', 'training']),
      rows: z.number().describe('known outcomes used'),
      of: z.number(),
      repeats: z.number(),
      loss: z.enum(['auc', 'logLoss', 'rmse', 'r2']).describe('auc: 1 - AUC; r2: 1 - R2'),
      baseline: z.number().describe('loss without shuffling'),
    })
    .nullable(),
  clusters: z.array(
    togetherSchema.extend({
      meanAbsolute: z.number().describe('of the signed sum of its contributions, case by case'),
      interval: intervalSchema,
      permutation: shuffled.nullable().describe('its columns shuffled together'),
    }),
  ),
  disagreements: z.array(
    columnSchema.extend({
      contributionRank: z.number().describe('1 is the most important'),
      permutationRank: z.number(),
    }),
  ),
  interactions: z
    .union([
      z.array(
        z.object({
          columns: z.tuple([columnSchema, columnSchema]),
          strength: z.number().describe('of what the two do together beyond each alone, in the unit of the score'),
          hSquared: z.union([z.number(), notExplainableSchema]),
        }),
      ),
      notEstimableSchema,
    ])
    .nullable()
    .describe('strongest first; null when they were not asked for'),
  interactionsOn: z
    .object({ rows: z.number(), spread: z.number().describe('standard deviation of the score over these rows') })
    .nullable(),
});

export const result = z.union([computed, refusedSchema.extend({ rows: z.number() })]);

export type Importance = z.output<typeof result>;
export type ImportanceComputed = z.output<typeof computed>;
export type ImportantFeature = z.output<typeof feature>;
