import type { ReactNode } from 'react';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding } from '#renderer/api/told.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { MoneyPanels } from './MoneyPanels.tsx';
import { ResultsFrame } from './ResultsFrame.tsx';
import { frameOf, tabOfFinding } from './told.ts';
import { useScored } from './use-scored.ts';
import css from './Results.module.css';

/** Does it still work, period by period; and what it has brought. */
export function TimeTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const asked = useScored<Performance>(project.id, 'performance');
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const answer = asked.result;
  const main = mainFinding(answer?.findings, (finding) => tabOfFinding(finding) === 'time');
  const isRegression = project.meaning.task === 'regression';
  const shown = figureOf(
    answer?.figures,
    'performance.accuracyByPeriod',
    'performance.errorByPeriod',
    'performance.aucByPeriod',
  );
  return (
    <ResultsFrame project={project} {...frameOf(asked, main, shown, words)}>
      <div className={css['split']}>
        <div>
          <Panel asked={asked}>
            {({ result, findings, figures, provenance }) => {
              const second = figureOf(figures, 'performance.biasByPeriod', 'performance.aucByPeriod');
              return (
                <>
                  {shown === null ? (
                    isEstimated(result.overall) ? (
                      <p>{t('results.time.onePeriod')}</p>
                    ) : (
                      <CannotTell figure={result.overall} />
                    )
                  ) : (
                    <div className={css['panel']}>
                      <FigurePanel figure={shown} provenance={provenance} />
                    </div>
                  )}
                  {(isExpert || isRegression) && second !== null && second !== shown && (
                    <div className={css['panel']}>
                      <FigurePanel figure={second} provenance={provenance} />
                    </div>
                  )}
                  <OtherFindings
                    page="results"
                    findings={findings.filter((finding) => tabOfFinding(finding) === 'time')}
                    main={main}
                  />
                </>
              );
            }}
          </Panel>
        </div>
        <MoneyPanels part="account" />
      </div>
      <MoneyPanels part="figures" />
    </ResultsFrame>
  );
}
