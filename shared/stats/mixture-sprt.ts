/**
 * Mixture sequential probability ratio test of no difference: a p-value that may be looked at on any day.
 *
 * @param difference estimate now, in the unit of the metric
 * @param se its standard error now, same unit, above 0
 * @param tau spread of the differences expected if there is one, same unit, above 0, fixed before the test
 * @returns p-value in (0, 1]: at all looks together it falls to alpha or below in at most a share alpha of tests without an effect. It is 1 / L
 *   with L = sqrt(V / (V + tau^2)) exp(z^2 tau^2 / (2 (V + tau^2))), V = se^2, z = difference / se
 * @throws RangeError for a spread or a standard error that is not above 0
 * Source: Robbins 1970, Annals of Mathematical Statistics 41:1397; Johari et al. 2017 (KDD), Gaussian mixture.
 */
export function mixturePValue(difference: number, se: number, tau: number): number {
  if (!(se > 0) || !(tau > 0)) throw new RangeError(`standard error and spread must be above 0: ${se}, ${tau}`);
  const [variance, spread] = [se ** 2, tau ** 2];
  const evidence = ((difference / se) ** 2 * spread) / (2 * (variance + spread));
  return Math.min(1, Math.sqrt((variance + spread) / variance) * Math.exp(-evidence));
}
