import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { named } from './findings.ts';
import type { Quality } from './schema.ts';

const BARS = 12;

/** Facts only: an outcome that is not known yet is no lack of quality. The table behind lists every column. */
export function figures(quality: Quality): Figure[] {
  const lacking = quality.columns
    .filter((column) => column.part === 'feature' && column.missing > 0)
    .sort((a, b) => b.missing - a.missing);
  const [most] = lacking;
  if (most === undefined) return [];
  return [
    {
      id: 'quality.missing',
      kind: 'bars',
      title: { key: 'quality.missingByColumn' },
      subtitle: { key: 'quality.missingSubtitle' },
      alt: {
        key: 'quality.missingAlt',
        values: { count: lacking.length, column: named(most), share: most.missing / quality.rows },
      },
      valueFormat: 'percent',
      marks: lacking.slice(0, BARS).map((column) => ({
        label: column.column,
        name: named(column),
        labelFormat: 'text',
        value: column.missing / quality.rows,
      })),
      table: {
        columns: [
          { id: 'column', label: { key: 'quality.column' }, format: 'text' },
          { id: 'missing', label: { key: 'quality.missingCount' }, format: 'integer' },
          { id: 'share', label: { key: 'quality.missingShare' }, format: 'percent' },
          { id: 'outOfRange', label: { key: 'quality.outOfRangeCount' }, format: 'integer' },
          { id: 'unseen', label: { key: 'quality.unseenCount' }, format: 'integer' },
        ],
        rows: quality.columns.map((column) => [
          column.column,
          column.missing,
          column.missing / quality.rows,
          isEstimated(column.outOfRange) ? column.outOfRange : null,
          isEstimated(column.unseen) ? column.unseen : null,
        ]),
      },
    },
  ];
}
