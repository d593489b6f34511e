import { z } from 'zod';
import { localTextSchema, selectionParameters } from '../analysis.ts';
import { cutoffSchema } from '../estimates.ts';
import {
  modelSchema,
  NOT_REPLAYABLE_REASONS,
  sampleParameter,
  sampleSchema,
  seedParameter,
  unitSchema,
} from '../explanations.ts';

/** In the order in which they are judged: the first that applies is the verdict. */
export const VERDICTS = [
  'notReplayable',
  'identical',
  'withinTolerance',
  'fragile',
  'sameDecision',
  'mismatch',
] as const;

export const parameters = z.strictObject({
  ...selectionParameters,
  tolerance: z.coerce
    .number()
    .nonnegative()
    .max(1)
    .optional()
    .describe('1e-5: absolute for probabilities, a share of the logged value otherwise'),
  sample: sampleParameter.describe('rows to replay; default all'),
  seed: seedParameter,
});

const counts = z.object({
  identical: z.number().describe('equal as 32-bit numbers'),
  withinTolerance: z.number(),
  sameDecision: z.number().describe('beyond the tolerance, same side of the cut-off'),
  fragile: z.number().describe('the tolerance around a score crosses the cut-off'),
  mismatch: z.number(),
  notReplayable: z.number(),
});

const named = z.object({ value: z.string(), label: localTextSchema }).nullable();

export const result = z.object({
  rows: z.number().describe('rows of the selection'),
  checked: z.number().describe('rows looked at; the verdicts add up to it'),
  sample: sampleSchema,
  task: z.enum(['binary_classification', 'regression']),
  unit: unitSchema,
  tolerance: z.object({ value: z.number(), relative: z.boolean() }),
  cutoff: cutoffSchema,
  verdicts: counts,
  byVersion: z.array(
    z.object({
      version: z.string().nullable().describe('null for rows that name none'),
      model: modelSchema.nullable().describe('null without a bundle'),
      checked: z.number(),
      verdicts: counts,
      maxDifference: z.number().nullable(),
    }),
  ),
  notReplayable: z.array(
    z.object({
      reason: z.enum(NOT_REPLAYABLE_REASONS),
      version: z.string().nullable(),
      rows: z.number(),
      columns: z.array(z.string()).describe('features that the log lacks'),
    }),
  ),
  maxDifference: z.number().nullable().describe('largest |replayed - logged|'),
  maxDifferenceWithin: z.number().nullable().describe('the same among rows within the tolerance'),
  mismatchCount: z.number().describe('rows beyond the tolerance, whatever their verdict'),
  mismatches: z.array(
    z.object({
      caseId: z.string(),
      version: z.string(),
      time: z.string().nullable(),
      logged: z.number(),
      replayed: z.number(),
      difference: z.number().describe('replayed - logged'),
      verdict: z.enum(VERDICTS),
      loggedDecision: named.describe('what the cut-off gives for the logged score'),
      replayedDecision: named,
    }),
  ),
  decisionsChecked: z.number().describe('rows with a logged decision and a rule'),
  decisionContradictCount: z.number(),
  decisionContradicts: z.array(
    z.object({
      caseId: z.string(),
      version: z.string().nullable(),
      time: z.string().nullable(),
      score: z.number(),
      decision: z.object({ value: z.string(), label: localTextSchema }),
      expected: z.object({ value: z.string(), label: localTextSchema }),
    }),
  ),
  listed: z.number().describe('most rows that either list holds; the counts beside them are of all'),
});

export type Replay = z.output<typeof result>;
export type Verdict = (typeof VERDICTS)[number];
export type VerdictCounts = z.output<typeof counts>;
export type ReplayMismatch = Replay['mismatches'][number];
export type DecisionContradicts = Replay['decisionContradicts'][number];
