import type { ClassMetrics, ValueMetrics } from './schema.ts';

type Fields = { class?: keyof ClassMetrics; value?: keyof ValueMetrics };

/** Names that a manifest uses -> the figure of the same meaning; that of its interval is named after it. */
const PROMISED: Record<string, Fields> = {
  auc: { class: 'auc' },
  average_precision: { class: 'averagePrecision' },
  brier: { class: 'brier' },
  log_loss: { class: 'logLoss' },
  ece_10_equal_width: { class: 'ece' },
  accuracy: { class: 'accuracy' },
  precision: { class: 'precision' },
  recall: { class: 'recall' },
  mae: { value: 'mae' },
  rmse: { value: 'rmse' },
  mape: { value: 'mape' },
  r2: { value: 'r2' },
  bias_mean_error: { value: 'bias' },
};

/** The figure that a promise of the manifest is about; nothing for a name that is not known. */
export function promisedFields(metric: string): Fields | undefined {
  return Object.hasOwn(PROMISED, metric) ? PROMISED[metric] : undefined;
}
