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

export type Passport = z.infer<typeof passportSchema>;

export const bundles = {
  'bundle.add': stream(
    z.object({ project: projectId, grant: grantId, role: z.enum(BUNDLE_ROLES).optional() }),
    z.object({ added: z.array(passportSchema) }),
  ),
  'bundle.passport': call(z.object({ project: projectId, bundle: z.number().int() }), passportSchema),
  'bundle.setRole': call(
    z.object({ project: projectId, bundle: z.number().int(), role: z.enum(BUNDLE_ROLES) }),
    bundleSummarySchema,
  ),
};
