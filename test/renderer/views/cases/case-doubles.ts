import type { CaseReading } from '#shared/contract/cases.ts';
import { PROBABILITY } from '#test/shared/analyses/model-doubles.ts';

export const refuse = { value: 'refuse', label: { en: 'Refused', fr: 'Refusé' } };

/** A refused application that was repaid elsewhere. */
export const reading: CaseReading = {
  caseId: 'P25-0004129',
  individual: 'C105310',
  time: '2025-03-26T15:40:00',
  version: '2.0.0',
  task: 'binary_classification',
  score: 0.623,
  unit: PROBABILITY,
  labels: null,
  cutoff: {
    threshold: 0.35,
    operator: '>=',
    whenTrue: 'refuse',
    whenFalse: 'accept',
    whenTrueLabel: {},
    whenFalseLabel: {},
  },
  decision: refuse,
  applied: refuse,
  arm: null,
  outcome: { value: 'good', isPositive: false, amount: null, time: '2025-07-22T00:00:00' },
  rank: null,
  others: { count: 0, cases: [] },
};
