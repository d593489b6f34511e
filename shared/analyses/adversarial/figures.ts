import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { named } from '../amounts.ts';
import type { Adversarial } from './schema.ts';

const BARS = 8;

export function figures({ auc, drivers, verdict }: Adversarial): Figure[] {
  const [first] = drivers;
  if (!isEstimated(auc) || first === undefined || verdict.state === 'nearlyIdentical') return [];
  return [
    {
      id: 'adversarial.drivers',
      kind: 'bars',
      title: { key: 'adversarial.figures.drivers' },
      subtitle: { key: 'adversarial.figures.driversSubtitle' },
      alt: { key: 'adversarial.figures.driversAlt', values: { column: named(first), count: drivers.length } },
      valueFormat: 'decimal',
      marks: drivers.slice(0, BARS).map((driver) => ({
        label: driver.feature,
        name: named(driver),
        labelFormat: 'text',
        value: Math.max(0, driver.importance),
      })),
      table: {
        columns: [
          { id: 'feature', label: { key: 'adversarial.columns.feature' }, format: 'text' },
          { id: 'importance', label: { key: 'adversarial.columns.importance' }, format: 'fine' },
        ],
        rows: drivers.map((driver) => [driver.feature, driver.importance]),
      },
    },
  ];
}
