import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { Kpi } from './Kpi.tsx';
import { excludesZero, inHundredBetween } from './numbers.ts';
import { quantity } from '#shared/words/quantity.ts';
import css from './Results.module.css';

/** A typical error, how many estimates come near, and which way they lean. */
export function RegressionQuality({ result, metrics }: { result: Performance; metrics: ValueMetrics }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { n } = metrics;
  const written = (value: number): string => quantity(value, result.unit, words);
  const said = (value: number | NotEstimable): string | NotEstimable => (isEstimated(value) ? written(value) : value);
  const over = t('results.quality.over', { count: n });
  const spread = (interval: ValueMetrics['maeInterval']): string | null =>
    isEstimated(interval) ? t('results.between', { low: written(interval[0]), high: written(interval[1]) }) : null;
  const note = (key: string, between: string | null): string =>
    `${t(`results.quality.${key}`)} ${between === null ? over : t('results.betweenOver', { between, over })}`;
  const bias = !isEstimated(metrics.bias)
    ? metrics.bias
    : isEstimated(metrics.biasInterval) && !excludesZero(metrics.biasInterval)
      ? t('results.notShown')
      : t(metrics.bias >= 0 ? 'results.quality.biasHigh' : 'results.quality.biasLow', {
          amount: written(Math.abs(metrics.bias)),
        });
  return (
    <div className={css['kpis']}>
      <Kpi
        name={t('results.quality.median')}
        value={said(metrics.medianAbsoluteError)}
        note={note('medianNote', spread(metrics.medianAbsoluteErrorInterval))}
      />
      <Kpi
        name={t('results.quality.mae')}
        value={said(metrics.mae)}
        note={note('maeNote', spread(metrics.maeInterval))}
      />
      <Kpi
        name={t('results.quality.near')}
        value={
          isEstimated(metrics.shareWithin10Percent)
            ? format.inHundred(metrics.shareWithin10Percent)
            : metrics.shareWithin10Percent
        }
        note={note('nearNote', inHundredBetween(metrics.shareWithin10PercentInterval, words))}
      />
      <Kpi name={t('results.quality.bias')} value={bias} note={note('biasNote', spread(metrics.biasInterval))} />
    </div>
  );
}
