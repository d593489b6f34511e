import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Similar } from './schema.ts';

/** How far each of the nearest cases is. */
export function figures(similar: Similar): Figure[] {
  if (!isEstimated(similar) || similar.cases.length === 0) return [];
  const { cases, features } = similar;
  return [
    {
      id: 'similar.distances',
      kind: 'bars',
      title: { key: 'similar.figures.distances' },
      subtitle: { key: 'similar.figures.subtitle', values: { count: features } },
      alt: { key: 'similar.figures.alt', values: { count: cases.length, far: cases.at(-1)?.distance ?? 0 } },
      valueFormat: 'decimal',
      marks: cases.map(({ caseId, distance }) => ({ label: caseId, labelFormat: 'text', value: distance })),
      table: {
        columns: [
          { id: 'case', label: { key: 'similar.columns.case' }, format: 'text' },
          { id: 'distance', label: { key: 'similar.columns.distance' }, format: 'decimal' },
          { id: 'same', label: { key: 'similar.columns.same' }, format: 'integer' },
        ],
        rows: cases.map(({ caseId, distance, same }) => [caseId, distance, same]),
      },
    },
  ];
}
