import { isEstimated } from '#shared/domain/estimate.ts';
import type { Estimated, EstimatedInterval } from '#shared/analyses/estimates.ts';
import { promisedFields } from '#shared/analyses/performance/promised.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';

export type MetricRow = {
  id: string;
  /** How its values are written. */
  kind: 'index' | 'share' | 'amount';
  value: Estimated | null;
  interval: EstimatedInterval | null;
  deployed: number | null;
  version: string | null;
};

const CLASS_METRICS = [
  'auc',
  'ks',
  'averagePrecision',
  'brier',
  'logLoss',
  'ece',
  'eceEqualCount',
  'meanScore',
  'rate',
  'accuracy',
  'precision',
  'recall',
  'specificity',
  'f1',
  'balancedAccuracy',
  'kappa',
  'mcc',
] as const;

const VALUE_METRICS = ['mae', 'medianAbsoluteError', 'rmse', 'r2', 'bias', 'mape', 'shareWithin10Percent'] as const;

const INTERVALS: Record<string, string> = {
  auc: 'aucInterval',
  rate: 'rateInterval',
  brier: 'brierInterval',
  logLoss: 'logLossInterval',
  accuracy: 'accuracyInterval',
  precision: 'precisionInterval',
  recall: 'recallInterval',
  specificity: 'specificityInterval',
  mae: 'maeInterval',
  rmse: 'rmseInterval',
  r2: 'r2Interval',
  bias: 'biasInterval',
  medianAbsoluteError: 'medianAbsoluteErrorInterval',
  mape: 'mapeInterval',
  shareWithin10Percent: 'shareWithin10PercentInterval',
};

const AMOUNTS: readonly string[] = ['mae', 'medianAbsoluteError', 'rmse', 'bias'];
const SHARES: readonly string[] = ['mape', 'shareWithin10Percent'];

/**
 * Every index of a task in a fixed order. A promise of the only version there is stands beside its index; those of
 * several versions follow it, each with what that version alone reaches.
 */
export function metricRows(
  metrics: ClassMetrics | ValueMetrics,
  { atDeployment, byVersion }: Pick<Performance, 'atDeployment' | 'byVersion'>,
): MetricRow[] {
  const ids: readonly string[] = isClassMetrics(metrics) ? CLASS_METRICS : VALUE_METRICS;
  const all = metrics as unknown as Record<string, Estimated | EstimatedInterval>;
  const isOne = byVersion.length < 2;
  return ids.flatMap((id): MetricRow[] => {
    const kind = AMOUNTS.includes(id) ? 'amount' : SHARES.includes(id) ? 'share' : 'index';
    const promises = atDeployment.filter(({ metric }) => fieldOf(metric) === id);
    const interval = INTERVALS[id];
    const whole: MetricRow = {
      id,
      kind,
      value: all[id] as Estimated,
      interval: interval === undefined ? null : (all[interval] as EstimatedInterval),
      deployed: (isOne ? promises[0]?.deployed : undefined) ?? null,
      version: (isOne ? promises[0]?.version : undefined) ?? null,
    };
    return [
      whole,
      ...(isOne ? [] : promises).map(({ now, interval: between, deployed, version }): MetricRow => ({
        ...{ id, kind, value: now, deployed, version },
        interval: isEstimated(between) ? between : null,
      })),
    ];
  });
}

function fieldOf(metric: string): string | undefined {
  const fields = promisedFields(metric);
  return fields?.class ?? fields?.value;
}
