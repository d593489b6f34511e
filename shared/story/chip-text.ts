import { formatValue } from '#shared/words/words.ts';
import type { Words } from '#shared/words/words.ts';
import type { Binding, Objective, Story } from './schema.ts';

/** A chip as it is read; `isNumber` tells a computed number from a name or a day. */
export type ChipText = { text: string; isNumber: boolean };

/** Shown with its sign, without it, or as a word that follows the sign. */
const BY_SIGN = new Set(['sign', 'size', 'more', 'rises']);

/**
 * What a chip says in a language.
 *
 * @param how a format in place of that of the binding: `percent:1`; or `sign` (+8.2), `size` (8.2), `more` (more, less),
 *   `rises` (rises, falls, does not move)
 * @returns null where the chip names nothing of this story
 */
export function chipText(story: Story, name: string, how: string | null, words: Words): ChipText | null {
  const part = /^objective\.(\w+)$/.exec(name)?.[1];
  if (part !== undefined) return objectiveText(story.objective, part, words);
  const binding = story.bindings[name];
  return binding === undefined ? null : bindingText(binding, how, words);
}

export function bindingText(binding: Binding, how: string | null, words: Words): ChipText {
  const { value, unit } = binding;
  if (value === null) return { text: words.t('story.noValue'), isNumber: false };
  if (typeof value === 'object')
    return {
      text: written(value.text[words.language] ?? value.otherwise, how ?? binding.format, words),
      isNumber: false,
    };
  const beside = { currency: unit, unit };
  if (typeof value === 'string')
    return { text: formatValue(value, how ?? binding.format, words.format, beside), isNumber: false };
  const bySign = how !== null && BY_SIGN.has(how) ? how : null;
  const format = bySign === null ? (how ?? binding.format) : binding.format;
  if (bySign === 'more') return { text: words.t(`story.more.${signName(value)}`), isNumber: false };
  if (bySign === 'rises') return { text: words.t(`story.rises.${signName(value)}`), isNumber: false };
  const text = formatValue(bySign === 'size' ? Math.abs(value) : value, format, words.format, beside);
  return { text: bySign === 'sign' ? words.format.signed(text, value) : text, isNumber: true };
}

/** The bounds of a binding in its own format. */
export function intervalOf(binding: Binding, words: Words): { low: string; high: string } | null {
  if (binding.interval === null) return null;
  const [low, high] = binding.interval.map((bound) => bindingText({ ...binding, value: bound }, null, words).text) as [
    string,
    string,
  ];
  return { low, high };
}

function signName(value: number): 'up' | 'down' | 'same' {
  return value > 0 ? 'up' : value < 0 ? 'down' : 'same';
}

function written(text: string, format: string, words: Words): string {
  return format === 'quote' ? words.format.quote(text) : text;
}

function objectiveText(objective: Objective, part: string, words: Words): ChipText | null {
  if (part === 'target')
    return objective.target === null
      ? { text: words.t('story.notSaid'), isNumber: false }
      : { text: formatValue(objective.target, 'money', words.format, { currency: objective.unit }), isNumber: true };
  if (part === 'due')
    return {
      text: objective.due === null ? words.t('story.noDay') : words.format.day(objective.due),
      isNumber: false,
    };
  const value = (objective as Record<string, unknown>)[part];
  if (typeof value !== 'string') return null;
  return { text: value === '' ? words.t('story.notSaid') : value.replace(/\.$/, ''), isNumber: false };
}
