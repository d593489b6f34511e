import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { verdictText } from '#renderer/api/told.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { newImport } from '#renderer/project/actions.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { baselineFigure } from './baseline-figure.ts';
import { baselineLead, baselineRows, baselineVerdict, otherName } from './baseline-words.ts';
import type { Compared, ComparedRow } from './baseline-words.ts';
import { excludesZero, moneyBetween, signedMoney } from './numbers.ts';
import { ResultsFrame } from './ResultsFrame.tsx';
import { useScored } from './use-scored.ts';
import { NoInterval } from './NoInterval.tsx';
import css from './Results.module.css';

/** Is the complexity worth it? The model in service and the second score of the log, on the same cases. */
export function BaselineTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const asked = useScored<Performance>(project.id, 'performance');
  const answer = asked.result;
  const shadow = answer?.result.shadow ?? null;
  const compared = shadow === null || !isEstimated(shadow) ? null : shadow;
  const figure = compared === null || answer === null ? null : baselineFigure(compared, answer.result);
  return (
    <ResultsFrame
      project={project}
      verdict={
        answer === null
          ? verdictText('results', asked, null, words)
          : compared === null
            ? t('results.baseline.none')
            : baselineVerdict(compared, answer.result, words)
      }
      lead={compared === null || answer === null ? '' : baselineLead(compared, answer.result, words)}
      population={answer?.result.population}
      mode={answer?.result.mode}
      computed={figure === null || answer === null ? null : { figure, provenance: answer.provenance }}
    >
      <Panel asked={asked}>
        {({ result, provenance }) => {
          const second = result.shadow;
          if (isEstimated(second))
            return <Comparison compared={second} result={result} figure={figure} provenance={provenance} />;
          return second.reason === 'NO_SHADOW_COLUMN' ? (
            <Empty
              title={t('results.baseline.emptyTitle')}
              link={<LinkButton onClick={newImport}>{t('results.empty.import')}</LinkButton>}
            >
              {t('results.baseline.emptyText')}
            </Empty>
          ) : (
            <CannotTell figure={second} />
          );
        }}
      </Panel>
    </ResultsFrame>
  );
}

type ComparisonProps = { compared: Compared; result: Performance; figure: Figure | null; provenance: Provenance };

function Comparison({ compared, result, figure, provenance }: ComparisonProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const rows = baselineRows(compared, result, { isExpert }, words);
  const { money } = compared;
  const columns: TableColumn<ComparedRow>[] = [
    { id: 'name', head: t('results.baseline.measure'), wrap: true, isRowHead: true, cell: (row) => row.name },
    { id: 'champion', head: t('results.baseline.champion'), numeric: true, cell: (row) => row.champion },
    { id: 'other', head: otherName(compared, words, 'head'), numeric: true, cell: (row) => row.other },
    { id: 'difference', head: t('results.baseline.difference'), numeric: true, cell: (row) => row.difference },
    { id: 'between', head: t('results.technical.interval'), numeric: true, cell: (row) => row.between },
  ];
  return (
    <div className={css['split']}>
      <section>
        {figure !== null && <FigurePanel figure={figure} provenance={provenance} />}
        <h2 className={`${type['panelTitle']} ${css['title']} ${css['section']}`}>
          {t('results.baseline.table')}
          <span className={type['panelTitleTail']}>, {t('results.baseline.both', { count: compared.n })}</span>
        </h2>
        <Table
          label={t('results.baseline.table')}
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index] ?? null}
          rowKey={(row) => row.id}
        />
        <NoInterval rows={rows} />
      </section>
      <section>
        <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('results.baseline.money')}</h2>
        {isEstimated(money) ? (
          <>
            <p className={type['amount']}>
              {excludesZero(money.interval) ? signedMoney(money.total, money.currency, words) : t('results.notShown')}
            </p>
            <p className={css['amountNote']}>
              {t('results.baseline.moneyNote', {
                between: moneyBetween(money.interval, money.currency, words) ?? '',
                count: money.decisionsThatDiffer,
                n: compared.n,
              })}
            </p>
            <p className={`${type['note']} ${css['more']}`}>{t('results.baseline.moneyHow')}</p>
          </>
        ) : result.task === 'regression' ? (
          <p>{t('results.baseline.moneyOfEstimates')}</p>
        ) : (
          <CannotTell figure={money} />
        )}
      </section>
    </div>
  );
}
