/** Why a model is not explained exactly; what is shown then comes from scoring samples. */
export const OPAQUE_REASONS = [
  'MODEL_DAMAGED',
  'NO_SUCH_OUTPUT',
  'POSITIVE_CLASS_UNKNOWN',
  'STEP_NOT_FOLLOWED',
  'NO_TREES_NO_LINE',
  'KINDS_MIXED',
  'ENCODED_TENSORS_DIFFER',
  'AGGREGATE_NOT_ADDITIVE',
  'POST_TRANSFORM_UNKNOWN',
  'BASE_VALUES_UNCLEAR',
  'VOTES_UNCLEAR',
  'TREES_INTERLEAVED',
  'TREES_BROKEN',
  'NODES_SHARED_TOO_OFTEN',
  'TYPE_UNKNOWN',
  'INPUT_UNKNOWN',
  'COLUMNS_MIXED',
  'RUNTIME_DIFFERS',
  'OWNERSHIP_DIFFERS',
] as const;

export type OpaqueReason = (typeof OPAQUE_REASONS)[number];

export type Opaque = { kind: 'opaque'; reason: OpaqueReason; found: string };

/** Carries a reason up to the entry, where it becomes a tagged result. */
export class Refusal extends Error {
  readonly reason: OpaqueReason;
  readonly found: string;
  constructor(reason: OpaqueReason, found = '') {
    super(`${reason} ${found}`);
    this.reason = reason;
    this.found = found;
  }
}

/** What `work` returns, or the reason it gave up for. */
export function orOpaque<T>(work: () => T): T | Opaque {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof Refusal) return { kind: 'opaque', reason: cause.reason, found: cause.found };
    throw cause;
  }
}
