import type { LocalText } from '#shared/domain/language.ts';
import type { CutoffInForce, OutcomeLabels } from '#shared/analyses/estimates.ts';
import type { SegmentLevel } from '#shared/analyses/segments/schema.ts';
import type { Words } from '#shared/words/words.ts';

/** The two outcomes and the two decisions, in the words of the log. */
export type Names = { positive: string; other: string; selected: string; left: string };

export function namesOf(
  { outcome, cutoff }: { outcome: OutcomeLabels; cutoff?: CutoffInForce },
  { t, language }: Words,
): Names {
  const named = (label: LocalText | undefined, value: string | undefined, otherwise: string): string =>
    label?.[language] ?? value ?? t(otherwise);
  return {
    positive: named(outcome?.positive.label, outcome?.positive.value, 'results.names.positive'),
    other: named(outcome?.negative.label, outcome?.negative.value, 'results.names.other'),
    selected: named(cutoff?.whenTrueLabel, cutoff?.whenTrue, 'results.names.selected'),
    left: named(cutoff?.whenFalseLabel, cutoff?.whenFalse, 'results.names.left'),
  };
}

/** A decision inside a sentence: one plain English word as a word, anything else in quotes. */
export function inSentence(label: string, { language, format }: Pick<Words, 'language' | 'format'>): string {
  return language === 'en' && /^[A-Z][a-z]+$/.test(label) ? label.toLowerCase() : format.quote(label);
}

/** "Type of job: Permanent; Age: 25 to 34". */
export function groupText(levels: readonly SegmentLevel[], group: string, words: Words): string {
  return levels.length === 0 ? group : levels.map((level) => levelText(level, words)).join(' \u00b7 ');
}

function levelText(level: SegmentLevel, words: Words): string {
  const { t, language } = words;
  return t('ui.condition', {
    column: level.label[language] ?? level.column,
    value: valueOf(level, words),
  });
}

/** The engine says values in words, with their unit; what it left out is said here. */
function valueOf({ value, valueLabel, isMissing }: SegmentLevel, { t, language }: Words): string {
  return valueLabel[language] ?? (isMissing ? t('filters.notFilled') : (value ?? ''));
}
