import type { ReactNode } from 'react';
import type { Drift } from '#shared/analyses/drift/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { ArrivalsOverTime } from '#renderer/arrivals/ArrivalsOverTime.tsx';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { choose, useChoice } from './stability-choices.ts';
import { StabilityFrame } from './StabilityFrame.tsx';
import { ToldApart } from './ToldApart.tsx';
import { WhatChanged } from './WhatChanged.tsx';
import css from './Stability.module.css';

/** Is it the same population? Every fact, the scores, the decisions and the outcomes against training or any month. */
export function PopulationTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const current = useChoice(project.id, 'current');
  const reference = useChoice(project.id, 'reference');
  const asked = useAnalysis<Drift>('drift', {
    ...(current === null ? {} : { current }),
    ...(reference === null ? {} : { reference }),
  });
  const answer = asked.result;
  const main = mainFinding(answer?.findings, 'drift.moved', 'drift.same');
  const figure = figureOf(answer?.figures, 'drift.heat', 'drift.columns');
  return (
    <StabilityFrame
      project={project}
      {...told('stability', asked, { main, figure }, words)}
      rows={answer?.result.rows}
      against={answer === null ? undefined : againstText(answer.result, words)}
    >
      <ArrivalsOverTime shown="wrong" />
      {project.months.length > 1 && <Compared project={project} />}
      <Panel asked={asked}>{(told) => <Population answer={told} mainId={main?.id ?? null} />}</Panel>
      {answer !== null && answer.result.why === null && <ToldApart windows={{ current, reference }} />}
    </StabilityFrame>
  );
}

/** Which months are looked at, and what they are compared with. */
function Compared({ project }: { project: ProjectSummary }): ReactNode {
  const { t, format } = useWords();
  const months = project.months.map((value) => ({ value, label: format.period(value) }));
  return (
    <div className={css['choices']}>
      <div className={css['choice']}>
        <Choice
          label={t('stability.population.current')}
          value={useChoice(project.id, 'current') ?? ''}
          options={[{ value: '', label: t('stability.population.allMonths') }, ...months]}
          onChange={(value) => choose(project.id, { current: value === '' ? null : value })}
        />
      </div>
      <div className={css['choice']}>
        <Choice
          label={t('stability.population.reference')}
          value={useChoice(project.id, 'reference') ?? ''}
          options={[{ value: '', label: t('stability.population.training') }, ...months]}
          onChange={(value) => choose(project.id, { reference: value === '' ? null : value })}
        />
      </div>
    </div>
  );
}

function Population({ answer, mainId }: { answer: Answered<Drift>; mainId: string | null }): ReactNode {
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const { result, findings, figures, provenance } = answer;
  if (result.why !== null) return <CannotTell figure={result.why} />;
  const heat = figureOf(figures, 'drift.heat');
  const columns = figureOf(figures, 'drift.columns');
  const first = result.current === null ? (heat ?? columns) : (columns ?? heat);
  const spreads = figures.filter((one) => one.id.startsWith('drift.shares.'));
  return (
    <>
      <div className={css['split']}>
        <div>{first !== null && <FigurePanel figure={first} provenance={provenance} />}</div>
        <WhatChanged drift={result} />
      </div>
      <OtherFindings page="stability" findings={findings} main={findings.find(({ id }) => id === mainId) ?? null} />
      {isExpert && (
        <div className={`${css['halves']} ${css['section']}`}>
          {[...(first === heat && columns !== null ? [columns] : []), ...spreads].map((figure) => (
            <FigurePanel key={figure.id} figure={figure} provenance={provenance} />
          ))}
        </div>
      )}
    </>
  );
}

function againstText({ reference, referenceRows, mode }: Drift, { t }: ReturnType<typeof useWords>): ReactNode {
  if (reference === null) return undefined;
  return (
    <>
      {reference === 'training'
        ? t('stability.population.againstTraining', { count: referenceRows })
        : t('stability.population.againstPeriod', { count: referenceRows, period: reference })}
      {mode === 'sketch' && ` ${t('stability.population.sketch')}`}
    </>
  );
}
