import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Parsimony, ParsimonyComputed, ParsimonyStep } from '#shared/analyses/parsimony/schema.ts';
import type { Words } from '#shared/words/words.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { ModelFrame } from './ModelFrame.tsx';
import type { TabProps } from './ModelView.tsx';
import { Refusal } from './Refusal.tsx';
import css from './Model.module.css';

/** How few facts are enough, in which order they can be given up, and whether a simpler model would do. */
export function ParsimonyTab({ project, bundle }: TabProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const asked = useAnalysis<Parsimony>('parsimony');
  const main = mainFinding(asked.result?.findings, 'parsimony.enough');
  const figure = figureOf(asked.result?.figures, 'parsimony.curve');
  return (
    <ModelFrame project={project} bundle={bundle} {...told('model', asked, { main, figure }, words)}>
      <Panel asked={asked} what={t('model.parsimony.trying')}>
        {({ result, findings, provenance }) =>
          isEstimated(result) ? (
            <>
              <div className={css['split']}>
                {figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
                {result.steps.length > 0 && (
                  <section>
                    <h2 className={`${type['panelTitle']} ${css['title']}`}>
                      {t('model.parsimony.order')}
                      <span className={type['panelTitleTail']}>, {t('model.parsimony.orderTail')}</span>
                    </h2>
                    <Table
                      label={t('model.parsimony.order')}
                      columns={stepColumns(result, words)}
                      count={result.steps.length}
                      rowAt={(index) => result.steps[index] ?? null}
                      rowKey={(step) => step.features}
                    />
                  </section>
                )}
              </div>
              <OtherFindings page="model" findings={findings} main={main} />
            </>
          ) : (
            <Refusal refused={result} />
          )
        }
      </Panel>
    </ModelFrame>
  );
}

function stepColumns(result: ParsimonyComputed, { t, format, language }: Words): TableColumn<ParsimonyStep>[] {
  const name = (feature: string | null): string =>
    feature === null
      ? t('model.parsimony.everything')
      : (result.players.find((one) => one.feature === feature)?.label[language] ?? feature);
  const points = (value: number): string => {
    const shown = Math.round(value * 1000) / 10 || 0;
    return format.signed(format.decimal(shown, 1), shown);
  };
  return [
    {
      id: 'removed',
      head: t('model.parsimony.heads.removed'),
      isRowHead: true,
      wrap: true,
      cell: (step) => name(step.removed),
    },
    { id: 'features', head: t('model.parsimony.heads.left'), numeric: true, cell: (step) => step.features },
    {
      id: 'loss',
      head: t('model.parsimony.heads.loss'),
      numeric: true,
      cell: (step) => (step.removed === null ? '' : points(step.difference)),
    },
    {
      id: 'verdict',
      head: t('model.parsimony.heads.verdict'),
      cell: (step) =>
        step.removed === null ? '' : t(step.notWorse ? 'model.parsimony.asWell' : 'model.parsimony.worse'),
    },
  ];
}
