import { z } from 'zod';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import { call, stream } from './procedure.ts';
import { grantId, projectId } from './common.ts';
import { bundleSummarySchema } from './projects.ts';

export const passportSchema = z.object({
  bundle: bundleSummarySchema,
  manifest: manifestSchema,
  files: z.array(z.object({ path: z.string(), kind: z.string(), bytes: z.number(), sha256: z.string() })),
  model: z.object({
    irVersion: z.number(),
    opsets: z.array(z.object({ domain: z.string(), version: z.number() })),
    producer: z.string(),
    operators: z.array(z.string()),
    family: z.enum(['treeEnsemble', 'linear', 'other']),
  }),
  warnings: z.array(z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })),
});

/** What a person says of a model that came without a manifest. */
const descriptionSchema = z.object({
  name: z.string().min(1).max(500).exactOptional(),
  version: z.string().min(1).max(500).exactOptional(),
  task: manifestSchema.shape.task.exactOptional(),
  target: z.string().min(1).max(500).exactOptional(),
  positive: z.union([z.string().min(1).max(500), z.number(), z.boolean()]).exactOptional(),
  features: z.array(z.string().min(1).max(500)).max(5000).exactOptional(),
  score: z.string().min(1).max(500).exactOptional(),
  kind: z.enum(['probability', 'score', 'value']).exactOptional(),
  class: z.union([z.string().min(1).max(500), z.number()]).exactOptional(),
  column: z.number().int().nonnegative().exactOptional(),
  threshold: z.number().exactOptional(),
});

export type Passport = z.infer<typeof passportSchema>;

export const bundles = {
  'bundle.add': stream(
    z.object({
      project: projectId,
      grant: grantId,
      role: z.enum(BUNDLE_ROLES).optional(),
      description: descriptionSchema.optional(),
      /** In its place, a file with the description: a `bundle.json`. */
      described: grantId.optional(),
    }),
    z.object({ added: z.array(passportSchema) }),
  ),
  /** The `bundle.json` of a model that came without one, as far as it can be written; nothing is stored. */
  'bundle.describe': stream(
    z.object({ grant: grantId, description: descriptionSchema.optional() }),
    z.object({ manifest: z.record(z.string(), z.unknown()), missing: z.array(z.string()) }),
  ),
  /** Hands out the program with which a data scientist writes a bundle, for Python. */
  'bundle.writer': stream(z.object({ target: grantId }), z.object({ bytes: z.number() })),
  'bundle.passport': call(z.object({ project: projectId, bundle: z.number().int() }), passportSchema),
  'bundle.setRole': call(
    z.object({ project: projectId, bundle: z.number().int(), role: z.enum(BUNDLE_ROLES) }),
    bundleSummarySchema,
  ),
};
