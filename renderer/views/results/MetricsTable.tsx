import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';
import { quantity } from '#shared/words/quantity.ts';
import { NOTHING } from '#shared/drawing/figure-text.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { metricRows, withoutInterval } from './metric-rows.ts';
import type { MetricRow } from './metric-rows.ts';
import { NoInterval } from './NoInterval.tsx';
import css from './Results.module.css';

/** For experts: every index, its interval, and what the bundle promised at deployment. */
export function MetricsTable(props: { result: Performance; metrics: ClassMetrics | ValueMetrics }): ReactNode {
  const { t, format } = useWords();
  const { unit } = props.result;
  const rows = metricRows(props.metrics, props.result);
  const isOne = props.result.byVersion.length < 2;
  const hasDeployed = rows.some((row) => row.deployed !== null);
  const number = (value: number, { kind }: MetricRow): string =>
    kind === 'amount'
      ? quantity(value, unit, { format })
      : kind === 'share'
        ? format.percent(value, 1)
        : format.decimal(value, 4);
  const untold = rows.map((row) => row.value).find((value) => value !== null && !isEstimated(value));
  const nameOf = ({ id, version }: MetricRow): string => {
    const name = t(`results.technical.names.${id}`);
    return version === null || isOne ? name : t('results.technical.ofVersion', { name, version });
  };
  const columns: TableColumn<MetricRow>[] = [
    {
      id: 'metric',
      head: t('results.technical.metric'),
      isRowHead: true,
      wrap: true,
      cell: nameOf,
    },
    {
      id: 'value',
      head: t('results.technical.now'),
      numeric: true,
      cell: (row) => (row.value === null || !isEstimated(row.value) ? NOTHING : number(row.value, row)),
    },
    {
      id: 'interval',
      head: t('results.technical.interval'),
      numeric: true,
      cell: (row) =>
        !isEstimated(row.interval)
          ? NOTHING
          : t('charts.interval', { low: number(row.interval[0], row), high: number(row.interval[1], row) }),
    },
    ...(hasDeployed
      ? [
          {
            id: 'deployed',
            head: t('results.technical.deployed'),
            numeric: true,
            cell: (row: MetricRow) => (row.deployed === null ? '' : number(row.deployed, row)),
          },
          ...(isOne
            ? [
                {
                  id: 'version',
                  head: t('results.technical.version'),
                  cell: (row: MetricRow) => row.version ?? '',
                },
              ]
            : []),
        ]
      : []),
  ];
  return (
    <section className={css['section']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>
        {t('results.technical.title')}
        <span className={type['panelTitleTail']}>, {t('results.cases', { count: props.metrics.n })}</span>
      </h2>
      <Table
        label={t('results.technical.title')}
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index] ?? null}
        rowKey={(row, index) => `${row.id} ${index}`}
      />
      {isClassMetrics(props.metrics) && (
        <p className={`${type['note']} ${css['more']}`}>{t('results.technical.methods')}</p>
      )}
      <NoInterval rows={withoutInterval(rows).map(({ row, why }) => ({ name: nameOf(row), why }))} />
      {untold !== undefined && untold !== null && !isEstimated(untold) && (
        <div className={`${type['note']} ${css['more']}`}>
          <CannotTell figure={untold} />
        </div>
      )}
    </section>
  );
}
