import { z } from 'zod';
import { unitSchema } from '#shared/analyses/explanations.ts';
import { NOTE_KINDS } from '#shared/domain/figure.ts';
import { figureSchema, namedTextSchema } from './figure-schema.ts';

/** The format that this version writes; a later one is refused with a sentence, never half read. */
export const STORY_FORMAT = 'story/1';

export const AUDIENCES = ['decision', 'expert', 'audit'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const CHAPTER_ROLES = ['decision', 'population', 'baseline', 'change', 'why', 'risks', 'ask'] as const;
export type ChapterRole = (typeof CHAPTER_ROLES)[number];

export const TEMPLATES = ['committee', 'experts', 'audit', 'weekly'] as const;
export type StoryTemplate = (typeof TEMPLATES)[number];

/** How much a story holds at most. */
export const MOST = { chapters: 40, pages: 100, blocks: 60, annotations: 8 } as const;

const ID = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);
const text = z.string().max(10_000);
/** Words with chips, `{{name}}` or `{{name|format}}`, in the languages they were written in. */
const local = z.object({ en: text.optional(), fr: text.optional() });
const audience = z.enum(AUDIENCES);
const params = z.record(z.string(), z.unknown());
const name = z.string().max(300);

const selection = z.object({
  period: z.string().max(20).optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  version: z.string().max(500).optional(),
  score: z.string().max(500).optional(),
  where: z.array(z.string().max(2000)).max(50).optional(),
});

const models = z.array(z.object({ name, version: name, sha256: name.nullable() })).max(50);

export const bindingSchema = z.object({
  analysis: name,
  params,
  path: z
    .string()
    .max(500)
    .describe('a place in the result, `deciles.0.gain`, or a value of a sentence, `finding:gains.top/title/gain`'),
  value: z.union([z.number(), text, z.null(), namedTextSchema]),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('low and high at 95 %'),
  n: z.number().nullable().describe('how many cases it is counted among'),
  format: z.string().max(40).describe('`integer`, `percent:1`, `money:0`, `inHundred`, `day`, `text` ...'),
  unit: z.string().max(50).nullable().describe('ISO code of the currency, or a unit'),
  signed: z.boolean().describe('a difference: words of direction near it must agree with its sign'),
});
export type Binding = z.output<typeof bindingSchema>;

export const storedFigureSchema = z.object({
  analysis: name,
  params,
  figure: name.describe('its id among the figures of the analysis'),
  stored: figureSchema,
  source: z.object({
    data: name.nullable().describe('SHA-256 of the data'),
    rows: z.number(),
    period: z.object({ from: name, to: name }).nullable(),
    selection,
    models,
  }),
});
export type StoredFigure = z.output<typeof storedFigureSchema>;

const annotationSchema = z.object({
  kind: z.enum(NOTE_KINDS),
  at: z.union([z.number(), name]).describe('a value of the axis, or the name of a mark'),
  to: z.number().optional(),
  column: name.optional().describe('in a map of cells: the column of the one that is marked'),
  label: local,
});

export type Annotation = z.output<typeof annotationSchema>;

const audiences = { audience: z.array(audience).max(3).optional().describe('who sees it; without it everybody') };

/** A label in the words of each language, or as one tool wrote it. */
const label = z.union([name, namedTextSchema]).nullable();

export const caseBlockSchema = z.object({
  type: z.literal('case'),
  ...audiences,
  ref: z
    .string()
    .regex(/^case:[A-Za-z0-9]{1,64}$/)
    .describe('a pseudonym, never the identifier of the log'),
  stored: z.object({
    decision: label,
    outcome: label,
    score: z.number().nullable(),
    cutoff: z.number().nullable(),
    unit: unitSchema.optional().describe('of score and cut-off; a probability without it'),
    reasonUnit: unitSchema.optional().describe('of the contributions; a probability without it'),
    reasons: z.array(z.object({ name: namedTextSchema, value: namedTextSchema, contribution: z.number() })).max(8),
  }),
});

export const challengeListSchema = z.object({
  type: z.literal('challenge-list'),
  ...audiences,
  status: z.array(name).max(10),
  stored: z.object({
    open: z.number().describe('how many are in one of these states'),
    items: z.array(z.object({ id: name, state: name, kind: name.nullable() })).max(500),
  }),
});

const knownBlocks = [
  z.object({
    type: z.literal('figure'),
    ...audiences,
    figure: ID,
    annotations: z.array(annotationSchema).max(MOST.annotations).optional(),
    caption: local.optional(),
    table: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('text'),
    ...audiences,
    template: local,
    head: local.optional(),
    doubt: z.boolean().optional(),
  }),
  z.object({ type: z.literal('kpi'), ...audiences, bind: ID, name: local }),
  z.object({ type: z.literal('table'), ...audiences, figure: ID }),
  z.object({
    type: z.literal('compare'),
    ...audiences,
    binds: z
      .array(z.object({ bind: ID, name: local }))
      .min(2)
      .max(6),
  }),
  caseBlockSchema,
  z.object({ type: z.literal('quote'), ...audiences, template: local, by: name.optional() }),
  z.object({ type: z.literal('callout'), ...audiences, template: local, head: local.optional() }),
  z.object({ type: z.literal('notes'), ...audiences, text: local }),
  z.object({ type: z.literal('ask'), ...audiences, template: local, decision: z.boolean().optional() }),
  challengeListSchema,
] as const;

const KNOWN_TYPES: ReadonlySet<string> = new Set(knownBlocks.map((one) => one.shape.type.value));

/** A block of a later version: kept as it is, shown as a named placeholder. */
const unknownBlock = z.looseObject({
  type: z
    .string()
    .max(60)
    .refine((type) => !KNOWN_TYPES.has(type)),
  audience: audiences.audience,
});

const knownBlock = z.discriminatedUnion('type', [...knownBlocks]);
export type KnownBlock = z.output<typeof knownBlock>;
export type Block = KnownBlock | z.output<typeof unknownBlock>;

export function isKnownBlock(block: Block): block is KnownBlock {
  return KNOWN_TYPES.has(block.type);
}

const page = z.object({
  id: ID,
  message: local.describe('the title: a sentence with a verb and a bound value'),
  noNumber: z.boolean().optional().describe('the title is meant to hold no value'),
  audience: audiences.audience,
  place: z.object({ page: name, tab: name.nullable() }).optional().describe('where these figures can be explored'),
  blocks: z.array(z.union([knownBlock, unknownBlock])).max(MOST.blocks),
});
export type StoryPage = z.output<typeof page>;

const chapter = z.object({
  id: ID,
  role: z.enum(CHAPTER_ROLES),
  title: local,
  context: z.boolean().optional().describe('it sets the scene and need not cite the measure'),
  pages: z.array(page).max(MOST.pages),
});
export type Chapter = z.output<typeof chapter>;

const objective = z.object({
  kpi: text,
  unit: z.string().max(50),
  direction: z.enum(['up', 'down']),
  target: z.number().nullable(),
  baseline: text.describe('what the measure is compared with'),
  objective: text,
  decision: text,
  population: text,
  owner: name,
  due: z.string().max(40).nullable().describe('the day by which a decision is wanted, 2025-09-30'),
});
export type Objective = z.output<typeof objective>;

export const SIGNATURE_STATES = ['approved', 'approved_with_reserves', 'rejected'] as const;

export const signatureSchema = z.object({
  role: name,
  by: name,
  at: z.string().max(40),
  state: z.enum(SIGNATURE_STATES),
  reserve: text,
  reserveDue: z.string().max(40).nullable(),
  head: name.describe('head of the trail when it was signed'),
  content: name.describe('SHA-256 of what was signed; anything changed later makes the signature stale'),
});
export type Signature = z.output<typeof signatureSchema>;

export const storySchema = z.object({
  tribune: z.literal(STORY_FORMAT),
  id: ID,
  template: z.enum(TEMPLATES),
  lang: z
    .array(z.enum(['en', 'fr']))
    .min(1)
    .max(2),
  title: local,
  objective,
  audiences: z.array(z.object({ id: audience, depth: z.number().int().min(1).max(3) })).max(3),
  minutes: z.number().nullable().describe('reading time announced'),
  limits: z.object({ maxAgeDays: z.number(), maxMissing: z.number(), minGroup: z.number() }),
  snapshot: z.object({
    at: z.string().max(40),
    dataset: z.object({ sha256: name.nullable(), rows: z.number(), from: name.nullable(), to: name.nullable() }),
    selection,
    models,
    engine: name,
    seed: z.number().nullable(),
    immature: z.number().nullable().describe('cases inside their outcome window; null where it cannot be counted'),
    unknown: z.number().nullable().describe('cases whose outcome is not known'),
    missing: z.number().nullable().describe('largest share missing in a column that the model reads'),
    duplicates: z.number().nullable(),
    absent: z
      .array(z.object({ analysis: name, reason: name }))
      .max(100)
      .describe('what could not be asked'),
  }),
  bindings: z.record(ID, bindingSchema),
  figures: z.record(ID, storedFigureSchema),
  chapters: z.array(chapter).max(MOST.chapters),
  waived: z.array(z.object({ id: name, why: text, by: name })).max(40),
  signoff: z.array(signatureSchema).max(100),
});

export type Story = z.output<typeof storySchema>;
