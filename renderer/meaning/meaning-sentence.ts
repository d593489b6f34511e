import type { Meaning } from '#shared/mapping/recipe.ts';
import type { Words } from '#shared/words/words.ts';
import { labelText } from './labels.ts';
import type { Labels } from './labels.ts';

/** What the score announces and where the decision turns, in one sentence; or what nobody has said yet. */
export function meaningSentence(meaning: Meaning, labels: Labels, words: Words): string {
  const { t } = words;
  const decision = decisionPart(meaning, labels, words);
  if (meaning.task === 'regression')
    return decision === null ? t('meaning.estimates') : t('meaning.estimatesAndDecides', { decision });
  if (meaning.positive === null) return t('meaning.positiveUnsaid');
  const positive = labelText(labels.outcome, meaning.positive);
  return decision === null
    ? t('meaning.announces', { positive })
    : t('meaning.announcesAndDecides', { positive, decision });
}

function decisionPart({ cutoff, scoreKind }: Meaning, labels: Labels, words: Words): string | null {
  if (cutoff === null) return null;
  const { t } = words;
  if (cutoff.type === 'range')
    return t('meaning.inRange', {
      low: scoreText(cutoff.low, scoreKind, words),
      high: scoreText(cutoff.high, scoreKind, words),
      decision: labelText(labels.decision, cutoff.inside),
    });
  return t(`meaning.operators.${cutoff.operator}`, {
    threshold: scoreText(cutoff.threshold, scoreKind, words),
    decision: labelText(labels.decision, cutoff.whenTrue),
  });
}

/** A probability in percent, a value with its digits. */
export function scoreText(value: number, kind: Meaning['scoreKind'], { format }: Pick<Words, 'format'>): string {
  if (kind === 'probability') return format.percent(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
  return Number.isInteger(value) ? format.integer(value) : format.decimal(value);
}
