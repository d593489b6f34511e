import { z } from 'zod';
import { call } from './procedure.ts';
import { grantId, projectId } from './common.ts';

/** Signs that a statement takes at least. */
export const LEAST_SAID = 20;

const said = {
  by: z.string().trim().min(1).max(200),
  text: z.string().trim().min(LEAST_SAID).max(5000).describe('what was done, when, and where it is written'),
  automated: z.boolean().default(false).describe('it runs by itself, again and again; counts with an attachment'),
};

/** A statement as it is kept. The file itself stays where it is; its hash tells whether another one is the same. */
export const statementSchema = z.object({
  ...said,
  at: z.string(),
  attachments: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});

export type KeptStatement = z.output<typeof statementSchema>;

const test = z.string().max(80).describe('such as data.schema');

export const readiness = {
  'readiness.state': call(
    z.object({ project: projectId, test, ...said, attachments: z.array(grantId).max(10).default([]) }),
    statementSchema,
  ),
  'readiness.withdraw': call(z.object({ project: projectId, test, by: said.by }), z.object({})),
};
