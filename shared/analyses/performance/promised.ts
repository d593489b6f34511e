import type { ClassMetrics, ValueMetrics } from './schema.ts';

type Fields = { class?: keyof ClassMetrics; value?: keyof ValueMetrics; interval?: string };

/** Names that a manifest uses -> the figure of the same meaning and its interval. */
const PROMISED: Record<string, Fields> = {
  auc: { class: 'auc', interval: 'aucInterval' },
  average_precision: { class: 'averagePrecision' },
  brier: { class: 'brier', interval: 'brierInterval' },
  log_loss: { class: 'logLoss', interval: 'logLossInterval' },
  ece_10_equal_width: { class: 'ece' },
  accuracy: { class: 'accuracy', interval: 'accuracyInterval' },
  precision: { class: 'precision', interval: 'precisionInterval' },
  recall: { class: 'recall', interval: 'recallInterval' },
  mae: { value: 'mae', interval: 'maeInterval' },
  rmse: { value: 'rmse', interval: 'rmseInterval' },
  mape: { value: 'mape', interval: 'mapeInterval' },
  r2: { value: 'r2', interval: 'r2Interval' },
  bias_mean_error: { value: 'bias', interval: 'biasInterval' },
};

/** The figure that a promise of the manifest is about; nothing for a name that is not known. */
export function promisedFields(metric: string): Fields | undefined {
  return Object.hasOwn(PROMISED, metric) ? PROMISED[metric] : undefined;
}
