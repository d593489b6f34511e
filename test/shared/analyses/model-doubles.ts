import type { ImportanceComputed, ImportantFeature } from '#shared/analyses/importance/schema.ts';
import type { EffectComputed } from '#shared/analyses/effect/schema.ts';
import type { Contribution, Explained } from '#shared/analyses/explain/schema.ts';
import type { ParsimonyComputed, ParsimonyStep } from '#shared/analyses/parsimony/schema.ts';
import type { Replay, VerdictCounts } from '#shared/analyses/replay/schema.ts';
import type { Player, Unit } from '#shared/analyses/explanations.ts';
import { notEstimable } from '#shared/domain/estimate.ts';

export const PROBABILITY: Unit = { kind: 'probability', currency: null, name: {} };
export const DOLLARS: Unit = { kind: 'currency', currency: 'USD', name: { en: 'US$', fr: '$ US' } };
export const LOG_ODDS: Unit = { kind: 'logOdds', currency: null, name: {} };

const LABELS: Record<string, { en: string; fr: string }> = {
  Income: { en: 'Monthly income', fr: 'Revenu mensuel' },
  Job: { en: 'Type of job', fr: 'Type d’emploi' },
  Amount: { en: 'Amount asked for', fr: 'Montant demandé' },
  Price: { en: 'Price of the good', fr: 'Prix du bien' },
  Seniority: { en: 'Job seniority', fr: 'Ancienneté' },
};
const model = { name: 'credit-default', version: '2.0.0', sha256: 'a'.repeat(64) };
const outcome = {
  positive: { value: 'bad', label: { en: 'Payment default', fr: 'Défaut de paiement' } },
  negative: { value: 'good', label: { en: 'Repaid', fr: 'Remboursé' } },
};

export function player(feature: string): Player {
  const label = LABELS[feature] ?? {};
  return { feature, label, members: [{ feature, label }] };
}

type Told = {
  value: Contribution['value'];
  by: number;
  below?: number | null;
  same?: number | null;
  unit?: { en: string; fr: string };
  valueLabel?: { en: string; fr: string };
  interval?: [number, number] | null;
};

export function contribution(feature: string, told: Told): Contribution {
  const { value, by, below = null, same = null, unit = {}, valueLabel = {}, interval = null } = told;
  const { label } = player(feature);
  return {
    feature,
    label,
    value,
    members: [{ feature, label, value, valueLabel, unit, below, same }],
    contribution: by,
    interval,
    error: interval === null ? null : (interval[1] - interval[0]) / 3.92,
    deviation: null,
  };
}

const EURO = { en: '€', fr: '€' };
export const CONTRIBUTIONS = [
  contribution('Income', { value: 700, by: 0.177, below: 0.13, same: 0, unit: EURO }),
  contribution('Amount', { value: 14400, by: 0.148, below: 0.81, same: 0.01, unit: EURO }),
  contribution('Price', { value: 21900, by: -0.087, below: 0.7, same: 0, unit: EURO }),
  contribution('Job', {
    value: 'freelance',
    by: 0.053,
    same: 0.24,
    valueLabel: { en: 'Freelance', fr: 'Indépendant' },
  }),
];

export function explained(more: Partial<Explained> = {}): Explained {
  const contributions = more.contributions ?? CONTRIBUTIONS;
  const base = more.base ?? 0.323;
  const output = more.output ?? contributions.reduce((sum, one) => sum + one.contribution, base);
  return {
    rows: 1,
    caseId: 'P25-0004129',
    individual: 'C105310',
    time: '2025-03-26T15:40:00',
    version: '2.0.0',
    model,
    task: 'binary_classification',
    space: 'probability',
    unit: PROBABILITY,
    scoreUnit: PROBABILITY,
    method: 'exact',
    instead: null,
    base,
    output,
    score: output,
    logged: output,
    contributions,
    residual: 0,
    runtimeGap: 1e-8,
    background: { kind: 'bundle', name: 'background.parquet', rows: 100, of: 100, hash: 'b'.repeat(64) },
    stability: { sameFirst: 0.95, sameTop: 0.7, top: 3, draws: 20 },
    clusters: [],
    fidelity: null,
    outcome,
    decision: { logged: null, expected: { value: 'refuse', label: { en: 'Refused', fr: 'Refusé' } }, applied: null },
    cutoff: {
      threshold: 0.35,
      operator: '>=',
      whenTrue: 'refuse',
      whenFalse: 'accept',
      whenTrueLabel: { en: 'Refused', fr: 'Refusé' },
      whenFalseLabel: { en: 'Granted', fr: 'Accordé' },
    },
    range: null,
    seed: null,
    warnings: [],
    ...more,
  };
}

export function important(
  feature: string,
  meanAbsolute: number,
  more: Partial<ImportantFeature> = {},
): ImportantFeature {
  return {
    ...player(feature),
    meanAbsolute,
    interval: [meanAbsolute - 0.003, meanAbsolute + 0.003],
    direction: 'down',
    rankCorrelation: -0.8,
    categories: [],
    missing: null,
    ...more,
  };
}

export function importance(more: Partial<ImportanceComputed> = {}): ImportanceComputed {
  return {
    rows: 8980,
    version: '2.0.0',
    model,
    task: 'binary_classification',
    outcome,
    space: 'probability',
    unit: PROBABILITY,
    method: 'exact',
    instead: null,
    base: 0.32,
    background: { kind: 'bundle', name: 'background.parquet', rows: 100, of: 100, hash: 'b'.repeat(64) },
    population: { source: 'log', rows: 8980, period: { from: '2025-01-01', to: '2025-06-30' } },
    n: 2000,
    sample: { rows: 2000, of: 8980, seed: 1 },
    seed: 1,
    features: [important('Income', 0.082), important('Seniority', 0.061), important('Amount', 0.05)],
    permutation: null,
    permutationOn: null,
    clusters: [],
    disagreements: [],
    interactions: null,
    interactionsOn: null,
    ...more,
  };
}

export function effect(more: Partial<EffectComputed> = {}): EffectComputed {
  return {
    rows: 8980,
    version: '2.0.0',
    model,
    task: 'binary_classification',
    feature: 'Income',
    label: LABELS['Income'] ?? {},
    featureUnit: EURO,
    ordered: true,
    kind: 'ale',
    instead: null,
    space: 'probability',
    unit: PROBABILITY,
    points: [
      { x: 60, label: {}, y: 0.2, density: 0.01, grey: true },
      { x: 500, label: {}, y: 0.15, density: 0.29, grey: false },
      { x: 1500, label: {}, y: -0.02, density: 0.4, grey: false },
      { x: 4000, label: {}, y: -0.1, density: 0.3, grey: false },
    ],
    ice: [],
    range: [300, 5000],
    mean: 0.32,
    missing: 3,
    population: { source: 'background', rows: 100, period: null },
    n: 97,
    sample: null,
    seed: 1,
    movesWith: [],
    ...more,
  };
}

export function counts(more: Partial<VerdictCounts> = {}): VerdictCounts {
  return { identical: 0, withinTolerance: 0, sameDecision: 0, fragile: 0, mismatch: 0, notReplayable: 0, ...more };
}

export function replay(more: Partial<Replay> = {}): Replay {
  return {
    rows: 8980,
    checked: 8980,
    sample: null,
    task: 'binary_classification',
    unit: PROBABILITY,
    tolerance: { value: 1e-5, relative: false },
    cutoff: explained().cutoff,
    verdicts: counts({ identical: 6000, withinTolerance: 2972, sameDecision: 3, mismatch: 5 }),
    byVersion: [
      {
        version: '2.0.0',
        model,
        checked: 8980,
        verdicts: counts({ identical: 6000, withinTolerance: 2972, sameDecision: 3, mismatch: 5 }),
        maxDifference: 0.4,
      },
    ],
    notReplayable: [],
    maxDifference: 0.4,
    maxDifferenceWithin: 1.19e-7,
    mismatchCount: 8,
    mismatches: [],
    decisionsChecked: 8980,
    decisionContradictCount: 0,
    decisionContradicts: [],
    listed: 200,
    ...more,
  };
}

export function step(kept: string[], value: number, more: Partial<ParsimonyStep> = {}): ParsimonyStep {
  return {
    features: kept.length,
    kept,
    removed: null,
    auc: value,
    r2: notEstimable('NOT_A_REGRESSION'),
    rmse: notEstimable('NOT_A_REGRESSION'),
    value,
    interval: [value - 0.02, value + 0.02],
    difference: 0,
    differenceInterval: [0, 0],
    notWorse: true,
    ...more,
  };
}

export function parsimony(more: Partial<ParsimonyComputed> = {}): ParsimonyComputed {
  return {
    rows: 8980,
    version: '2.0.0',
    model,
    task: 'binary_classification',
    outcome,
    metric: 'auc',
    margin: 0.01,
    players: ['Income', 'Amount', 'Job', 'Price'].map(player),
    steps: [
      step(['Income', 'Amount', 'Job', 'Price'], 0.84),
      step(['Income', 'Amount', 'Job'], 0.839, {
        removed: 'Price',
        difference: -0.001,
        differenceInterval: [-0.004, 0.002],
      }),
      step(['Income', 'Amount'], 0.836, { removed: 'Job', difference: -0.004, differenceInterval: [-0.009, 0.001] }),
      step(['Income'], 0.79, {
        removed: 'Amount',
        difference: -0.05,
        differenceInterval: [-0.06, -0.04],
        notWorse: false,
      }),
    ],
    smallestEquivalent: { features: 2, kept: ['Income', 'Amount'], difference: -0.004, interval: [-0.009, 0.001] },
    baseline: null,
    population: { source: 'log', rows: 7712, period: null },
    n: 2000,
    sample: { rows: 2000, of: 7712, seed: 1 },
    backgroundRows: 30,
    seed: 1,
    ...more,
  };
}
