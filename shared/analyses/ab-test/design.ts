import { z } from 'zod';

const expression = z.string().min(1).max(1000);

/** One metric as people define it; the log's own are called `value`, `outcome`, `acted` and `decision`. */
export const metricDefinitionSchema = z.strictObject({
  name: z.string().min(1).max(200),
  expression: expression.describe('a condition is counted as a rate, anything else measured as a mean'),
  per: expression.optional().describe('what is divided by: the metric is then a ratio of two sums'),
  population: expression.optional().describe('only cases for which this holds'),
  covariate: expression.optional().describe('known before the test; takes out what it explains'),
  better: z.enum(['up', 'down']).optional(),
  money: z.boolean().optional().describe('a mean or a sum of amounts in the currency of the project'),
  winsorise: z
    .number()
    .gt(0)
    .max(0.1)
    .optional()
    .describe('share of the values of a mean brought in at each end, over both groups together: 0.001, say'),
});

/** What was planned, as the project keeps it; what is not given is read from the log. */
export const designSchema = z.strictObject({
  metric: z.string().max(200).optional().describe('name of the primary metric'),
  metrics: z.array(metricDefinitionSchema).max(8).optional(),
  guardrails: z
    .array(z.strictObject({ metric: z.string().max(200), margin: z.number().min(0) }))
    .max(4)
    .optional()
    .describe('must not get worse by more than the margin, in the unit of the metric'),
  treatment: z.string().max(500).optional(),
  control: z.string().max(500).optional(),
  share: z.number().gt(0).lt(1).optional().describe('planned share of the treatment'),
  unit: z.enum(['case', 'individual']).optional().describe('what was dealt to the arms'),
  better: z.enum(['up', 'down']).optional().describe('which way of the primary metric is the good one'),
  effect: z.number().gt(0).optional().describe('smallest difference worth having, in the unit of the metric'),
  end: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe('planned end: the test is read once, then'),
  by: z.array(z.string().max(500)).max(4).optional().describe('columns to compare segments by'),
  cost: z.number().min(0).optional().describe('of rolling out, in the currency'),
});

export type MetricDefinition = z.output<typeof metricDefinitionSchema>;
export type Design = z.output<typeof designSchema>;
