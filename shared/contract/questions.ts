import { casesAsked, sortSchema } from './cohorts.ts';
import { z } from 'zod';
import { call, stream, table } from './procedure.ts';
import { findingSchema, projectId, selectionSchema } from './common.ts';

export const provenanceSchema = z.object({
  engine: z.string(),
  data: z.string().nullable(),
  models: z.array(z.object({ name: z.string(), version: z.string(), sha256: z.string().nullable() })),
  selection: selectionSchema,
  rows: z.number(),
  asked: z.object({ analysis: z.string(), params: z.record(z.string(), z.unknown()) }).optional(),
  seed: z.number().nullable(),
});

const parameters = z.record(z.string().max(50), z.unknown());

export const questions = {
  'analysis.list': call(
    z.object({}),
    z.object({
      analyses: z.array(
        z.object({
          id: z.string(),
          parameters: z.record(z.string(), z.unknown()),
          result: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  ),
  /** The result is parsed again by the analysis's own schema on the side of the caller. */
  'analysis.run': stream(
    z.object({ project: projectId, analysis: z.string().max(50), parameters }),
    z.object({ result: z.unknown(), provenance: provenanceSchema }),
  ),
  /** Findings of every analysis that can answer without a parameter, most urgent first. */
  'analysis.health': stream(
    z.object({ project: projectId, selection: selectionSchema }),
    z.object({ findings: z.array(findingSchema.and(z.object({ analysis: z.string() }))) }),
  ),
  'cases.page': table(
    z.object({
      ...casesAsked,
      sort: sortSchema.optional(),
      offset: z.number().int().nonnegative().max(100_000),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), columns: z.array(z.string()) }),
  ),
};
