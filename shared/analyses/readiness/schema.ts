import { z } from 'zod';
import { READINESS_BANDS, READINESS_NEEDS, READINESS_SECTIONS } from '#shared/domain/readiness.ts';
import { selectionParameters } from '../analysis.ts';
import { refusedSchema } from '../explanations.ts';

export const parameters = z.strictObject({ ...selectionParameters });

const shown = z.object({
  id: z.string().describe('which sentence tells it'),
  values: z.record(z.string(), z.union([z.number(), z.string()])),
  found: z.boolean().describe('the check was made and shows something to look at'),
});

const missing = refusedSchema.pick({ ok: true, reason: true, needed: true });

const statement = z.object({
  by: z.string(),
  at: z.string(),
  text: z.string(),
  automated: z.boolean().describe('said to run by itself, again and again'),
  attachments: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});

const test = z.object({
  id: z.string(),
  kind: z.enum(['computed', 'partial', 'human']),
  evidence: z.union([shown, missing]).nullable().describe('null where only people know'),
  statement: statement.nullable(),
  score: z.number().describe('0, 0.5 or 1'),
  needs: z.enum(READINESS_NEEDS).nullable().describe('what would raise the score next'),
});

const section = z.object({
  name: z.enum(READINESS_SECTIONS),
  score: z.number().describe('sum of its seven tests'),
  tests: z.array(test),
});

export const result = z.object({
  rows: z.number().describe('rows that the evidence is about'),
  version: z.string().nullable().describe('the model in service'),
  sections: z.array(section),
  final: z.number().describe('the lowest section, 0 to 7'),
  band: z.enum(READINESS_BANDS),
  lowest: z.array(z.enum(READINESS_SECTIONS)).describe('sections that hold the final score down'),
  found: z.number().describe('checks that show something to look at'),
});

export type Readiness = z.output<typeof result>;
export type ReadinessTest = z.output<typeof test>;
export type ReadinessShown = z.output<typeof shown>;
export type ReadinessMissing = z.output<typeof missing>;
export type ReadinessStatement = z.output<typeof statement>;
