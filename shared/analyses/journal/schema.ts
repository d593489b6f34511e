import { z } from 'zod';
import { notEstimableSchema, selectionParameters } from '../analysis.ts';

export const parameters = z.strictObject({
  ...selectionParameters,
});

export const BREAKS = ['failed', 'notRun', 'fewer', 'notLogged'] as const;

export const daySchema = z.object({
  day: z.string(),
  predictions: z.number().describe('predictions of the project that bear this day'),
  runs: z.number(),
  rows: z.number().nullable().describe('rows that the process says it scored; null where it does not say'),
  errors: z.number(),
  durationMs: z.number().nullable(),
  broken: z.enum(BREAKS).nullable(),
});

export const brokenSchema = z.object({
  day: z.string(),
  reason: z
    .enum(BREAKS)
    .describe('the last run stopped; no run and no prediction; fewer predictions than logged; predictions, no run'),
  step: z.string().nullable().describe('where the run stopped'),
  message: z.string().nullable().describe('what the log says of it'),
  predictions: z.number(),
  rows: z.number().nullable(),
});

export const stepSchema = z.object({
  step: z.string(),
  days: z.number().describe('days on which it is named'),
  errors: z.number(),
  lastSuccess: z.string().nullable().describe('when it last ended well, as the log writes it'),
  medianMs: z.number().nullable(),
  lastVolume: z.number().nullable(),
});

export const result = z.object({
  why: notEstimableSchema.nullable(),
  rows: z.number().describe('predictions of the days that the journal covers'),
  files: z.number(),
  lines: z.number().describe('lines of the logs that tell a time, in the period'),
  unread: z.number().describe('lines of all logs that could not be read'),
  period: z.object({ from: z.string(), to: z.string() }).nullable().describe('first and last day of the journal'),
  cadence: z
    .enum(['daily', 'weekdays'])
    .nullable()
    .describe('the days on which it usually runs; null where they do not tell, so that no absence is told'),
  volumeStep: z.string().nullable().describe('the step whose volumes are compared with the predictions'),
  usualShare: z.number().nullable().describe('predictions for each row logged, on the middle day; at most 1'),
  days: z.array(daySchema),
  steps: z.array(stepSchema),
  brokenDays: z.array(brokenSchema),
});

export type Journal = z.output<typeof result>;
export type JournalDay = z.output<typeof daySchema>;
export type BrokenDay = z.output<typeof brokenSchema>;
export type JournalStep = z.output<typeof stepSchema>;
