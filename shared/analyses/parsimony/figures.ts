import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell } from '#shared/domain/figure.ts';
import { keptNames } from './findings.ts';
import type { Parsimony } from './schema.ts';

/** How good the model stays as it is told less and less, with the model told all and a simpler one to compare with. */
export function figures(parsimony: Parsimony): Figure[] {
  if (!isEstimated(parsimony)) return [];
  const { steps, metric, baseline, smallestEquivalent, n, population } = parsimony;
  const [full] = steps;
  if (full === undefined) return [];
  const found = isEstimated(smallestEquivalent) ? smallestEquivalent : null;
  const most = Math.max(...steps.map((step) => step.features));
  const simple = baseline !== null && isEstimated(baseline) ? baseline : null;
  return [
    {
      id: 'parsimony.curve',
      kind: 'curve',
      title: { key: `parsimony.figures.curve_${metric}` },
      subtitle: { key: 'parsimony.figures.curveSubtitle', values: { count: n } },
      alt:
        found === null
          ? { key: 'parsimony.none' }
          : found.features < full.features
            ? { key: 'parsimony.enough', values: { count: found.features, all: full.features } }
            : { key: 'parsimony.allNeeded', values: { count: full.features } },
      valueFormat: 'percent',
      ...(population.source === 'log' ? { inLog: [['@outcome!=']] } : {}),
      marks: [],
      axes: {
        x: { label: { key: 'parsimony.columns.features' }, format: 'integer' },
        y: { label: { key: `parsimony.columns.${metric}` }, format: 'percent' },
      },
      curves: [
        {
          id: 'steps',
          label: { key: 'parsimony.figures.told' },
          role: 'subject',
          points: [...steps]
            .sort((a, b) => a.features - b.features)
            .map((step) => ({ x: step.features, y: step.value, low: step.interval[0], high: step.interval[1] })),
        },
        {
          id: 'full',
          label: { key: 'parsimony.figures.full' },
          role: 'reference',
          points: [
            { x: 1, y: full.value },
            { x: most, y: full.value },
          ],
        },
        ...(simple === null
          ? []
          : [
              {
                id: 'baseline',
                label: { key: 'parsimony.figures.baseline', values: { version: simple.model.version } },
                role: 'peer' as const,
                points: [
                  { x: 1, y: simple.value },
                  { x: most, y: simple.value },
                ],
              },
            ]),
      ],
      table: {
        columns: [
          { id: 'features', label: { key: 'parsimony.columns.features' }, format: 'integer' },
          { id: 'removed', label: { key: 'parsimony.columns.removed' }, format: 'text' },
          { id: metric, label: { key: `parsimony.columns.${metric}` }, format: 'percent' },
          { id: 'low', label: { key: 'parsimony.columns.low' }, format: 'percent' },
          { id: 'high', label: { key: 'parsimony.columns.high' }, format: 'percent' },
          { id: 'difference', label: { key: 'parsimony.columns.difference' }, format: 'points' },
          { id: 'differenceLow', label: { key: 'parsimony.columns.low' }, format: 'points' },
          { id: 'differenceHigh', label: { key: 'parsimony.columns.high' }, format: 'points' },
        ],
        rows: steps.map((step): FigureCell[] => [
          step.features,
          step.removed === null ? null : keptNames([step.removed], parsimony).otherwise,
          step.value,
          ...step.interval,
          step.difference,
          ...step.differenceInterval,
        ]),
      },
    },
  ];
}
