import { z } from 'zod';
import { CHALLENGE_KINDS, CHALLENGE_STATES, CHALLENGE_VERDICTS, RAISERS, STANCES } from '#shared/domain/challenge.ts';
import { localTextSchema, selectionParameters } from '../analysis.ts';

export const parameters = z.strictObject({ ...selectionParameters });

/** Upheld challenges, in full or in part, that share a fact behind the score or a category: three make a pattern. */
const pattern = z.object({
  by: z.enum(['driver', 'segment']),
  column: z.string(),
  label: localTextSchema,
  value: z.string().nullable().describe('the category; null for a driver'),
  valueLabel: localTextSchema,
  upheld: z.number().describe('upheld challenges that share it'),
  of: z.number().describe('all upheld challenges'),
  ids: z.array(z.string()),
  cohort: z
    .object({ n: z.number(), rows: z.number() })
    .nullable()
    .describe('cases of the selection in that category, of all; null for a driver'),
});

export const result = z.object({
  rows: z.number().describe('challenges on cases of the selection'),
  byState: z.object(Object.fromEntries(CHALLENGE_STATES.map((state) => [state, z.number()]))),
  waiting: z.number().describe('open, under review or reopened'),
  agreed: z.number().describe('cases that somebody read and agreed with'),
  byVerdict: z.object(Object.fromEntries(CHALLENGE_VERDICTS.map((verdict) => [verdict, z.number()]))),
  medianDays: z.number().nullable().describe('from opening to the answer; null while none is answered'),
  challenges: z
    .array(
      z.object({
        id: z.string(),
        caseId: z.string(),
        state: z.enum(CHALLENGE_STATES),
        stance: z.enum(STANCES),
        kind: z.enum(CHALLENGE_KINDS).nullable(),
        raisedAs: z.enum(RAISERS),
        openedAt: z.string().nullable(),
        answeredAt: z.string().nullable(),
        verdict: z.enum(CHALLENGE_VERDICTS).nullable(),
      }),
    )
    .describe('drafts left out; those that wait first, the oldest first'),
  patterns: z.array(pattern).describe('the most shared first'),
});

export type Challenges = z.output<typeof result>;
export type ChallengePattern = z.output<typeof pattern>;
