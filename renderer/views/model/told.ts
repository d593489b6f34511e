import type { Figure } from '#shared/domain/figure.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Words } from '#shared/words/words.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import type { Asked } from '#renderer/api/use-stream.ts';

/** The sentence at the head of a tab, whatever the state of its question. */
export function verdictText(asked: Asked<Answered<unknown>>, finding: Finding | null, { t, say }: Words): string {
  if (asked.result !== null) return finding === null ? t('model.nothingTold') : say(finding.title);
  return t(asked.error === null ? 'model.reading' : 'model.failed');
}

export function leadText(finding: Finding | null, { say }: Words): string {
  return finding === null ? '' : finding.account.map((phrase) => say(phrase)).join(' ');
}

/** The finding that a tab opens with, by its name; else the most urgent. */
export function mainFinding(findings: readonly Finding[] | undefined, ...ids: string[]): Finding | null {
  return (
    ids.map((id) => findings?.find((one) => one.id === id)).find((one) => one !== undefined) ?? findings?.[0] ?? null
  );
}

export function figureOf(figures: readonly Figure[] | undefined, id: string): Figure | null {
  return figures?.find((one) => one.id === id) ?? null;
}
