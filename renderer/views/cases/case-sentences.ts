import { amount, level, limit } from '#shared/analyses/amounts.ts';
import type { CaseAlike, CaseReading } from '#shared/contract/cases.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { Words } from '#shared/words/words.ts';

/** Closer to the cut-off than scores that count as alike. */
const CLOSE = 0.025;

export function labelOf({ value, label }: { value: string; label: LocalText }, { language }: Words): string {
  return label[language] ?? value;
}

/** "Refused on 26 March 2025: the model put “Payment default” at 62.3%, above the cut-off of 35%." */
export function caseVerdict(reading: CaseReading, words: Words): string {
  const { t, say, format } = words;
  const { score, unit, cutoff, labels, time, task } = reading;
  const decided = reading.decision ?? reading.applied;
  const day = time === null ? null : format.day(time.slice(0, 10));
  const who =
    decided === null
      ? day === null
        ? t('case.who.case', { id: reading.caseId })
        : t('case.who.on', { day })
      : day === null
        ? aloneText(decided, words)
        : t('case.who.decidedOn', { decision: aloneText(decided, words), day });
  if (score === null) return t('case.verdict.noScore', { who });
  const values = { who, score: say(level(score, unit)) };
  if (task === 'regression' || labels === null) return t('case.verdict.estimated', values);
  const label = labelOf(labels.positive, words);
  if (cutoff === null) return t('case.verdict.scored', { ...values, label });
  const gap = score - cutoff.threshold;
  return t(`case.verdict.${gap === 0 ? 'on' : gap > 0 ? 'above' : 'below'}`, {
    ...values,
    label,
    cutoff: say(limit(cutoff.threshold, unit)),
  });
}

/** A label with a stop of its own stands in quotes, so that the sentence can go on. */
function aloneText(decided: NonNullable<CaseReading['decision']>, words: Words): string {
  const label = labelOf(decided, words);
  return /[:;,.]/.test(label) ? words.format.quote(label) : label;
}

/** What was decided, and what was done where that is another thing. */
export function decisionText({ decision, applied }: CaseReading, words: Words): string {
  const { t } = words;
  if (decision === null) return applied === null ? t('filters.notFilled') : labelOf(applied, words);
  if (applied === null || applied.value === decision.value) return labelOf(decision, words);
  const isFlag = applied.value === 'true' || applied.value === 'false';
  const done = isFlag ? t(applied.value === 'true' ? 'ui.yes' : 'ui.no') : labelOf(applied, words);
  return t('case.trace.carriedOut', { decision: labelOf(decision, words), done });
}

/** How such scores turned out, once that is counted. */
export function nearText(reading: CaseReading, alike: CaseAlike | null, words: Words): string {
  if (alike === null) return '';
  return [nearSentence(alike, reading, words), hiddenSentence(alike, words)].filter((part) => part !== '').join(' ');
}

function nearSentence(near: CaseAlike, { unit, labels }: CaseReading, words: Words): string {
  const { t, say, format } = words;
  if (!isEstimated(near)) return near.reason === 'TOO_FEW_ROWS' ? t('case.near.few') : '';
  const [low, high] = near.interval;
  const within = say(amount(near.within, unit));
  if (near.kind === 'mean')
    return t('case.near.mean', {
      count: near.n,
      within,
      mean: say(level(near.mean, unit)),
      low: say(level(low, unit)),
      high: say(level(high, unit)),
    });
  return t('case.near.share', {
    count: near.n,
    within,
    positive: near.positive,
    label: labels === null ? '' : labelOf(labels.positive, words),
    share: near.share,
    low: format.integer(Math.round(low * 100)),
    high: format.integer(Math.round(high * 100)),
  });
}

/** That the ends of one decision are all there is to learn from. */
function hiddenSentence(near: CaseAlike, words: Words): string {
  if (!isEstimated(near) || near.onlyOf === null) return '';
  return words.t('case.near.onlyOf', { decision: labelOf(near.onlyOf, words) });
}

/** How this case turned out. */
export function endText(reading: CaseReading, words: Words): string {
  const { t } = words;
  const ended = outcomeText(reading, words);
  return ended === null
    ? t('case.end.open')
    : t(`case.end.${reading.task === 'regression' ? 'amount' : 'known'}`, { ended });
}

/** How a case ended; null while it is not known. */
export function outcomeText(
  { outcome, labels, unit }: Pick<CaseReading, 'outcome' | 'labels' | 'unit'>,
  words: Words,
): string | null {
  if (outcome === null) return null;
  if (outcome.amount !== null) return words.say(level(outcome.amount, unit));
  const known = [labels?.positive, labels?.negative].find((one) => one?.value === outcome.value);
  return known === undefined ? outcome.value : labelOf(known, words);
}

/** "27.3 points above"; null without a score or a cut-off. */
export function gapText({ score, cutoff, unit }: CaseReading, { t, say }: Words): string | null {
  if (score === null || cutoff === null) return null;
  const gap = score - cutoff.threshold;
  return t(`case.gap.${gap === 0 ? 'on' : gap > 0 ? 'above' : 'below'}`, { by: say(amount(gap, unit)) });
}

/** So close to the cut-off that a small error could have turned the decision. */
export function isBorderline({ score, cutoff, unit }: CaseReading): boolean {
  if (score === null || cutoff === null || unit.kind !== 'probability') return false;
  return Math.abs(score - cutoff.threshold) < CLOSE;
}

/** "Higher than 84 in 100 cases of March 2025"; the smaller side says less than it seems, so the larger one is told. */
export function rankText({ rank }: CaseReading, { t, format }: Words): string | null {
  if (rank === null) return null;
  const side = rank.below >= 0.5 ? 'higher' : 'lower';
  const share = side === 'higher' ? rank.below : 1 - rank.below;
  return rank.month === null
    ? t(`case.rank.${side}`, { share })
    : t(`case.rank.${side}In`, { share, month: format.period(rank.month) });
}
