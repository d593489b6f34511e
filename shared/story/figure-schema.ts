import { z } from 'zod';
import type { Figure } from '#shared/domain/figure.ts';
import type { NamedText, Phrase } from '#shared/domain/finding.ts';

const text = z.string().max(20_000);
const cell = z.union([z.number(), text, z.null()]);
const bounds = z.tuple([z.number(), z.number()]).nullable();

export const namedTextSchema: z.ZodType<NamedText> = z.object({
  text: z.object({ en: text.optional(), fr: text.optional() }),
  otherwise: text,
});

/** A phrase as the dictionaries say it; phrases stand in phrases. */
const phrase: z.ZodType<Phrase> = z.lazy(() =>
  z.object({
    key: z.string().max(300),
    values: z.record(z.string(), z.union([z.number(), text, z.null(), namedTextSchema, phrase])).optional(),
  }),
) as z.ZodType<Phrase>;

const axis = z.looseObject({ label: phrase, format: text });
const point = z.looseObject({
  x: z.number(),
  y: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
});
const level = z.looseObject({ label: phrase, value: z.number() });
const plainMark = z.looseObject({
  label: text,
  labelFormat: text,
  value: z.number().nullable(),
  total: z.number().optional(),
  peer: z.number().nullable().optional(),
  printed: z.number().optional(),
  interval: bounds.optional(),
  emphasis: z.enum(['subject', 'act', 'other']).optional(),
  name: namedTextSchema.optional(),
  detail: namedTextSchema.optional(),
  note: phrase.optional(),
});
const heat = z.looseObject({
  columns: z.array(z.looseObject({ label: text, format: text })).max(200),
  cells: z.array(z.array(z.looseObject({ value: z.number().nullable(), isNoise: z.boolean() })).max(200)).max(10_000),
});

/** A figure that is kept: its data and its table, so that a story shows without the project that it comes from. */
export const figureSchema = z.looseObject({
  id: z.string().max(200),
  kind: z.string().max(40),
  title: phrase,
  subtitle: phrase.optional(),
  alt: phrase,
  marks: z.array(plainMark.extend({ parts: z.array(plainMark).max(1000).optional() })).max(10_000),
  reference: level.optional(),
  peerLabel: phrase.optional(),
  heat: heat.optional(),
  curves: z
    .array(
      z.looseObject({
        id: text,
        label: phrase,
        role: z.enum(['subject', 'peer', 'reference']),
        points: z.array(point).max(20_000),
      }),
    )
    .optional(),
  axes: z.looseObject({ x: axis, y: axis }).optional(),
  threads: z.array(z.array(point).max(1000)).max(1000).optional(),
  density: z
    .array(z.looseObject({ x: z.number(), share: z.number() }))
    .max(20_000)
    .optional(),
  seen: bounds.optional(),
  base: level.optional(),
  total: level.optional(),
  levelFormat: text.optional(),
  goodSide: z.enum(['up', 'down']).nullable().optional(),
  currency: text.nullable().optional(),
  valueFormat: text,
  table: z.looseObject({
    columns: z.array(z.looseObject({ id: text, label: phrase, format: text })).max(200),
    rows: z.array(z.array(cell).max(200)).max(20_000),
  }),
}) as unknown as z.ZodType<Figure>;
