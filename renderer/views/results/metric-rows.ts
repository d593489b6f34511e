import type { Estimated, EstimatedInterval } from '#shared/analyses/estimates.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';

export type MetricRow = {
  id: string;
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
  accuracy: 'accuracyInterval',
  mae: 'maeInterval',
  rmse: 'rmseInterval',
  r2: 'r2Interval',
  bias: 'biasInterval',
};

/** Every index of a task in a fixed order, then what the bundle promised under a name that Tribune does not compute. */
export function metricRows(
  metrics: ClassMetrics | ValueMetrics,
  atDeployment: Performance['atDeployment'],
): MetricRow[] {
  const ids: readonly string[] = isClassMetrics(metrics) ? CLASS_METRICS : VALUE_METRICS;
  const all = metrics as unknown as Record<string, Estimated | EstimatedInterval>;
  const rows = ids.map((id): MetricRow => {
    const promised = atDeployment.find((one) => plain(one.metric) === plain(id));
    const interval = INTERVALS[id];
    return {
      id,
      value: all[id] as Estimated,
      interval: interval === undefined ? null : (all[interval] as EstimatedInterval),
      deployed: promised?.deployed ?? null,
      version: promised?.version ?? null,
    };
  });
  const others = atDeployment
    .filter((one) => !ids.some((id) => plain(id) === plain(one.metric)))
    .map((one): MetricRow => ({
      id: one.metric,
      value: one.now,
      interval: one.interval,
      deployed: one.deployed,
      version: one.version,
    }));
  return [...rows, ...others];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
