import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { Words } from '#shared/words/words.ts';
import type { Answered } from './use-analysis.ts';
import type { Asked } from './use-stream.ts';

export type TellingPage = 'results' | 'model' | 'stability' | 'outcomes';

/** The figure whose drawer says how a page is computed. */
export type Computed = { figure: Figure; provenance: Provenance; picture?: () => SVGSVGElement | null };

/** What a tab that is told by one analysis puts around its panels. */
export type Told = { verdict: string; lead: string; computed: Computed | null };

/** The sentence at the head of a tab, whatever the state of its question. */
export function verdictText(
  page: TellingPage,
  asked: Asked<Answered<unknown>>,
  finding: Finding | null,
  { t, say }: Words,
): string {
  if (asked.result !== null) return finding === null ? t(`${page}.nothingTold`) : say(finding.title);
  return t(asked.error === null ? `${page}.reading` : `${page}.failed`);
}

export function leadText(finding: Finding | null, { say }: Words): string {
  return finding === null ? '' : finding.account.map((phrase) => say(phrase)).join(' ');
}

/** Head and foot of a tab: its main finding, and how it is computed. A refusal is told in the panel, not in the lead. */
export function told(
  page: TellingPage,
  asked: Asked<Answered<unknown>>,
  { main, figure }: { main: Finding | null; figure: Figure | null },
  words: Words,
): Told {
  const answer = asked.result;
  const isAnswered = answer !== null && isEstimated(answer.result);
  return {
    verdict: verdictText(page, asked, main, words),
    lead: isAnswered ? leadText(main, words) : '',
    computed: figure === null || answer === null ? null : { figure, provenance: answer.provenance },
  };
}

/** The first of these figures that there is. */
export function figureOf(figures: readonly Figure[] | undefined, ...ids: string[]): Figure | null {
  for (const id of ids) {
    const figure = figures?.find((one) => one.id === id);
    if (figure !== undefined) return figure;
  }
  return null;
}

/**
 * The finding that a tab opens with: the first that is named so or fits, one wish after the other; else the most urgent.
 */
export function mainFinding(
  findings: readonly Finding[] | undefined,
  ...wanted: (string | ((finding: Finding) => boolean))[]
): Finding | null {
  for (const wish of wanted) {
    const found = findings?.find((one) => (typeof wish === 'string' ? one.id === wish : wish(one)));
    if (found !== undefined) return found;
  }
  return findings?.[0] ?? null;
}
