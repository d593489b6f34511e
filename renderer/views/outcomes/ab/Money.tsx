import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import { sideOf } from '#shared/analyses/ab-test/compare.ts';
import { levelOf, metricName, signedOf } from '#shared/analyses/ab-test/said.ts';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { PlainTable } from '#renderer/ui/PlainTable.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Ab.module.css';

type Metric = AbTest['metrics'][number];

/** A chance is never told as none or all: the bell curve says nothing of what it leaves out. */
const SURELY_NOT = 0.0001;

/** Both ways of deciding side by side, and what the difference has brought: measured, projected, and what would pay the cost. */
export function Money({ test }: { test: AbTest }): ReactNode {
  const words = useWords();
  const { t, say, format } = words;
  const { money } = test;
  const shown = test.metrics.filter(({ treatment, control, difference }) =>
    [treatment.mean, control.mean, difference].every(isEstimated),
  );
  const columns: TableColumn<Metric>[] = [
    {
      id: 'name',
      head: t('outcomes.ab.metric'),
      wrap: true,
      isRowHead: true,
      cell: (one) => capital(say(metricName(one))),
    },
    {
      id: 'control',
      head: t('outcomes.ab.former'),
      numeric: true,
      cell: (one) => (isEstimated(one.control.mean) ? say(levelOf(one.control.mean, one)) : ''),
    },
    {
      id: 'treatment',
      head: t('outcomes.ab.model'),
      numeric: true,
      cell: (one) => (isEstimated(one.treatment.mean) ? say(levelOf(one.treatment.mean, one)) : ''),
    },
    {
      id: 'difference',
      head: t('outcomes.ab.difference'),
      numeric: true,
      cell: (one) => (isEstimated(one.difference) ? say(signedOf(one.difference, one)) : ''),
    },
  ];
  const amount = (value: number): string =>
    isEstimated(money) && money.currency !== null ? format.money(value, money.currency) : format.decimal(value, 0);
  const between = (interval: unknown): string => {
    const [low, high] = interval as [number, number];
    return t('outcomes.ab.between', { low: amount(low), high: amount(high) });
  };
  return (
    <div>
      <section>
        <h2 className={type['panelTitle']}>{t('outcomes.ab.sideBySide')}</h2>
        <PlainTable
          label={t('outcomes.ab.sideBySide')}
          columns={columns}
          count={shown.length}
          rowAt={(index) => shown[index] ?? null}
          rowKey={(one) => one.name}
        />
        <p className={`${type['note']} ${css['more']}`}>{t('outcomes.ab.sideBySideNote')}</p>
      </section>
      <section className={css['apart']}>
        <h2 className={type['panelTitle']}>{t('outcomes.ab.brought')}</h2>
        {isEstimated(money) ? (
          <>
            <p className={type['amount']}>
              {sideOf(money.interval) === 0 ? t('outcomes.ab.notShown') : amount(money.measured.total)}
            </p>
            <p className={css['quiet']}>
              {t('outcomes.ab.measured', { count: money.measured.cases, between: between(money.measured.interval) })}
            </p>
            <p className={css['quiet']}>
              {t('outcomes.ab.projected', {
                count: money.projected.cases,
                total: amount(money.projected.total),
                between: between(money.projected.interval),
              })}
            </p>
            {money.cost !== null && isEstimated(money.breakEven) && isEstimated(money.chanceOfGain) && (
              <p className={css['quiet']}>
                {t('outcomes.ab.breakEven', {
                  cost: amount(money.cost),
                  each:
                    money.currency === null
                      ? format.decimal(money.breakEven)
                      : format.money(money.breakEven, money.currency, 2),
                  count: test.rows,
                  chance: format.inHundred(Math.min(Math.max(money.chanceOfGain, SURELY_NOT), 1 - SURELY_NOT)),
                })}
              </p>
            )}
          </>
        ) : (
          <CannotTell figure={money} />
        )}
      </section>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
