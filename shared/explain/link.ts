/**
 * From margins (one for each output) to the score.
 *
 * - `identity`: the margin of `output` is the score (regression, forests of probabilities).
 * - `logistic`: 1 / (1 + exp(-margin of `output`)).
 * - `softmax`: the share of `output` among the exponentials of all margins.
 * - `sigmoids`: mean over members of 1 / (1 + exp(slope * margin + intercept)) (Platt calibration, one or several folds).
 * - `exponential`: exp(margin of `output`) * factor.
 * - `complement`: 1 - the inner link.
 */
export type Link =
  | { kind: 'identity'; output: number }
  | { kind: 'logistic'; output: number }
  | { kind: 'softmax'; output: number }
  | { kind: 'sigmoids'; members: readonly { output: number; slope: number; intercept: number }[] }
  | { kind: 'exponential'; output: number; factor: number }
  | { kind: 'complement'; of: Link };
