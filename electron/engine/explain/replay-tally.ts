import type { VerdictCounts } from '#shared/analyses/replay/schema.ts';

export function emptyCounts(): VerdictCounts {
  return { identical: 0, withinTolerance: 0, sameDecision: 0, fragile: 0, mismatch: 0, notReplayable: 0 };
}

export function summed(a: VerdictCounts, b: VerdictCounts): VerdictCounts {
  return {
    identical: a.identical + b.identical,
    withinTolerance: a.withinTolerance + b.withinTolerance,
    sameDecision: a.sameDecision + b.sameDecision,
    fragile: a.fragile + b.fragile,
    mismatch: a.mismatch + b.mismatch,
    notReplayable: a.notReplayable + b.notReplayable,
  };
}
