import { z } from 'zod';
import { LANGUAGES } from '#shared/domain/language.ts';
import { PAGES } from '#shared/domain/finding.ts';
import type { Finding, Phrase } from '#shared/domain/finding.ts';

/** A handle of an open project; means nothing outside this run of the application. */
export const projectId = z.string().min(1).max(40);

/** A file or folder that the person chose. The window never sends a path: the host turned the choice into this id. */
export const grantId = z.string().min(1).max(80);

export const language = z.enum(LANGUAGES);

export const selectionSchema = z.object({
  period: z.string().max(20).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  version: z.string().max(500).optional(),
  score: z.string().max(500).optional(),
  where: z.array(z.string().max(2000)).max(50).optional(),
});

export const localTextSchema = z.object({ en: z.string().optional(), fr: z.string().optional() });

const namedText = z.object({ text: localTextSchema, otherwise: z.string() });

export const phraseSchema: z.ZodType<Phrase> = z.lazy(() =>
  z.object({
    key: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.null(), namedText, phraseSchema])).optional(),
  }),
) as z.ZodType<Phrase>;

export const findingSchema = z.object({
  id: z.string(),
  state: z.enum(['act', 'watch', 'holds', 'know']),
  weight: z.number(),
  title: phraseSchema,
  account: z.array(phraseSchema),
  figure: z.string().optional(),
  link: z
    .object({
      label: phraseSchema,
      page: z.enum(PAGES),
      selection: selectionSchema.optional(),
      focus: z.string().optional(),
    })
    .optional(),
}) as z.ZodType<Finding>;

export const nothing = z.object({});
