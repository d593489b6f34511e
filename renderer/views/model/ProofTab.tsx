import type { ReactNode } from 'react';
import type { Replay } from '#shared/analyses/replay/schema.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Empty } from '#renderer/ui/Empty.tsx';
import { hashText } from '#renderer/ui/hash-text.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { newImport } from '#renderer/project/actions.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { choose, useChoice } from './model-choices.ts';
import { ModelFrame } from './ModelFrame.tsx';
import type { TabProps } from './ModelView.tsx';
import { ContradictsTable, MismatchTable } from './ProofTables.tsx';
import { digitsOf } from './score-text.ts';
import css from './Model.module.css';

/** Above, a draw is run again first, and all of them when the person asks for it. */
const AT_ONCE = 100_000;
const DRAWN = 20_000;

/** Whether the stored model gives the logged scores again, one by one, and whether decisions follow from them. */
export function ProofTab({ project, bundle }: TabProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const isEvery = useChoice(project.id, 'everyScore') === true;
  const isDrawn = project.rows > AT_ONCE && !isEvery;
  const asked = useAnalysis<Replay>('replay', isDrawn ? { sample: DRAWN } : {});
  const answer = asked.result;
  const main = mainFinding(answer?.findings, 'replay.beyond', 'replay.proof');
  const figure = figureOf(answer?.figures, 'replay.verdicts');
  const isEmpty = answer?.result.checked === 0;
  return (
    <ModelFrame
      project={project}
      bundle={bundle}
      {...told('model', asked, { main, figure }, words)}
      {...(isEmpty ? { verdict: t('model.proof.empty') } : {})}
    >
      <Panel asked={asked} what={t('model.proof.running')}>
        {({ result, findings, provenance }) =>
          result.checked === 0 ? (
            <Empty
              title={t('model.proof.emptyTitle')}
              link={<LinkButton onClick={newImport}>{t('model.proof.import')}</LinkButton>}
            >
              {t('model.proof.emptyText')}
            </Empty>
          ) : (
            <>
              <div className={css['split']}>
                <div>
                  {figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
                  {result.sample !== null && (
                    <p className={css['more']}>
                      {t('model.proof.drawn', { rows: result.sample.rows, of: result.sample.of })}{' '}
                      <LinkButton onClick={() => choose(project.id, { everyScore: true })}>
                        {t('model.proof.every')}
                      </LinkButton>
                    </p>
                  )}
                </div>
                <HowChecked result={result} />
              </div>
              <MismatchTable result={result} />
              <ContradictsTable result={result} />
              <OtherFindings page="model" findings={findings} main={main} />
            </>
          )
        }
      </Panel>
    </ModelFrame>
  );
}

/** What was compared with what; the tolerance and the hash from expert depth on. */
function HowChecked({ result }: { result: Replay }): ReactNode {
  const { t, format } = useWords();
  const depth = usePreferences((preferences) => preferences.depth);
  const models = result.byVersion.flatMap(({ model }) => (model === null ? [] : [model]));
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('model.proof.how')}</h2>
      <p className={css['account']}>{t('model.proof.howText')}</p>
      {depth !== 'decision' && (
        <Pairs
          pairs={[
            {
              name: t('model.proof.tolerance'),
              value: t(result.tolerance.relative ? 'model.proof.relative' : 'model.proof.absolute', {
                value: format.decimal(result.tolerance.value, digitsOf(result.tolerance.value)),
              }),
            },
            ...(result.maxDifference === null
              ? []
              : [
                  {
                    name: t('model.proof.largest'),
                    value: format.decimal(result.maxDifference, digitsOf(result.maxDifference)),
                  },
                ]),
            ...models.map((model) => ({
              name: t('about.model', { version: model.version }),
              value: hashText(model.sha256) ?? '',
            })),
          ]}
        />
      )}
    </section>
  );
}
