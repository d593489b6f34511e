import { isEstimated } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Estimated, EstimatedInterval } from '#shared/analyses/estimates.ts';
import { promisedFields } from '#shared/analyses/performance/promised.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';

export type MetricRow = {
  id: string;
  /** How its values are written. */
  kind: 'index' | 'share' | 'amount';
  value: Estimated | null;
  interval: EstimatedInterval;
  deployed: number | null;
  version: string | null;
};

/** Every index listed has a field for its interval, or for the reason why it has none. */
type Told<M> = { [K in keyof M & string]: `${K}Interval` extends keyof M ? K : never }[keyof M & string];

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
] as const satisfies readonly Told<ClassMetrics>[];

const VALUE_METRICS = [
  'mae',
  'medianAbsoluteError',
  'rmse',
  'r2',
  'bias',
  'mape',
  'shareWithin10Percent',
] as const satisfies readonly Told<ValueMetrics>[];

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
    const whole: MetricRow = {
      id,
      kind,
      value: all[id] as Estimated,
      interval: all[`${id}Interval`] as EstimatedInterval,
      deployed: (isOne ? promises[0]?.deployed : undefined) ?? null,
      version: (isOne ? promises[0]?.version : undefined) ?? null,
    };
    return [
      whole,
      ...(isOne ? [] : promises).map(({ now, interval: between, deployed, version }): MetricRow => ({
        ...{ id, kind, value: now, interval: between, deployed, version },
      })),
    ];
  });
}

/** Rows that have a value and no interval, once for each index and reason: what holds of all cases holds of those of a version. */
export function withoutInterval(rows: readonly MetricRow[]): { row: MetricRow; why: NotEstimable }[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const { id, value, interval: why } = row;
    if (value === null || !isEstimated(value) || isEstimated(why) || seen.has(`${id} ${why.reason}`)) return [];
    seen.add(`${id} ${why.reason}`);
    return [{ row, why }];
  });
}

function fieldOf(metric: string): string | undefined {
  const fields = promisedFields(metric);
  return fields?.class ?? fields?.value;
}
