import type { ReactNode } from 'react';
import type { Population } from '#shared/analyses/estimates.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Computed } from '#renderer/api/told.ts';
import { ExportResults } from '#renderer/export/ExportResults.tsx';
import { useRoute, useSelection } from '#renderer/state/location.ts';
import { ComputedLink } from '#renderer/ui/ComputedLink.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { TabbedFrame } from '#renderer/ui/TabbedFrame.tsx';
import { periodText } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { choose } from './results-choices.ts';
import { RESULTS_TABS, tabOf } from './results-tabs.ts';
import css from './Results.module.css';

/** Those of the tabs that need no choice; a figure of a segment is put into a story instead. */
const EXPORTED = ['performance', 'calibration', 'gains', 'value', 'threshold'];

export type ResultsFrameProps = {
  project: ProjectSummary;
  verdict: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  population?: Population | undefined;
  /** How the tab was answered; a sketch is said to be one, and the exact answer is one click away. */
  mode?: 'exact' | 'sketch' | undefined;
  /** How far the order of a sketch can be from the exact one. */
  aucError?: number | undefined;
  /** What a sketch rests on, where it is not the daily counts. */
  sketch?: string | undefined;
  /** What is said of the cases without an outcome. */
  leftOut?: string;
  /** The figure whose drawer says how the tab is computed. */
  computed?: Computed | null;
  children: ReactNode;
};

/** The frame that the tabs share: tabs, the sentence, and at the foot who is counted and how. */
export function ResultsFrame(props: ResultsFrameProps): ReactNode {
  const { project, verdict, lead, actions, population, mode, aucError = 0, sketch, computed = null, children } = props;
  const { leftOut = 'results.leftOut' } = props;
  const words = useWords();
  const { t } = words;
  const selection = useSelection();
  const current = tabOf(useRoute((route) => route.tab));
  return (
    <TabbedFrame
      page="results"
      tabs={RESULTS_TABS}
      current={current}
      verdict={verdict}
      lead={lead}
      actions={actions}
      foot={
        population !== undefined && (
          <>
            <span>
              {t('results.known', {
                count: population.known,
                period: periodText(selection, project.period, words),
              })}
            </span>
            {population.withoutOutcome > 0 && <span>{t(leftOut, { count: population.withoutOutcome })}</span>}
            {population.withoutScore > 0 && <span>{t('results.noScore', { count: population.withoutScore })}</span>}
            {mode === 'sketch' && (
              <span role="status">
                {sketch ?? (aucError > 0 ? t('results.sketchOrder', { error: aucError }) : t('results.sketch'))}{' '}
                <LinkButton onClick={() => choose(project.id, { exact: true })}>{t('results.exact')}</LinkButton>
              </span>
            )}
            <span className={css['footLinks']}>
              <ComputedLink computed={computed}>{t('results.how')}</ComputedLink>
              <ExportResults
                project={project}
                asked={EXPORTED}
                title={t('exporting.resultsTitle', { project: project.name })}
                lead={t('exporting.resultsLead')}
              >
                {t('exporting.results')}
              </ExportResults>
            </span>
          </>
        )
      }
    >
      {children}
    </TabbedFrame>
  );
}
