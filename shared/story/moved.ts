import { z } from 'zod';
import { answerKey, figuresOf, heldAt } from './answers.ts';
import type { Answered, Held } from './answers.ts';
import { storedFigure } from './draft.ts';
import { blockName, livingBlocks, withLivingBlocks } from './living-blocks.ts';
import type { LivingBlock } from './living-blocks.ts';
import { bindingSchema, caseBlockSchema, challengeListSchema, storedFigureSchema } from './schema.ts';
import type { Story } from './schema.ts';
import { withoutUnused } from './used.ts';

const held = bindingSchema.pick({ value: true, interval: true, n: true, unit: true });

const livingBlock = z.discriminatedUnion('type', [caseBlockSchema, challengeListSchema]);

/** A value, a figure, a case or a list that the project no longer gives: what the story holds and what they give now; null when it is gone. */
export const movedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), name: z.string(), stored: held, now: held.nullable() }),
  z.object({ kind: z.literal('figure'), name: z.string(), now: storedFigureSchema.nullable() }),
  z.object({ kind: z.literal('block'), name: z.string(), stored: livingBlock, now: livingBlock.nullable() }),
]);

export type Moved = z.output<typeof movedSchema>;

const RELATIVE = 1e-9;

/** Everything a story shows that was asked for: each analysis with its parameters, once. */
export function askedBy(whole: Story): { analysis: string; params: Record<string, unknown> }[] {
  const story = withoutUnused(whole);
  const all = [...Object.values(story.bindings), ...Object.values(story.figures)];
  return [...new Map(all.map((one) => [answerKey(one), { analysis: one.analysis, params: one.params }])).values()];
}

/**
 * The "figures moved" list: what stands in the story and does not compute to the value that it holds.
 *
 * @param answers the analyses asked again; one that is missing here is gone
 */
export function movedSince(whole: Story, answers: readonly Answered[]): Moved[] {
  const story = withoutUnused(whole);
  const byKey = new Map(answers.map((one) => [answerKey(one), one]));
  const values = Object.entries(story.bindings).flatMap(([name, binding]): Moved[] => {
    const answered = byKey.get(answerKey(binding));
    const now = answered === undefined ? null : heldAt(answered, binding.path);
    const { value, interval, n, unit } = binding;
    return now !== null && sameValue(value, now.value) && sameInterval(interval, now.interval)
      ? []
      : [{ kind: 'value', name, stored: { value, interval, n, unit }, now }];
  });
  const figures = Object.entries(story.figures).flatMap(([name, kept]): Moved[] => {
    const answered = byKey.get(answerKey(kept));
    const figure = answered === undefined ? undefined : figuresOf(answered).find((one) => one.id === kept.figure);
    if (answered === undefined || figure === undefined) return [{ kind: 'figure', name, now: null }];
    return same(plain(kept.stored), plain(figure))
      ? []
      : [{ kind: 'figure', name, now: storedFigure(answered, figure, story.snapshot) }];
  });
  return [...values, ...figures];
}

/** The story with these lines accepted; what is gone keeps its former value and stays on the list. */
export function acceptMoved(story: Story, accepted: readonly Moved[]): Story {
  const bindings = { ...story.bindings };
  const figures = { ...story.figures };
  const blocks = new Map<string, LivingBlock>();
  for (const one of accepted) {
    if (one.now === null) continue;
    if (one.kind === 'block') blocks.set(one.name, one.now);
    const before = bindings[one.name];
    if (one.kind === 'value' && before !== undefined) bindings[one.name] = { ...before, ...one.now };
    if (one.kind === 'figure') figures[one.name] = one.now;
  }
  return withLivingBlocks({ ...story, bindings, figures }, blocks);
}

/** The lines that a story has not accepted yet: what it holds still differs, in a value or figure that it still has. */
export function stillMoved(story: Story, moved: readonly Moved[]): Moved[] {
  const living = new Map(livingBlocks(story).map((block) => [blockName(block), block]));
  return moved.filter((one) => {
    if (one.kind === 'block') {
      const block = living.get(one.name);
      return block !== undefined && (one.now === null || !sameHeld(block.stored, one.now.stored));
    }
    const held = one.kind === 'value' ? story.bindings[one.name] : story.figures[one.name];
    if (held === undefined) return false;
    return one.now === null || !sameHeld({ ...held, ...one.now }, held);
  });
}

/** Whether two things that were written as JSON are the same, numbers up to rounding. */
export function sameHeld(a: unknown, b: unknown): boolean {
  return same(plain(a), plain(b));
}

function sameInterval(a: Held['interval'], b: Held['interval']): boolean {
  return a === null || b === null || (sameValue(a[0], b[0]) && sameValue(a[1], b[1]));
}

function sameValue(a: Held['value'], b: Held['value']): boolean {
  return same(a, b);
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return a === b || Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]));
}

/** Without what JSON does not keep. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
