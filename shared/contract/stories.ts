import { z } from 'zod';
import { CHALLENGE_STATES } from '#shared/domain/challenge.ts';
import {
  CHAPTER_ROLES,
  TEMPLATES,
  caseBlockSchema,
  challengeListSchema,
  signatureSchema,
  storySchema,
} from '#shared/story/schema.ts';
import { PILLARS } from '#shared/story/checks/check.ts';
import { movedSchema } from '#shared/story/moved.ts';
import { grantId, localTextSchema, nothing, phraseSchema, projectId } from './common.ts';
import { call, stream } from './procedure.ts';

const storyId = z.string().min(1).max(80);

export const storySummarySchema = z.object({
  id: z.string(),
  title: localTextSchema,
  template: z.enum(TEMPLATES),
  pages: z.number(),
  chapters: z.array(z.enum(CHAPTER_ROLES)),
  changedAt: z.string(),
  content: z.string().describe('SHA-256 of what it says now; a signature of another content is stale'),
  /** The last signature; `stale` when the story changed after it. */
  signed: z.object({ by: z.string(), state: z.string(), at: z.string(), stale: z.boolean() }).nullable(),
});

export const checkedSchema = z.object({
  id: z.string(),
  pillar: z.enum(PILLARS),
  level: z.enum(['blocks', 'warns']),
  waived: z.boolean(),
  faults: z.array(z.object({ page: z.string().nullable(), why: phraseSchema })),
});

export const stories = {
  'stories.list': call(z.object({ project: projectId }), z.object({ stories: z.array(storySummarySchema) })),
  'stories.read': call(z.object({ project: projectId, story: storyId }), storySchema),
  /** The first draft by the machine, from what every analysis finds; it is kept at once. */
  'stories.draft': stream(
    z.object({
      project: projectId,
      template: z.enum(TEMPLATES),
      title: z.string().max(300).optional(),
      analyses: z.array(z.string().max(100)).max(100).optional().describe('which are asked; all without it'),
    }),
    storySchema,
  ),
  /** Refused where the story that is kept is not the one that the writing began from. */
  'stories.save': call(
    z.object({
      project: projectId,
      story: storySchema,
      since: z.string().max(40).optional().describe('its revision; without it whatever is kept is replaced'),
    }),
    z.object({ changedAt: z.string() }),
  ),
  /** Keeps it beside the one that it was, under an id and a title of its own. */
  'stories.copy': call(z.object({ project: projectId, story: storySchema }), storySchema),
  /** Asks a question again and puts one of its figures in a story: on a page, or as a new page of a chapter. */
  'stories.put': stream(
    z.object({
      project: projectId,
      story: storyId,
      analysis: z.string().max(100),
      params: z.record(z.string().max(50), z.unknown()),
      figure: z.string().max(300),
      where: z.union([z.object({ page: z.string().max(80) }), z.object({ chapter: z.string().max(80) })]),
    }),
    z.object({ before: storySchema, story: storySchema, page: z.string() }),
  ),
  /** A part that shows what the project holds now, to be put on a page: a case under its pseudonym, or its challenges. */
  'stories.block': stream(
    z.object({
      project: projectId,
      of: z.union([
        z.object({ kind: z.literal('case'), case: z.string().min(1).max(2000) }),
        z.object({ kind: z.literal('challenges'), status: z.array(z.enum(CHALLENGE_STATES)).min(1).max(10) }),
      ]),
    }),
    z.discriminatedUnion('type', [caseBlockSchema, challengeListSchema]),
  ),
  'stories.remove': call(z.object({ project: projectId, story: storyId }), nothing),
  /** Asks everything again: what moved, and the five pillars rule by rule. */
  'stories.check': stream(
    z.object({ project: projectId, story: storyId }),
    z.object({ checked: z.array(checkedSchema), moved: z.array(movedSchema) }),
  ),
  /** Refused while a blocking rule fails or a figure moved, unless the story is rejected. */
  'stories.sign': stream(
    z.object({
      project: projectId,
      story: storyId,
      signature: signatureSchema.pick({ role: true, by: true, state: true, reserve: true, reserveDue: true }),
    }),
    storySchema,
  ),
  /** A story file, checked as a stranger; it gets a name of its own where the project has one of that name. */
  'stories.import': stream(z.object({ project: projectId, grant: grantId }), storySchema),
  'stories.write': stream(
    z.object({ project: projectId, story: storyId, target: grantId }),
    z.object({ bytes: z.number() }),
  ),
};
