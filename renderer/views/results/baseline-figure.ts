import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import { currencyOf, intervalCells } from '#shared/analyses/estimates.ts';
import type { Estimated, EstimatedInterval } from '#shared/analyses/estimates.ts';
import { wordsOf } from '#renderer/words/use-words.ts';
import { otherName } from './baseline-words.ts';
import type { Compared } from './baseline-words.ts';
import { leftOver } from './numbers.ts';

const KEY = 'results.baseline.figure';

/** Both scores on the cases that have both: wrong decisions, or the mean error of estimates. */
export function baselineFigure(compared: Compared, { task, unit }: Performance): Figure | null {
  const isClass = task === 'binary_classification';
  const format = isClass ? 'percent' : 'money';
  const champion = errorOf(compared.champion);
  const other = errorOf(compared.shadow);
  if (!isEstimated(champion.value) || !isEstimated(other.value)) return null;
  const mark = (label: string, name: (language: 'en' | 'fr') => string, of: typeof champion): FigureMark => ({
    label,
    name: { text: { en: name('en'), fr: name('fr') }, otherwise: label },
    labelFormat: 'text',
    value: orNull(of.value),
    interval: orNull(of.interval),
  });
  const title = { key: isClass ? `${KEY}.title` : `${KEY}.titleError` };
  return {
    id: 'performance.shadow',
    kind: 'intervals',
    title,
    subtitle: { key: `${KEY}.subtitle` },
    alt: {
      key: isClass ? `${KEY}.alt` : `${KEY}.altError`,
      values: { champion: champion.value, other: other.value, n: compared.n, unit },
    },
    valueFormat: format,
    currency: currencyOf(unit),
    marks: [
      mark('champion', (language) => wordsOf(language).t('results.baseline.champion'), champion),
      mark('second', (language) => otherName(compared, wordsOf(language), 'head'), other),
    ],
    table: {
      columns: [
        { id: 'score', label: { key: `${KEY}.score` }, format: 'text' },
        { id: 'n', label: { key: `${KEY}.n` }, format: 'integer' },
        { id: 'value', label: title, format },
        { id: 'low', label: { key: `${KEY}.low` }, format },
        { id: 'high', label: { key: `${KEY}.high` }, format },
      ],
      rows: [champion, other].map(({ value, interval }, index) => [
        index === 0 ? 'champion' : 'second',
        compared.n,
        ...intervalCells(value, interval),
      ]),
    },
  };
}

function errorOf(metrics: ClassMetrics | ValueMetrics): { value: Estimated; interval: EstimatedInterval } {
  if (!isClassMetrics(metrics)) return { value: metrics.mae, interval: metrics.maeInterval };
  const { accuracy, accuracyInterval } = metrics;
  return { value: isEstimated(accuracy) ? 1 - accuracy : accuracy, interval: leftOver(accuracyInterval) };
}
