/** Sample size at which the band is narrowest, where the plan names none. */
export const TUNED_FOR = 5000;

/**
 * Half width of a band that holds the truth at all looks at once, whenever one stops.
 *
 * @param se standard error of the estimate now, in its unit, at least 0
 * @param n units seen so far, both arms together, above 0
 * @param options `alpha` chance that the band ever misses the truth; `tunedFor` sample size where it is narrowest, chosen in advance
 * @returns half width in the unit of `se`; asymptotic: trust it from some dozens of units in each arm
 * Source: Waudby-Smith et al. 2024, Annals of Statistics 52:2613 (arXiv 2103.06476), Gaussian mixture.
 */
export function alwaysValidHalf(
  se: number,
  n: number,
  { alpha = 0.05, tunedFor = TUNED_FOR }: { alpha?: number; tunedFor?: number } = {},
): number {
  const rho2 = (-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / tunedFor;
  const grown = n * rho2 + 1;
  return se * Math.sqrt(((2 * grown) / (n * rho2)) * Math.log(Math.sqrt(grown) / alpha));
}
