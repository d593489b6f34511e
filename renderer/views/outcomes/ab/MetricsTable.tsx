import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import { metricName, signedOf } from '#shared/analyses/ab-test/said.ts';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import { NOTHING } from '#shared/drawing/figure-text.ts';
import { PlainTable } from '#renderer/ui/PlainTable.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Ab.module.css';

type Metric = AbTest['metrics'][number];
type Interaction = AbTest['interactions'][number];

/** For experts: every metric with its tests, and whether the effect is the same in all groups. */
export function MetricsTable({ test, named }: { test: AbTest; named: (column: string) => string }): ReactNode {
  const { t, say, format } = useWords();
  const p = (value: unknown): string =>
    typeof value !== 'number' ? NOTHING : value < 0.001 ? `< ${format.decimal(0.001, 3)}` : format.decimal(value, 3);
  const bounds = (interval: unknown, metric: Metric): string =>
    Array.isArray(interval)
      ? t('charts.interval', {
          low: say(signedOf(Number(interval[0]), metric)),
          high: say(signedOf(Number(interval[1]), metric)),
        })
      : NOTHING;
  const share = (interval: unknown): string =>
    Array.isArray(interval)
      ? t('charts.interval', {
          low: format.percent(Number(interval[0]), 1),
          high: format.percent(Number(interval[1]), 1),
        })
      : NOTHING;
  const metrics: TableColumn<Metric>[] = [
    { id: 'name', head: t('outcomes.ab.metric'), isRowHead: true, wrap: true, cell: (one) => say(metricName(one)) },
    {
      id: 'n',
      head: t('outcomes.ab.cases_n'),
      numeric: true,
      cell: (one) => format.integer(one.treatment.n + one.control.n),
    },
    { id: 'interval', head: t('outcomes.ab.interval'), numeric: true, cell: (one) => bounds(one.interval, one) },
    { id: 'band', head: t('outcomes.ab.band'), numeric: true, cell: (one) => bounds(one.alwaysValidInterval, one) },
    { id: 'relative', head: t('outcomes.ab.relative'), numeric: true, cell: (one) => share(one.relativeInterval) },
    { id: 'p', head: t('outcomes.ab.p'), numeric: true, cell: (one) => p(one.pValue) },
    {
      id: 'adjusted',
      head: t('outcomes.ab.adjusted'),
      numeric: true,
      cell: (one) => (one.role === 'primary' ? NOTHING : p(one.adjusted)),
    },
    {
      id: 'better',
      head: t('outcomes.ab.chance'),
      numeric: true,
      cell: (one) => (isEstimated(one.posterior) ? format.percent(one.posterior.better, 1) : NOTHING),
    },
  ];
  const columns: TableColumn<Interaction>[] = [
    {
      id: 'column',
      head: t('outcomes.ab.column'),
      isRowHead: true,
      cell: (one) => (one.column === '@month' ? t('abTest.month') : named(one.column)),
    },
    { id: 'test', head: t('outcomes.ab.test'), cell: (one) => t(`outcomes.ab.tests.${one.test}`) },
    { id: 'p', head: t('outcomes.ab.p'), numeric: true, cell: (one) => p(one.pValue) },
    { id: 'adjusted', head: t('outcomes.ab.adjusted'), numeric: true, cell: (one) => p(one.adjusted) },
  ];
  return (
    <div className={css['section']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('outcomes.ab.allMetrics')}</h2>
      <PlainTable
        label={t('outcomes.ab.allMetrics')}
        columns={metrics}
        count={test.metrics.length}
        rowAt={(index) => test.metrics[index] ?? null}
        rowKey={(one) => one.name}
      />
      <h2 className={`${type['panelTitle']} ${css['title']} ${css['section']}`}>{t('outcomes.ab.interactions')}</h2>
      <PlainTable
        label={t('outcomes.ab.interactions')}
        columns={columns}
        count={test.interactions.length}
        rowAt={(index) => test.interactions[index] ?? null}
        rowKey={(one) => one.column}
      />
    </div>
  );
}
