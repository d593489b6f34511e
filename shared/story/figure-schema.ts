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
const point = z.looseObject({ x: z.number(), y: z.number() });

/** A figure that is kept: its data and its table, so that a story shows without the project that it comes from. */
export const figureSchema = z.looseObject({
  id: z.string().max(200),
  kind: z.string().max(40),
  title: phrase,
  subtitle: phrase.optional(),
  alt: phrase,
  marks: z
    .array(
      z.looseObject({
        label: text,
        labelFormat: text,
        value: z.number().nullable(),
        interval: bounds.optional(),
        name: namedTextSchema.optional(),
        detail: namedTextSchema.optional(),
        note: phrase.optional(),
      }),
    )
    .max(10_000),
  reference: z.looseObject({ value: z.number(), label: phrase }).optional(),
  curves: z
    .array(z.looseObject({ id: text, label: phrase, role: text, points: z.array(point).max(20_000) }))
    .optional(),
  axes: z.looseObject({ x: axis, y: axis }).optional(),
  base: z.looseObject({ label: phrase, value: z.number() }).optional(),
  total: z.looseObject({ label: phrase, value: z.number() }).optional(),
  currency: text.nullable().optional(),
  valueFormat: text,
  table: z.looseObject({
    columns: z.array(z.looseObject({ id: text, label: phrase, format: text })).max(200),
    rows: z.array(z.array(cell).max(200)).max(20_000),
  }),
}) as unknown as z.ZodType<Figure>;
