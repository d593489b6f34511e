/** Share of the score, or score below 1, that base and contributions may miss: float64 rounding of long sums. */
export const ADDITIVITY_GAP = 1e-9;

/** What a row's output is made of, in one unit: base + sum of phi. */
export type Attribution = { base: number; phi: Float64Array };

export type Additivity = {
  /** output - base - sum of phi, in the unit of the output. */
  residual: number;
  /** Size of the residual over max(1, |output|). */
  relative: number;
  holds: boolean;
};

/**
 * The gate of every exact explanation: base and contributions add up to the output to 1e-9 of max(1, |output|).
 *
 * @param output of the row in the same unit, from the model and not from the explanation
 * @returns `holds` is false where anything is not finite
 */
export function additivity({ base, phi }: Attribution, output: number): Additivity {
  let residual = output - base;
  for (const one of phi) residual -= one;
  const relative = Math.abs(residual) / Math.max(1, Math.abs(output));
  return { residual, relative, holds: relative <= ADDITIVITY_GAP };
}
