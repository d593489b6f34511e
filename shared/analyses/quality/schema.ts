import { z } from 'zod';
import { LOG_ROLES, OTHER_PARTS } from '#shared/domain/role.ts';
import { countSchema, localTextSchema, selectionParameters } from '../analysis.ts';

export const parameters = z.strictObject({
  ...selectionParameters,
  current: z.string().max(20).optional().describe('a period 2025-03 or 2025-W11; all rows when left out'),
  reference: z.string().max(20).optional().describe('training (the ranges of the bundle), or a period'),
});

export const columnSchema = z.object({
  column: z.string().describe('name in the file, or of the fact in the bundle'),
  label: localTextSchema,
  part: z.enum([...LOG_ROLES, ...OTHER_PARTS]),
  type: z.enum(['number', 'text', 'boolean', 'time']),
  missing: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  outOfRange: countSchema.describe('values outside the range of the reference'),
  range: z.tuple([z.number(), z.number()]).nullable(),
  unseen: countSchema.describe('rows whose category the reference does not know'),
  unseenValues: z.array(z.string()),
});

export const result = z.object({
  rows: z.number(),
  current: z.string().nullable(),
  reference: z.string().nullable(),
  columns: z.array(columnSchema),
  duplicates: z.number().describe('lines that repeat a prediction; set aside'),
  rejected: z.number().describe('lines that could not be read as a prediction; set aside'),
  read: z.number().describe('lines of the files in all'),
});

export type Quality = z.output<typeof result>;
export type QualityColumn = z.output<typeof columnSchema>;
