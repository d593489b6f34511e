import { z } from 'zod';
import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { FigureCell, FigureMark } from '#shared/domain/figure.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { countSchema, localTextSchema, notEstimableSchema, selectionParameters } from './analysis.ts';

/** A number, or why it cannot be told. */
export const numberSchema = z.union([z.number(), notEstimableSchema]);

/** Low and high at 95 %, or why they cannot be told. */
export const intervalSchema = z.union([z.tuple([z.number(), z.number()]), notEstimableSchema]);

/** Parameters of the analyses that judge a score against outcomes. */
export const scoredParameters = {
  ...selectionParameters,
  mode: z
    .enum(['auto', 'exact', 'sketch'])
    .optional()
    .describe('auto is exact up to 2 million rows; above, the daily sketch answers and states its error'),
};

/** The period that the others are compared with, for analyses that judge periods. */
export const referenceParameter = z
  .string()
  .max(20)
  .optional()
  .describe('a month or week; the first with at least 200 known outcomes unless given');

/** Who is judged. Outcomes that are not known yet are counted here and enter nothing else. */
export const populationSchema = z.object({
  known: z.number().describe('rows with a score and a known outcome: the population of every figure'),
  withoutOutcome: z.number(),
  immature: countSchema.describe('without an outcome and younger than the outcome window'),
  lost: countSchema.describe('without an outcome and older than the window'),
  withoutScore: z.number(),
});

/** What the cut-off does with a score, in the words of the log: `whenTrue` is the side that expects the positive outcome. */
export const cutoffSchema = z
  .object({
    threshold: z.number(),
    operator: z
      .enum(['>=', '>', '<=', '<'])
      .describe('always >= or > here: rules written the other way are turned round'),
    whenTrue: z.string(),
    whenFalse: z.string(),
    whenTrueLabel: localTextSchema,
    whenFalseLabel: localTextSchema,
  })
  .nullable();

/** The two outcomes, in the words of the log and of the bundle. */
export const outcomeLabelsSchema = z
  .object({
    positive: z.object({ value: z.string(), label: localTextSchema }),
    negative: z.object({ value: z.string(), label: localTextSchema }),
  })
  .nullable();

export const modeSchema = z.enum(['exact', 'sketch']);

export type Population = z.output<typeof populationSchema>;
export type CutoffInForce = z.output<typeof cutoffSchema>;
export type OutcomeLabels = z.output<typeof outcomeLabelsSchema>;
export type Estimated = z.output<typeof numberSchema>;
export type EstimatedInterval = z.output<typeof intervalSchema>;

/** The positive outcome as a sentence names it. */
export function positiveLabel(outcome: OutcomeLabels): NamedText {
  return { text: outcome?.positive.label ?? {}, otherwise: outcome?.positive.value ?? '' };
}

/** A value and the two bounds of its interval, as the last cells of a row; empty where they cannot be told. */
export function intervalCells(value: Estimated, interval: EstimatedInterval): FigureCell[] {
  return [orNull(value), ...(orNull(interval) ?? [null, null])];
}

/** A value and its interval, for a mark; a value that stands without an interval says why. */
export function markValue(
  value: Estimated,
  interval: EstimatedInterval,
): Pick<FigureMark, 'value' | 'interval' | 'untold'> {
  if (isEstimated(interval) || !isEstimated(value)) return { value: orNull(value), interval: orNull(interval) };
  const isFew = interval.reason === 'TOO_FEW_ROWS';
  return { value, interval: null, untold: isFew ? { key: 'charts.fewForInterval' } : untoldPhrase(interval) };
}

/** The unit of a figure where it is a currency. */
export function currencyOf(unit: string | null): string | null {
  return unit !== null && /^[A-Z]{3}$/.test(unit) ? unit : null;
}

/** Why a figure cannot be told, as a sentence. */
export function untoldPhrase({ reason, needed }: NotEstimable): Phrase {
  return { key: `estimates.${reason}`, ...(needed === undefined ? {} : { values: { needed } }) };
}

/** Analyses of an announced outcome: what they ask never applies to a model that estimates a quantity. */
const OF_OUTCOMES = new Set(['calibration', 'gains', 'threshold']);

/** The finding of an analysis that cannot answer: that it cannot, and why. */
export function untold(analysis: string, why: NotEstimable, link?: Finding['link']): Finding {
  return {
    id: `${analysis}.none`,
    state: 'know',
    weight: 0.1,
    title: {
      key:
        why.reason === 'NOT_A_CLASSIFICATION' && OF_OUTCOMES.has(analysis)
          ? `${analysis}.quantities`
          : `${analysis}.none`,
    },
    account: [untoldPhrase(why)],
    ...(link === undefined ? {} : { link }),
  };
}
