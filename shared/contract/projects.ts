import { z } from 'zod';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';
import { LOG_ROLES, OTHER_PARTS } from '#shared/domain/role.ts';
import { meaningSchema } from '#shared/mapping/recipe.ts';
import { call, stream } from './procedure.ts';
import { grantId, language, localTextSchema, nothing, projectId } from './common.ts';

/** Business objective turned into a data objective: what the Data page calls the framing sheet. */
export const framingSchema = z.object({
  objective: z.string().max(2000),
  dataObjective: z.string().max(2000),
  decision: z.string().max(2000),
  population: z.string().max(2000),
  kpi: z.string().max(300),
  kpiUnit: z.string().max(50),
  kpiTarget: z.number().nullable(),
  kpiDirection: z.enum(['up', 'down']),
  scope: z.string().max(2000),
  successCriterion: z.string().max(2000),
  owner: z.string().max(300),
});

export type Framing = z.infer<typeof framingSchema>;

export const EMPTY_FRAMING: Framing = {
  objective: '',
  dataObjective: '',
  decision: '',
  population: '',
  kpi: '',
  kpiUnit: '',
  kpiTarget: null,
  kpiDirection: 'up',
  scope: '',
  successCriterion: '',
  owner: '',
};

export const sourceSchema = z.object({
  id: z.number().int(),
  kind: z.enum(['log', 'outcomes', 'link']),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string().nullable(),
  importedAt: z.string(),
  recipe: z.number().int().nullable(),
  recipeName: z.string().nullable(),
  read: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  duplicates: z.number(),
  /** Linked files: false when the file is no longer where it was. */
  present: z.boolean(),
  /** How the file was read, for a sentence. */
  reading: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

export type Source = z.infer<typeof sourceSchema>;

export const logColumnSchema = z.object({
  column: z.string(),
  name: z.string(),
  part: z.enum([...LOG_ROLES, ...OTHER_PARTS]),
  kind: z.enum(['number', 'text', 'boolean', 'time']),
  label: localTextSchema,
  description: localTextSchema,
  unit: localTextSchema.nullable(),
  sensitivity: z.enum(['none', 'identifier', 'quasi-identifier', 'sensitive', 'free-text']),
});

export type LogColumn = z.infer<typeof logColumnSchema>;

export const bundleSummarySchema = z.object({
  id: z.number().int(),
  name: z.string(),
  version: z.string(),
  role: z.enum(BUNDLE_ROLES),
  title: localTextSchema,
  sha256: z.string(),
  addedAt: z.string(),
});

export type BundleSummary = z.infer<typeof bundleSummarySchema>;

export const summarySchema = z.object({
  id: projectId,
  name: z.string(),
  fileName: z.string(),
  language,
  readOnly: z.boolean(),
  sealed: z.boolean(),
  example: z.boolean(),
  /** Grows with every change; whatever is computed carries it, so that a stale result is seen. */
  state: z.number().int(),
  rows: z.number(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  months: z.array(z.string()),
  versions: z.array(z.string()),
  meaning: meaningSchema,
  framing: framingSchema,
  sources: z.array(sourceSchema),
  columns: z.array(logColumnSchema),
  bundles: z.array(bundleSummarySchema),
  /** What was said at opening: migrated, recovered, sealed copy... by key of the dictionary. */
  notices: z.array(z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

export type ProjectSummary = z.infer<typeof summarySchema>;

export const journalEventSchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

const passphrase = z.string().min(1).max(500);

export const projects = {
  'project.create': stream(z.object({ target: grantId, name: z.string().min(1).max(200), language }), summarySchema),
  'project.open': stream(
    z.object({ grant: grantId, passphrase: passphrase.optional(), readOnly: z.boolean().optional() }),
    summarySchema,
  ),
  'project.openExample': stream(z.object({ example: z.enum(['credit', 'churn']) }), summarySchema),
  'project.summary': call(z.object({ project: projectId }), summarySchema),
  'project.close': call(z.object({ project: projectId }), nothing),
  'project.rename': call(z.object({ project: projectId, name: z.string().min(1).max(200), language }), summarySchema),
  'project.saveFraming': call(z.object({ project: projectId, framing: framingSchema }), summarySchema),
  'project.saveMeaning': stream(z.object({ project: projectId, meaning: meaningSchema }), summarySchema),
  'project.saveSensitivity': call(
    z.object({ project: projectId, column: z.string(), sensitivity: logColumnSchema.shape.sensitivity }),
    summarySchema,
  ),
  'project.saveCopy': stream(
    z.object({ project: projectId, target: grantId, passphrase: passphrase.optional() }),
    z.object({ bytes: z.number() }),
  ),
  'project.verifyTrail': stream(
    z.object({ project: projectId }),
    z.object({
      events: z.number(),
      head: z.string(),
      broken: z.object({ seq: z.number(), why: z.enum(['content', 'order', 'link']) }).nullable(),
    }),
  ),
  'project.trail': call(
    z.object({ project: projectId, before: z.number().int().optional(), limit: z.number().int().min(1).max(500) }),
    z.object({ events: z.array(journalEventSchema), total: z.number() }),
  ),
};
