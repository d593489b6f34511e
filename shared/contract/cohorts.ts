import { z } from 'zod';
import { cohortEndsSchema } from '#shared/analyses/cohort-ends.ts';
import { outcomeLabelsSchema } from '#shared/analyses/estimates.ts';
import { unitSchema } from '#shared/analyses/explanations.ts';
import { KNOWN_COHORTS } from '#shared/domain/cohort.ts';
import { call, stream } from './procedure.ts';
import { grantId, projectId, selectionSchema } from './common.ts';

/** Which cases: a selection, and in it a cohort and a search. */
export const casesAsked = {
  project: projectId,
  selection: selectionSchema,
  /** A known cohort, or the id of one that was saved. */
  cohort: z.string().min(1).max(80).optional(),
  search: z.string().max(500).optional(),
  /** Where the search looks: `@any`, or a column by its name or `@role`; identifiers when left out. */
  column: z.string().min(1).max(500).optional(),
};

export const sortSchema = z.object({ column: z.string().max(500), descending: z.boolean() });

const cohortSchema = z.object({
  id: z.string(),
  kind: z.enum(['all', 'known', 'saved']),
  known: z.enum(KNOWN_COHORTS).nullable(),
  name: z.string().nullable().describe('of a saved one'),
  note: z.string(),
  rows: z.number(),
  share: z.number().nullable().describe('of the selection; null when it is empty'),
  outcome: cohortEndsSchema,
});

const unknownSchema = z.object({
  id: z.enum(KNOWN_COHORTS),
  reason: z.string().describe('why the project cannot tell: what is missing'),
});

export const cohortBodySchema = z.object({
  name: z.string().trim().min(1).max(120),
  note: z.string().max(2000),
  selection: selectionSchema,
  cohort: z.enum(KNOWN_COHORTS).optional(),
  search: z.string().max(500).optional(),
  column: z.string().max(500).optional(),
});

const saved = z.object({ cohorts: z.array(cohortBodySchema.extend({ id: z.string(), at: z.string() })) });

export const EXPORT_FORMATS = ['xlsx', 'excel', 'machine', 'parquet'] as const;

export const cohorts = {
  /** All cases of the selection, the known cohorts in it, and the saved ones, each with its count and how it ended. */
  'cohorts.count': stream(
    z.object({ project: projectId, selection: selectionSchema }),
    z.object({
      unit: unitSchema,
      labels: outcomeLabelsSchema,
      cohorts: z.array(cohortSchema),
      unknown: z.array(unknownSchema),
    }),
  ),
  'cohorts.save': call(
    z.object({ project: projectId, id: z.string().max(80).optional(), ...cohortBodySchema.shape }),
    saved,
  ),
  'cohorts.remove': call(z.object({ project: projectId, id: z.string().max(80) }), saved),
  /**
   * Writes the cases to a file. Unless told otherwise identifiers are pseudonyms, the same in every export of the project,
   * and columns that are sensitive or free text stay out.
   */
  'cases.export': stream(
    z.object({
      ...casesAsked,
      sort: sortSchema.optional(),
      target: grantId,
      format: z.enum(EXPORT_FORMATS),
      identified: z.boolean().default(false),
    }),
    z.object({ rows: z.number(), columns: z.array(z.string()), left: z.array(z.string()).describe('left out') }),
  ),
};

export type CohortCount = z.output<typeof cohortSchema>;
export type SavedCohort = z.output<typeof saved>['cohorts'][number];
export type CasesAsked = {
  selection: z.output<typeof selectionSchema>;
  cohort?: string | undefined;
  search?: string | undefined;
  column?: string | undefined;
};
