import type { Passport } from '#shared/contract/bundles.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { Words } from '#shared/words/words.ts';
import { labelIn } from '#renderer/meaning/labels.ts';
import { hashText } from '#renderer/ui/hash-text.ts';

type Field = { key: string; value: string | null };

/** What the passport says; `null` is a field that the bundle left empty, and is shown as empty. */
export function passportFields({ bundle, manifest, model }: Passport, words: Words): Field[] {
  const { t, format, language } = words;
  const { training, target, decision } = manifest;
  return [
    { key: 'model', value: `${bundle.name} ${bundle.version}` },
    { key: 'algorithm', value: given(manifest.model.algorithm) },
    { key: 'made', value: manifest.model.created_at === undefined ? null : format.day(manifest.model.created_at) },
    { key: 'task', value: t(`data.passport.tasks.${manifest.task}`) },
    { key: 'target', value: labelIn(target.label, language) ?? target.name },
    {
      key: 'positive',
      value: target.positive === undefined ? null : labelOf(String(target.positive), target.labels, language),
    },
    { key: 'inputs', value: t('data.passport.facts', { count: manifest.features.length }) },
    { key: 'decision', value: decision === undefined ? null : decisionText(decision, words) },
    {
      key: 'trained',
      value:
        training?.period === undefined
          ? null
          : t('data.passport.trainedOn', {
              rows: training.rows ?? 0,
              from: training.period.from,
              to: training.period.to,
            }),
    },
    { key: 'metrics', value: metricsText(training?.metrics_at_deployment, words) },
    { key: 'method', value: given(training?.metrics_method) },
    { key: 'limits', value: given(manifest.notes?.[language]) },
    {
      key: 'background',
      value:
        manifest.data?.background?.rows === undefined
          ? null
          : t('data.passport.rows', { count: manifest.data.background.rows }),
    },
    {
      key: 'sample',
      value:
        manifest.data?.training_sample?.rows === undefined
          ? null
          : t('data.passport.rows', { count: manifest.data.training_sample.rows }),
    },
    { key: 'graph', value: t(`bundles.families.${model.family}`) },
    { key: 'producer', value: given(model.producer) },
    { key: 'hash', value: hashText(bundle.sha256, 16) },
  ];
}

function given(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

type Labelled = readonly {
  value: string | number | boolean;
  label?: { en?: string | undefined; fr?: string | undefined } | undefined;
}[];

function labelOf(value: string, labels: Labelled | undefined, language: 'en' | 'fr'): string {
  return labelIn(labels?.find((one) => String(one.value) === value)?.label, language) ?? value;
}

function decisionText(decision: NonNullable<Passport['manifest']['decision']>, words: Words): string {
  const { t, format, language } = words;
  const label = (one: Labelled[number]): string => labelIn(one.label, language) ?? String(one.value);
  const written = (value: number): string => (Math.abs(value) <= 1 ? format.percent(value) : format.decimal(value));
  return decision.type === 'threshold'
    ? t(`data.passport.threshold.${decision.operator}`, {
        threshold: written(decision.threshold),
        yes: label(decision.when_true),
        no: label(decision.when_false),
      })
    : t('data.passport.range', {
        low: written(decision.low),
        high: written(decision.high),
        inside: label(decision.inside),
        outside: label(decision.outside),
      });
}

/** Names of bundles that are not those of the results, word for word. */
const METRIC_KEYS: Record<string, string> = { ece_10_equal_width: 'ece', bias_mean_error: 'bias' };

/** "AUC 0.832; Brier score 0.145": in the words of the results where they know the figure. */
function metricsText(metrics: Record<string, number> | undefined, { t, has, format, language }: Words): string | null {
  if (metrics === undefined || Object.keys(metrics).length === 0) return null;
  return Object.entries(metrics)
    .map(([name, value]) => {
      const key = METRIC_KEYS[name] ?? name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const word = `results.technical.names.${key}`;
      return `${has(word) ? t(word) : name.replaceAll('_', ' ')} ${format.decimal(value, 3)}`;
    })
    .join(language === 'fr' ? '\u00a0; ' : '; ');
}

/** "6 to 60", or the categories of a fact. */
export function valuesOf(feature: ManifestFeature, { t, format, language }: Words): string | null {
  if (feature.categories !== undefined)
    return feature.categories.map((one) => labelIn(one.label, language) ?? String(one.value)).join(', ');
  if (feature.min === undefined || feature.max === undefined) return null;
  const written = (value: number): string => (Number.isInteger(value) ? format.integer(value) : format.decimal(value));
  return t('data.quality.span', { low: written(feature.min), high: written(feature.max) });
}

/** What is said of a fact beside its values: who can change it, and how carefully it is handled. */
export function marksOf(feature: ManifestFeature, { t }: Words): string {
  const marks = [
    feature.actionable === true ? 'actionable' : null,
    feature.immutable === true ? 'immutable' : null,
    feature.sensitive === true ? 'sensitive' : null,
    feature.monotone === 1 ? 'rises' : feature.monotone === -1 ? 'falls' : null,
  ];
  return marks.flatMap((mark) => (mark === null ? [] : [t(`data.passport.marks.${mark}`)])).join(', ');
}
