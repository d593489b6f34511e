import { z } from 'zod';
import { call, stream } from './procedure.ts';
import { grantId, projectId } from './common.ts';

/** An execution log that stands in the project. */
export const journalFileSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  addedAt: z.string(),
  lines: z.number().describe('lines that are not empty'),
  events: z.number().describe('lines that tell a time'),
  errors: z.number(),
  unread: z.number().describe('lines that could not be read'),
  continued: z.number().describe('lines that continue the one before, such as a stack trace'),
  from: z.string().describe('first day'),
  to: z.string().describe('last day'),
});

export type JournalFile = z.infer<typeof journalFileSchema>;

const addedSchema = z.object({ state: z.enum(['added', 'already']), file: journalFileSchema });

export type JournalAdded = z.infer<typeof addedSchema>;

/** The logs of the runs that make the scores: what ran when, how long, over how many rows, and what failed. */
export const processJournal = {
  'processJournal.add': stream(
    z.object({ project: projectId, files: z.array(grantId).min(1).max(1000) }),
    z.object({ files: z.array(addedSchema) }),
  ),
  'processJournal.remove': call(
    z.object({ project: projectId, id: journalFileSchema.shape.id }),
    z.object({ removed: journalFileSchema }),
  ),
  'processJournal.list': call(z.object({ project: projectId }), z.object({ files: z.array(journalFileSchema) })),
  'processJournal.unread': call(
    z.object({ project: projectId, offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
    z.object({
      total: z.number().describe('lines that were kept; the first thousand of each file'),
      lines: z.array(z.object({ file: z.string(), line: z.number(), text: z.string() })),
    }),
  ),
};
