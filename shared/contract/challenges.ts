import { z } from 'zod';
import { CHALLENGE_KINDS, CHALLENGE_STATES, CHALLENGE_VERDICTS, RAISERS, STANCES } from '#shared/domain/challenge.ts';
import { grantId, projectId } from './common.ts';
import { call, stream } from './procedure.ts';

const TEXT = 5000;
const NAME = 200;

const text = z.string().max(TEXT);
const name = z.string().max(NAME);
const verdict = z.enum(CHALLENGE_VERDICTS);

const textFields = {
  stance: z.enum(STANCES),
  raisedAs: z.enum(RAISERS),
  kind: z.enum(CHALLENGE_KINDS).nullable(),
  reason: text,
  expected: text.describe('what should have happened'),
  facts: z
    .array(
      z.object({
        feature: name.describe('as the model names it'),
        label: name.nullable(),
        value: z.string().max(TEXT).nullable().describe('in the log; null where missing'),
        shouldBe: z.string().max(TEXT).nullable(),
      }),
    )
    .max(50),
};

export const challengeSchema = z.object({
  ...textFields,
  id: name,
  caseId: z.string().max(2000),
  state: z.enum(CHALLENGE_STATES),
  raisedBy: name,
  openedAt: z.string().nullable(),
  attached: z
    .object({
      version: z.string().nullable(),
      score: z.number().nullable(),
      replayed: z.number().nullable(),
      replay: z.string(),
      decision: z.string().nullable(),
      reasons: z.array(z.object({ feature: z.string(), contribution: z.number() })),
      segments: z.array(z.object({ column: z.string(), value: z.string() })),
    })
    .nullable(),
  answer: z.object({ verdict, text, by: name, at: z.string() }).nullable(),
  history: z.array(
    z.object({
      step: z.enum(['save', 'open', 'review', 'answer', 'close', 'reopen']),
      at: z.string(),
      by: name,
      text: text.nullable(),
    }),
  ),
});

const stepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('save'), by: name, ...textFields }),
  z.object({ step: z.literal('open'), by: name, ...textFields }),
  z.object({ step: z.literal('review'), by: name }),
  z.object({ step: z.literal('close'), by: name }),
  z.object({ step: z.literal('answer'), by: name, verdict, text }),
  z.object({ step: z.literal('reopen'), by: name, text }),
]);

export const challenges = {
  /** Of one case or of all, the oldest first. */
  'challenges.list': call(
    z.object({ project: projectId, case: z.string().max(2000).optional() }),
    z.object({ challenges: z.array(challengeSchema) }),
  ),
  /** One step of one challenge and its event in the trail; `id` null begins a new one. */
  'challenges.take': stream(
    z.object({ project: projectId, case: z.string().min(1).max(2000), id: name.nullable(), taken: stepSchema }),
    challengeSchema,
  ),
  /** Throws a draft away; what was opened stays for ever. */
  'challenges.discard': call(z.object({ project: projectId, id: name }), z.object({})),
  'challenges.export': stream(
    z.object({ project: projectId, target: grantId, flavour: z.enum(['excel', 'machine']) }),
    z.object({ rows: z.number() }),
  ),
};
