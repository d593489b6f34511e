import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import type { Gains } from '#shared/analyses/gains/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding } from '#renderer/api/told.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { ClassQuality } from './ClassQuality.tsx';
import { MetricsTable } from './MetricsTable.tsx';
import { RegressionQuality } from './RegressionQuality.tsx';
import { ResultsFrame } from './ResultsFrame.tsx';
import { frameOf, tabOfFinding } from './told.ts';
import { useScored } from './use-scored.ts';
import css from './Results.module.css';

/** The four amounts tell it already. */
const TOLD_ABOVE = 'performance.found';

/** How often the score is right, in people. */
export function QualityTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const asked = useScored<Performance>(project.id, 'performance');
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const answer = asked.result;
  const main = mainFinding(answer?.findings, (finding) => tabOfFinding(finding) === 'quality');
  const isRegression = answer?.result.task === 'regression';
  const figure = figureOf(
    answer?.figures,
    'performance.confusion',
    'performance.errorByPeriod',
    'performance.accuracyByPeriod',
    'performance.aucByPeriod',
  );
  return (
    <ResultsFrame project={project} {...frameOf(asked, main, figure, words)} aucError={errorOf(answer?.result)}>
      <Panel asked={asked}>
        {({ result, findings, figures, provenance }) => {
          const { overall } = result;
          if (!isEstimated(overall)) return <CannotTell figure={overall} />;
          return (
            <>
              {isClassMetrics(overall) ? (
                <ClassQuality
                  result={result}
                  metrics={overall}
                  figure={figureOf(figures, 'performance.confusion')}
                  provenance={provenance}
                />
              ) : (
                <RegressionQuality result={result} metrics={overall} />
              )}
              {isRegression ? (
                <div className={css['halves']}>
                  {['performance.errorByPeriod', 'performance.biasByPeriod'].map((id) => {
                    const one = figureOf(figures, id);
                    return one === null ? null : <FigurePanel key={id} figure={one} provenance={provenance} />;
                  })}
                </div>
              ) : (
                <GainsPanels project={project.id} />
              )}
              {isExpert && <MetricsTable result={result} metrics={overall} />}
              <OtherFindings
                page="results"
                findings={findings.filter(
                  (finding) => tabOfFinding(finding) === 'quality' && finding.id !== TOLD_ABOVE,
                )}
                main={main}
              />
            </>
          );
        }}
      </Panel>
    </ResultsFrame>
  );
}

function errorOf(result: Performance | undefined): number {
  const overall = result?.overall;
  return overall !== undefined && isEstimated(overall) && isClassMetrics(overall) ? overall.aucError : 0;
}

/** Who is found by looking at the highest scores first. */
function GainsPanels({ project }: { project: string }): ReactNode {
  const asked = useScored<Gains>(project, 'gains');
  return (
    <div className={css['section']}>
      <Panel asked={asked}>
        {({ figures, provenance, result }) => {
          const curve = figureOf(figures, 'gains.curve');
          const deciles = figureOf(figures, 'gains.deciles');
          if (curve === null && deciles === null)
            return isEstimated(result.rate) ? null : <CannotTell figure={result.rate} />;
          return (
            <div className={css['halves']}>
              {curve !== null && <FigurePanel figure={curve} provenance={provenance} />}
              {deciles !== null && <FigurePanel figure={deciles} provenance={provenance} />}
            </div>
          );
        }}
      </Panel>
    </div>
  );
}
