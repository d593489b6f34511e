import type { ReactNode } from 'react';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf } from '#renderer/api/told.ts';
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
  const ofTime = (answer?.findings ?? []).filter((finding) => tabOfFinding(finding) === 'time');
  const main = ofTime[0] ?? answer?.findings[0] ?? null;
  const isRegression = project.meaning.task === 'regression';
  const shown = figureOf(
    answer?.figures,
    'performance.accuracyByPeriod',
    'performance.errorByPeriod',
    'performance.aucByPeriod',
  );
  return (
    <ResultsFrame
      project={project}
      {...frameOf(asked, main, shown, words)}
      {...(answer !== null && ofTime.length === 0 && isEstimated(answer.result.overall)
        ? { verdict: t(`results.time.${unmovedOf(answer.result)}`), lead: '' }
        : {})}
    >
      <div className={`${css['split']} ${css['time']}`}>
        <div className={css['course']}>
          <Panel asked={asked}>
            {({ result, figures, provenance }) => {
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
                  <OtherFindings page="results" findings={ofTime} main={main} />
                </>
              );
            }}
          </Panel>
        </div>
        <div className={css['account']}>
          <MoneyPanels part="account" />
        </div>
        <div className={css['money']}>
          <MoneyPanels part="figures" />
        </div>
      </div>
    </ResultsFrame>
  );
}

/** What is said where nothing of the course of time stands out. */
function unmovedOf({ byPeriod, overall }: Performance): string {
  if (byPeriod.length < 2) return 'onePeriod';
  if (!isEstimated(overall) || !isClassMetrics(overall)) return 'noneShownEstimates';
  return isEstimated(overall.accuracy) ? 'noneShown' : 'noneShownOrder';
}
