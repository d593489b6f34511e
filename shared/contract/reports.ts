import { z } from 'zod';
import { AUDIENCES } from '#shared/story/schema.ts';
import { stream } from './procedure.ts';
import { grantId, language, projectId } from './common.ts';

/** One self-contained page, a tagged document for print, slides that can be edited, the tables alone. */
export const REPORT_FORMATS = ['html', 'pdf', 'pptx', 'csv'] as const;

export const reportFormatSchema = z.enum(REPORT_FORMATS);

export type ReportFormat = z.infer<typeof reportFormatSchema>;

/** Documents to hand over. */
export const reports = {
  /** What analyses found, with the figures that prove it, as a file. */
  'report.export': stream(
    z.object({
      project: projectId,
      asked: z
        .array(z.object({ analysis: z.string().max(60), parameters: z.record(z.string(), z.unknown()).default({}) }))
        .min(1)
        .max(20),
      format: reportFormatSchema,
      /** The language of the project when left out. */
      language: language.optional(),
      title: z.string().min(1).max(300).optional(),
      target: grantId,
    }),
    z.object({ bytes: z.number(), pages: z.number() }),
  ),
  /** A story as a file, as one audience reads it. */
  'report.story': stream(
    z.object({
      project: projectId,
      story: z.string().min(1).max(80),
      audience: z.enum(AUDIENCES).default('decision'),
      format: reportFormatSchema,
      /** The first language of the story when left out. */
      language: language.optional(),
      target: grantId,
    }),
    z.object({
      bytes: z.number(),
      pages: z.number(),
      sha256: z.string().describe('of the file, as the trail keeps it'),
    }),
  ),
};
