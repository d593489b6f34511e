import type { ReactNode } from 'react';
import type { Concept } from '#shared/analyses/concept/schema.ts';
import type { EstimatedPerformance } from '#shared/analyses/estimated-performance/schema.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { StabilityFrame } from './StabilityFrame.tsx';
import css from './Works.module.css';

/** Whether a score still means the same, how each period stands, and where a larger error comes from. */
export function WorksTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const asked = useAnalysis<Concept>('concept');
  const main = mainFinding(asked.result?.findings, 'concept.verdict');
  const figure = figureOf(asked.result?.figures, 'concept.bands');
  return (
    <StabilityFrame
      project={project}
      {...told('stability', asked, { main, figure }, words)}
      rows={asked.result?.result.population.known}
    >
      <Panel asked={asked} what={t('stability.works.asking')}>
        {({ result, findings, figures, provenance }) => {
          const others = ['concept.byPeriod', ...(isExpert ? ['concept.loss'] : [])]
            .map((id) => figureOf(figures, id))
            .filter((one) => one !== null);
          return (
            <>
              {!isEstimated(result.test) && <CannotTell figure={result.test} />}
              <div className={css['halves']}>
                {figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
                <div className={css['stack']}>
                  {others.map((one) => (
                    <FigurePanel key={one.id} figure={one} provenance={provenance} />
                  ))}
                </div>
              </div>
              <OtherFindings page="stability" findings={findings} main={main} />
            </>
          );
        }}
      </Panel>
      <EstimatedByPeriod isExpert={isExpert} />
      <QualityByPeriod isExpert={isExpert} />
    </StabilityFrame>
  );
}

/** What is estimated where outcomes are not known yet, said to be so; the measured stands beside it, hollow. */
function EstimatedByPeriod({ isExpert }: { isExpert: boolean }): ReactNode {
  const { t, say } = useWords();
  const asked = useAnalysis<EstimatedPerformance>('estimated-performance');
  return (
    <Panel asked={asked} what={t('stability.works.estimating')}>
      {({ result, findings, figures, provenance }) => {
        const figure = isExpert
          ? figureOf(figures, 'estimated-performance.order', 'estimated-performance.error')
          : figureOf(
              figures,
              'estimated-performance.wrong',
              'estimated-performance.order',
              'estimated-performance.error',
            );
        return (
          <section className={css['under']} aria-label={t('stability.works.estimated')}>
            <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('stability.works.estimated')}</h2>
            {result.why !== null && <CannotTell figure={result.why} />}
            <div className={css['halves']}>
              {figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
              <div>
                {findings
                  .filter(({ figure: shown }) => shown !== undefined)
                  .map(({ id, title, account }) => (
                    <div key={id} className={css['told']}>
                      <p className={type['finding']}>{say(title)}</p>
                      <p className={css['more']}>{account.map((phrase) => say(phrase)).join(' ')}</p>
                    </div>
                  ))}
              </div>
            </div>
          </section>
        );
      }}
    </Panel>
  );
}

/** What was measured in each period; nothing estimated stands among it. */
function QualityByPeriod({ isExpert }: { isExpert: boolean }): ReactNode {
  const { t } = useWords();
  const asked = useAnalysis<Performance>('performance');
  return (
    <Panel asked={asked} what={t('stability.works.measuring')}>
      {({ figures, provenance }) => {
        const figure = isExpert
          ? figureOf(figures, 'performance.aucByPeriod', 'performance.errorByPeriod')
          : figureOf(figures, 'performance.accuracyByPeriod', 'performance.errorByPeriod');
        return figure === null ? null : (
          <section className={css['under']} aria-label={t('stability.works.measured')}>
            <FigurePanel figure={figure} provenance={provenance} />
          </section>
        );
      }}
    </Panel>
  );
}
