import type { Passport } from '#shared/contract/bundles.ts';
import type { Words } from '#shared/words/words.ts';

/** "Version 2.0.0 reads 12 facts and gives the probability of “Payment default”." */
export function passportVerdict({ bundle, manifest }: Pick<Passport, 'bundle' | 'manifest'>, words: Words): string {
  const { target, task, features } = manifest;
  const positive = target.labels?.find((one) => String(one.value) === String(target.positive));
  return words.t(task === 'regression' ? 'model.passport.estimates' : 'model.passport.gives', {
    version: bundle.version,
    count: features.length,
    target:
      task === 'regression'
        ? { text: target.label ?? {}, otherwise: target.name }
        : { text: positive?.label ?? {}, otherwise: String(target.positive ?? target.name) },
  });
}

/** On what it was trained, or that nobody said. */
export function passportLead({ manifest }: Pick<Passport, 'manifest'>, { t }: Words): string {
  const { training } = manifest;
  if (training?.rows === undefined) return t('model.passport.notStated');
  return training.period === undefined
    ? t('model.passport.trained', { count: training.rows })
    : t('model.passport.trainedOver', { count: training.rows, from: training.period.from, to: training.period.to });
}
