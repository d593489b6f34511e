import { z } from 'zod';
import type { Figure } from '#shared/domain/figure.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { NOT_ESTIMABLE_REASONS } from '#shared/domain/estimate.ts';
import type { DictionaryPair } from '#shared/words/words.ts';

/**
 * The public face of one question over a project. The window, the command line, stories and exports all use it.
 * Result schemas are public and stable: people script against them.
 */
export type Analysis<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> = {
  id: string;
  parameters: P;
  result: R;
  /** Sentences, most urgent first once sorted. */
  findings: (result: z.output<R>) => Finding[];
  figures: (result: z.output<R>) => Figure[];
  words: DictionaryPair;
  /**
   * What the first page adds to its selection when it asks; null keeps the analysis on its own page. The first page
   * answers at once whatever the size of the log, so only analyses that read the small tables belong there.
   */
  home?: Record<string, unknown> | null;
  /** It reads what people wrote (challenges, statements): asked again after each of their changes. */
  ofDocuments?: true;
  /** Names of people or cases stand in its answers: no report and no story holds them as they are. */
  ofOneCase?: true;
};

export function defineAnalysis<P extends z.ZodType, R extends z.ZodType>(analysis: Analysis<P, R>): Analysis<P, R> {
  return analysis;
}

/** Parameters that every analysis takes, under the same names everywhere. */
export const selectionParameters = {
  period: z.string().max(20).optional().describe('a month 2025-03 or an ISO week 2025-W11'),
  from: z.string().max(40).optional().describe('first day or instant, inclusive'),
  to: z.string().max(40).optional().describe('last day or instant, inclusive'),
  version: z.string().max(500).optional().describe('only rows of this model version'),
  score: z.string().max(500).optional().describe('champion (the logged score), shadow, or a version'),
  where: z
    .array(z.string().max(2000))
    .max(50)
    .optional()
    .describe(
      'column=value or @role=value, column!=value, column= (not filled in), column=[low,high) of a number or a time; all must hold',
    ),
};

export const notEstimableSchema = z.object({
  ok: z.literal(false),
  reason: z.enum(NOT_ESTIMABLE_REASONS),
  needed: z.union([z.number(), z.string()]).optional(),
});

/** A count, or why it does not exist. */
export const countSchema = z.union([z.number(), notEstimableSchema]);

export const localTextSchema = z.object({ en: z.string().optional(), fr: z.string().optional() });
