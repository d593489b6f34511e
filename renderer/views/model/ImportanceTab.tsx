import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { Importance } from '#shared/analyses/importance/schema.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { ExplainAll } from './ExplainAll.tsx';
import { ModelFrame } from './ModelFrame.tsx';
import type { TabProps } from './ModelView.tsx';
import { Refusal } from './Refusal.tsx';
import css from './Model.module.css';

/** Without what needs many runs of the model: there at once. */
export const FIRST = { permutation: 'no', interactions: 'no' };

/** Which facts weigh: how far each moves the score, and beside it how much worse the score is without it. */
export function ImportanceTab({ project, bundle }: TabProps): ReactNode {
  const words = useWords();
  const first = useAnalysis<Importance>('importance', FIRST);
  const whole = useAnalysis<Importance>('importance');
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const main = mainFinding(first.result?.findings, 'importance.first');
  const figure = figureOf(first.result?.figures, 'importance.features');
  return (
    <ModelFrame project={project} bundle={bundle} {...told('model', first, { main, figure }, words)}>
      <Panel asked={first}>
        {({ result, figures, provenance }) =>
          isEstimated(result) ? (
            <>
              <div className={css['halves']}>
                <FigureOf figures={figures} id="importance.features" provenance={provenance} />
                <section>
                  <Panel asked={whole} what={words.t('model.importance.dealing')}>
                    {(answer) =>
                      isEstimated(answer.result) && answer.result.permutation !== null ? (
                        isEstimated(answer.result.permutation) ? (
                          <FigureOf
                            figures={answer.figures}
                            id="importance.permutation"
                            provenance={answer.provenance}
                          />
                        ) : (
                          <>
                            <h2 className={`${type['panelTitle']} ${css['title']}`}>
                              {words.t('importance.figures.permutation')}
                            </h2>
                            <CannotTell figure={answer.result.permutation} />
                          </>
                        )
                      ) : null
                    }
                  </Panel>
                </section>
              </div>
              <p className={`${type['note']} ${css['more']}`}>
                {words.t(`model.importance.method.${result.method}`, { count: result.background.rows })}
              </p>
              {isExpert && <ExplainAll project={project} result={result} />}
              {whole.result !== null && isEstimated(whole.result.result) && (
                <>
                  <OtherFindings page="model" findings={whole.result.findings} main={main} />
                  {isExpert && (
                    <div className={`${css['halves']} ${css['section']}`}>
                      {['importance.clusters', 'importance.interactions'].map((id) => (
                        <FigureOf
                          key={id}
                          figures={whole.result?.figures ?? []}
                          id={id}
                          provenance={whole.result?.provenance ?? null}
                        />
                      ))}
                    </div>
                  )}
                </>
              )}
            </>
          ) : (
            <Refusal refused={result} />
          )
        }
      </Panel>
    </ModelFrame>
  );
}

type FigureOfProps = { figures: readonly Figure[]; id: string; provenance: Provenance | null };

function FigureOf({ figures, id, provenance }: FigureOfProps): ReactNode {
  const figure = figureOf(figures, id);
  return figure === null ? null : <FigurePanel figure={figure} provenance={provenance} />;
}
