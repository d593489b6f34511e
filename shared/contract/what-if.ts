import { z } from 'zod';
import { cutoffSchema } from '#shared/analyses/estimates.ts';
import { columnSchema, refusedSchema, unitSchema } from '#shared/analyses/explanations.ts';
import { changedSchema, namedSchema, valueSchema } from '#shared/analyses/what-if/schema.ts';
import { call } from './procedure.ts';
import { localTextSchema, projectId } from './common.ts';

const caseId = z.string().min(1).max(2000);
const setting = z.object({ feature: z.string().min(1).max(500), value: valueSchema });
const settings = z.array(setting).max(500);
const asked = z.object({ project: projectId, case: caseId });

const choice = z.object({ value: z.union([z.number(), z.string()]), label: localTextSchema });

const editor = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    min: z.number(),
    max: z.number(),
    low: z.number().describe('first value of the slider: nearly all observed values lie between it and `high`'),
    high: z.number(),
    step: z.number(),
  }),
  z.object({ kind: z.literal('flag') }),
  z.object({ kind: z.literal('category'), choices: z.array(choice) }),
]);

const factSchema = columnSchema.extend({
  description: localTextSchema,
  unit: localTextSchema,
  format: z.string().optional(),
  value: valueSchema.describe('of the case'),
  valueLabel: localTextSchema,
  editor,
  fixed: z.boolean().describe('the bundle says that nobody can change it'),
  free: z.boolean().describe('the bundle says that the person can change it'),
  nullable: z.boolean(),
});

const curveSchema = z.object({
  feature: z.string(),
  points: z.array(
    z.object({
      at: z.union([z.number(), z.string()]),
      score: z.number().nullable().describe('null where the model gives none'),
    }),
  ),
});

export const scenarioBodySchema = z.object({
  case: caseId,
  version: z.string().max(500).describe('of the model that was asked'),
  name: z.string().trim().min(1).max(120),
  note: z.string().max(2000),
  settings,
  score: z.number().describe('that the model gave when it was saved'),
  decision: namedSchema.nullable(),
});

const scenarioSchema = scenarioBodySchema.extend({ id: z.string(), at: z.string().describe('when it was last saved') });
const scenarios = z.object({ scenarios: z.array(scenarioSchema) });

export const whatIf = {
  /** What each fact of a case can be set to, in the words of the bundle. */
  'whatIf.facts': call(
    asked,
    z.union([
      z.object({
        ok: z.literal(true),
        version: z.string(),
        unit: unitSchema,
        cutoff: cutoffSchema,
        facts: z.array(factSchema),
      }),
      refusedSchema,
    ]),
  ),
  /** Score, decision and support with some facts set otherwise: one run of the model, within a frame. */
  'whatIf.score': call(asked.extend({ settings }), z.union([changedSchema, refusedSchema])),
  /** The score along every fact, the others as they are set. */
  'whatIf.curves': call(
    asked.extend({ settings }),
    z.union([z.object({ ok: z.literal(true), curves: z.array(curveSchema) }), refusedSchema]),
  ),
  'whatIf.scenarios': call(asked, scenarios),
  /** Scores the facts once more and keeps them; an `id` replaces that scenario. */
  'whatIf.save': call(
    asked.extend({
      id: z.string().max(80).optional(),
      name: scenarioBodySchema.shape.name,
      note: scenarioBodySchema.shape.note,
      settings,
    }),
    scenarios,
  ),
  'whatIf.remove': call(asked.extend({ id: z.string().max(80) }), scenarios),
};

export type WhatIfFact = z.output<typeof factSchema>;
export type FactCurve = z.output<typeof curveSchema>;
export type WhatIfSetting = z.output<typeof setting>;
export type Scenario = z.output<typeof scenarioSchema>;
