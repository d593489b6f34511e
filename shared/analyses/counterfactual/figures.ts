import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { formatOf, level, unitPhrase } from '../amounts.ts';
import { changesText } from './findings.ts';
import type { CounterfactualResult } from './schema.ts';

/** The score as it is, and as it would have been. */
export function figures(result: CounterfactualResult): Figure[] {
  if (!isEstimated(result) || result.found.length === 0) return [];
  const { found, score, unit, decision } = result;
  const format = formatOf(unit, 'level');
  const rows = [
    {
      label: 'as it is',
      name: { text: { en: 'As it is', fr: 'Tel quel' }, otherwise: 'As it is' },
      value: score,
      decision,
    },
    ...found.map((one) => ({
      label: changesText(one.changes).otherwise,
      name: changesText(one.changes),
      value: one.score,
      decision: one.decision,
    })),
  ];
  return [
    {
      id: 'counterfactual.scores',
      kind: 'bars',
      title: { key: 'counterfactual.figures.scores' },
      subtitle: { key: 'counterfactual.figures.subtitle', values: { unit: unitPhrase(unit, 'level') } },
      alt: {
        key: 'counterfactual.figures.alt',
        values: { count: found.length, score: level(score, unit) },
      },
      valueFormat: format,
      currency: unit.currency,
      marks: rows.map(({ label, name, value }, at) => ({
        label,
        name,
        labelFormat: 'text',
        value,
        ...(at === 0 ? { emphasis: 'other' as const } : {}),
      })),
      table: {
        columns: [
          { id: 'changes', label: { key: 'counterfactual.columns.changes' }, format: 'text' },
          { id: 'score', label: { key: 'counterfactual.columns.score' }, format },
          { id: 'decision', label: { key: 'counterfactual.columns.decision' }, format: 'text' },
        ],
        rows: rows.map(({ label, value, decision: given }) => [label, value, given.value]),
      },
    },
  ];
}
