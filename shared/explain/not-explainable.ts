export const NOT_EXPLAINABLE_REASONS = [
  'LOW_FIDELITY',
  'CATEGORIES_HAVE_NO_ORDER',
  'CONSTANT_COLUMN',
  'CONSTANT_SCORE_NEARBY',
  'NO_JOINT_EFFECT',
  'SEVERAL_COLUMNS',
] as const;

export type NotExplainableReason = (typeof NOT_EXPLAINABLE_REASONS)[number];

/** An explanation that would mislead says why it is not given; `isEstimated` tells it from a figure. */
export type NotExplainable = {
  ok: false;
  reason: NotExplainableReason;
  found?: number | undefined;
  needed?: number | undefined;
};

export function notExplainable(
  reason: NotExplainableReason,
  detail?: { found: number; needed: number },
): NotExplainable {
  return detail === undefined ? { ok: false, reason } : { ok: false, reason, ...detail };
}
