/**
 * The 28 tests of a model in production, seven to a section, and where evidence comes from: `computed` by the project
 * itself, `partial` where the project shows a part and people say the rest, `human` where only people know.
 * Source: Breck et al. 2017, The ML Test Score, IEEE Big Data.
 */
export const READINESS_TESTS = {
  data: {
    schema: 'computed',
    benefit: 'computed',
    cost: 'partial',
    policy: 'computed',
    privacy: 'partial',
    newFeature: 'human',
    featureCode: 'human',
  },
  model: {
    reviewed: 'human',
    metric: 'computed',
    tuned: 'human',
    ageing: 'computed',
    simpler: 'computed',
    slices: 'computed',
    inclusion: 'computed',
  },
  infrastructure: {
    reproducible: 'partial',
    unitTests: 'human',
    endToEnd: 'human',
    gate: 'partial',
    traced: 'computed',
    canary: 'partial',
    rollback: 'partial',
  },
  monitoring: {
    dependencies: 'partial',
    invariants: 'computed',
    skew: 'computed',
    stale: 'computed',
    stable: 'computed',
    resources: 'partial',
    quality: 'computed',
  },
} as const;

export const READINESS_SECTIONS = ['data', 'model', 'infrastructure', 'monitoring'] as const;
export type ReadinessSection = (typeof READINESS_SECTIONS)[number];
export type ReadinessKind = 'computed' | 'partial' | 'human';

/** Every test by the name under which statements are kept: `data.schema`. */
export const READINESS_IDS: readonly string[] = READINESS_SECTIONS.flatMap((section) =>
  Object.keys(READINESS_TESTS[section]).map((test) => `${section}.${test}`),
);

export const READINESS_BANDS = ['research', 'holes', 'firstPass', 'tested', 'strong', 'exceptional'] as const;
export type ReadinessBand = (typeof READINESS_BANDS)[number];

/** What would raise the score of a test next; null when it has its full point. */
export const READINESS_NEEDS = ['evidence', 'statement', 'attachment', 'automation'] as const;
export type ReadinessNeed = (typeof READINESS_NEEDS)[number];

type Graded = { score: 0 | 0.5 | 1; needs: ReadinessNeed | null };

/**
 * Points of one test: 1 when somebody says that it runs by itself and attaches the proof; 0.5 when it was made once and
 * written down: computed here, or stated (a statement about what the project cannot see at all needs an attachment).
 * What the test found does not count: the point is for making it.
 *
 * @param evidence whether the project shows its evidence now
 */
export function gradedTest(
  kind: ReadinessKind,
  evidence: boolean,
  statement: { automated: boolean; attachments: number } | null,
): Graded {
  if (statement !== null && statement.automated && statement.attachments > 0) return { score: 1, needs: null };
  const full = { score: 0.5, needs: 'automation' } as const;
  if (kind === 'computed' && evidence) return full;
  if (statement === null) return { score: 0, needs: kind === 'computed' ? 'evidence' : 'statement' };
  return (kind === 'partial' && evidence) || statement.attachments > 0 ? full : { score: 0, needs: 'attachment' };
}

/** What a final score says, by the bands of 2017. @param final the lowest section, 0 to 7 */
export function readinessBand(final: number): ReadinessBand {
  if (final === 0) return 'research';
  if (final <= 1) return 'holes';
  if (final <= 2) return 'firstPass';
  if (final <= 3) return 'tested';
  return final <= 5 ? 'strong' : 'exceptional';
}
