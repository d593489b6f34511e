import type { Interval } from '#shared/domain/estimate.ts';
import { Z95 } from './normal.ts';

/**
 * Wilson score interval for one proportion.
 *
 * @param successes count in [0, trials]
 * @param trials count, at least 1
 * @param z quantile of the normal distribution for the level, 95 % unless given
 * @returns low and high, shares in [0, 1]
 * @throws RangeError for no trial or an impossible count; never an invented interval
 * Source: Wilson 1927, JASA 22:209; worked examples in Newcombe 1998, Statistics in Medicine 17:857, table I.
 */
export function wilsonInterval(successes: number, trials: number, z: number = Z95): Interval {
  if (!(trials >= 1) || successes < 0 || successes > trials)
    throw new RangeError(`no interval for ${successes} of ${trials}`);
  const share = successes / trials;
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  const middle = share + (z * z) / (2 * trials);
  return [
    successes === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    successes === trials ? 1 : Math.min(1, (middle + spread) / scale),
  ];
}
