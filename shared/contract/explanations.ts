import { z } from 'zod';
import { methodSchema, refusedSchema, spaceSchema } from '#shared/analyses/explanations.ts';
import { call, stream } from './procedure.ts';
import { grantId, projectId } from './common.ts';

const asked = z.object({
  project: projectId,
  /** A role or a version; the champion when left out. */
  score: z.string().min(1).max(500).optional(),
  space: spaceSchema.optional(),
  method: methodSchema.optional(),
});

const storedSchema = z.object({
  version: z.string(),
  space: spaceSchema,
  method: methodSchema,
  rows: z.number().describe('rows of the log'),
  stored: z.number().describe('rows whose contributions are kept in the project'),
});

/** Contributions of every row of the log, kept in the project. */
export const explanations = {
  /** A stop loses little; asked again, only what is not stored yet is computed. */
  'explanations.store': stream(asked, z.union([storedSchema.extend({ added: z.number() }), refusedSchema])),
  'explanations.stored': call(asked, z.union([storedSchema, refusedSchema])),
  'explanations.export': stream(
    asked.extend({ target: grantId, flavour: z.enum(['excel', 'machine']) }),
    z.union([z.object({ ok: z.literal(true), rows: z.number() }), refusedSchema]),
  ),
};
