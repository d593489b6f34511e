import type { Answered } from '#renderer/api/use-analysis.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Population } from '#shared/analyses/estimates.ts';
import type { Words } from '#shared/words/words.ts';
import type { ResultsFrameProps } from './ResultsFrame.tsx';
import { tabOf } from './results-tabs.ts';
import type { ResultsTab } from './results-tabs.ts';

/** The finding that a tab opens with: the most urgent that is about one of these figures, else the most urgent. */
export function mainFinding(
  findings: readonly Finding[],
  wanted: (finding: Finding) => boolean = () => true,
): Finding | null {
  return findings.find(wanted) ?? findings[0] ?? null;
}

type Judged = { population: Population; mode?: 'exact' | 'sketch' };

/** What a tab that is told by one analysis puts around its panels: its main finding, who is counted, how it is computed. */
export function frameOf(
  asked: Asked<Answered<Judged>>,
  main: Finding | null,
  figure: Figure | null,
  words: Words,
): Pick<ResultsFrameProps, 'verdict' | 'lead' | 'population' | 'mode' | 'computed'> {
  const answer = asked.result;
  return {
    verdict: verdictText(asked, main, words),
    lead: leadText(main, words),
    population: answer?.result.population,
    mode: answer?.result.mode,
    computed: figure === null || answer === null ? null : { figure, provenance: answer.provenance },
  };
}

/** The sentence at the head of a tab, whatever the state of its question. */
export function verdictText(asked: Asked<Answered<unknown>>, finding: Finding | null, { t, say }: Words): string {
  if (asked.result !== null) return finding === null ? t('results.nothingTold') : say(finding.title);
  return t(asked.error === null ? 'results.reading' : 'results.failed');
}

function leadText(finding: Finding | null, { say }: Words): string {
  return finding === null ? '' : finding.account.map((phrase) => say(phrase)).join(' ');
}

export function figureOf(figures: readonly Figure[] | undefined, ...ids: string[]): Figure | null {
  for (const id of ids) {
    const figure = figures?.find((one) => one.id === id);
    if (figure !== undefined) return figure;
  }
  return null;
}

/** The tab that a finding of the performance opens, by where its link leads; the first tab when it says none. */
export function tabOfFinding({ link }: Finding): ResultsTab {
  return tabOf(link?.page === 'results' ? (link.focus ?? null) : null);
}
