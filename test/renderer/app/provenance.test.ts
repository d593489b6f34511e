import { describe, expect, it } from 'vitest';
import type { Provenance } from '#shared/domain/provenance.ts';
import { provenanceLine, provenancePairs } from '#renderer/app/provenance-pairs.ts';
import { projectSummary } from '#test/support/project-summary.ts';
import { windowWords } from '#test/support/renderer-words.ts';

const provenance: Provenance = {
  engine: '0.1.0',
  data: 'c0c3fe19303b4285ffff',
  models: [{ name: 'credit-default', version: '2.0.0', sha256: '8affaed08be14306aaaa' }],
  selection: { period: '2025-06', where: ['Job=fixed'] },
  rows: 1550,
  seed: null,
};

describe('where a figure comes from', () => {
  it('names data, period, filter, rows, model and engine', () => {
    const pairs = provenancePairs(provenance, projectSummary(), windowWords('en'));
    expect(Object.fromEntries(pairs.map(({ name, value }) => [name, value]))).toEqual({
      Data: 'c0c3 fe19 303b 4285',
      Period: 'June 2025',
      'Model version': 'all',
      Filter: 'Type of job: fixed',
      Cases: '1,550',
      'Model 2.0.0': '8aff aed0 8be1 4306',
      'Computed by Tribune': '0.1.0',
    });
  });

  it('fits in one line under a copied picture, without an empty filter', () => {
    const line = provenanceLine({ ...provenance, selection: {} }, projectSummary(), windowWords('fr'));
    expect(line).toBe('Consumer credit · janvier à juin 2025 · 1\u00a0550 dossiers · c0c3 fe19 303b 4285');
  });
});
