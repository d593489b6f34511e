import type { Figure } from '#shared/domain/figure.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Population } from '#shared/analyses/estimates.ts';
import type { Words } from '#shared/words/words.ts';
import { told } from '#renderer/api/told.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import type { ResultsFrameProps } from './ResultsFrame.tsx';
import { tabOf } from './results-tabs.ts';
import type { ResultsTab } from './results-tabs.ts';

type Judged = { rows: number; population: Population; mode?: 'exact' | 'sketch' };

/** What a tab that is told by one analysis puts around its panels: its main finding, who is counted, how it is computed. */
export function frameOf(
  asked: Asked<Answered<Judged>>,
  main: Finding | null,
  figure: Figure | null,
  words: Words,
): Pick<ResultsFrameProps, 'verdict' | 'lead' | 'population' | 'mode' | 'computed'> {
  const answer = asked.result;
  const head = told('results', asked, { main, figure }, words);
  const isEmpty = answer?.result.rows === 0;
  return {
    ...head,
    // Why nothing can be told stands in the panel; of no prediction at all, there is nothing else to say.
    ...(main?.id.endsWith('.none') === true ? { lead: '' } : {}),
    ...(isEmpty ? { verdict: words.t('results.nothingSelected'), lead: words.t('results.nothingSelectedLead') } : {}),
    population: answer?.result.population,
    mode: answer?.result.mode,
  };
}

/** The tab that a finding of the performance opens, by where its link leads; the first tab when it says none. */
export function tabOfFinding({ link }: Finding): ResultsTab {
  return tabOf(link?.page === 'results' ? (link.focus ?? null) : null);
}
