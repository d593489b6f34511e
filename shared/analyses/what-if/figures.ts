import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { formatOf, unitPhrase } from '../amounts.ts';
import { changesText } from '../counterfactual/findings.ts';
import { figures as reasonFigures } from '../explain/figures.ts';
import { wouldHave } from './findings.ts';
import type { WhatIf } from './schema.ts';

/** The score as it is and as it would have been, then the reasons of the changed case. */
export function figures(result: WhatIf): Figure[] {
  if (!isEstimated(result)) return [];
  const { before, after, changes, unit, cutoff } = result;
  const format = formatOf(unit, 'level');
  const asIs = { text: { en: 'As it is', fr: 'Tel quel' }, otherwise: 'As it is' };
  const rows = [{ name: asIs, ...before }, ...(changes.length === 0 ? [] : [{ name: changesText(changes), ...after }])];
  return [
    {
      id: 'what-if.scores',
      kind: 'bars',
      title: { key: 'what-if.figures.scores' },
      subtitle: { key: 'what-if.figures.subtitle', values: { unit: unitPhrase(unit, 'level') } },
      alt: wouldHave(result, unit),
      valueFormat: format,
      currency: unit.currency,
      ...(cutoff === null ? {} : { reference: { value: cutoff.threshold, label: { key: 'what-if.figures.cutoff' } } }),
      marks: rows.map(({ name, score }, at) => ({
        label: name.otherwise,
        name,
        labelFormat: 'text',
        value: score,
        ...(at === 0 ? { emphasis: 'other' as const } : {}),
      })),
      table: {
        columns: [
          { id: 'changes', label: { key: 'what-if.columns.changes' }, format: 'text' },
          { id: 'score', label: { key: 'what-if.columns.score' }, format },
          { id: 'decision', label: { key: 'what-if.columns.decision' }, format: 'text' },
        ],
        rows: rows.map(({ name, score, decision }) => [name.otherwise, score, decision?.value ?? null]),
      },
    },
    ...reasonFigures(result.reasons),
  ];
}
