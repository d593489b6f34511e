import type { ReactNode } from 'react';
import type { Retraining } from '#shared/analyses/retraining/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { choose, useChoice } from './retraining-choices.ts';
import { StabilityFrame } from './StabilityFrame.tsx';
import css from './Works.module.css';

/** What to do about the model, why, what waiting costs, and when to look again. */
export function RetrainingTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const cost = useChoice(project.id, 'cost');
  const asked = useAnalysis<Retraining>('retraining', cost === null ? {} : { cost });
  const main = mainFinding(asked.result?.findings, 'retraining.advice');
  const figure = figureOf(asked.result?.figures, 'retraining.money');
  return (
    <StabilityFrame
      project={project}
      {...told('stability', asked, { main, figure }, words)}
      rows={asked.result?.result.rows}
    >
      <div className={css['tools']}>
        <NumberField
          label={t('stability.retraining.cost')}
          value={cost}
          unit={project.meaning.currency ?? ''}
          accepts={(value) => value >= 0}
          expected={t('stability.retraining.costExpected')}
          width={240}
          onChange={(next) => choose(project.id, { cost: next })}
        />
      </div>
      <Panel asked={asked} what={t('stability.retraining.asking')}>
        {({ result, provenance }) => (
          <div className={css['halves']}>
            {figure === null || !isEstimated(result.money) ? (
              isEstimated(result.money) ? null : (
                <CannotTell figure={result.money} />
              )
            ) : (
              <FigurePanel figure={figure} provenance={provenance} />
            )}
            <Pairs
              pairs={[
                { name: t('stability.retraining.then'), value: periodOf(result.reference) },
                { name: t('stability.retraining.now'), value: periodOf(result.current) },
                {
                  name: t('stability.retraining.next'),
                  value: result.nextDate === null ? t('stability.retraining.noDate') : format.day(result.nextDate),
                },
              ]}
            />
          </div>
        )}
      </Panel>
    </StabilityFrame>
  );

  function periodOf(one: Retraining['current']): string {
    return one === null
      ? t('stability.retraining.noPeriod')
      : t('stability.retraining.period', { period: one.period, count: one.n });
  }
}
