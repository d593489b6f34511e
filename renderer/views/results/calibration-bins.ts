import type { CalibrationBin } from '#shared/analyses/calibration/schema.ts';

/** Known outcomes that a bin needs for a sentence. */
export const ENOUGH = 30;
const SAID = 4;

/** The bins worth a sentence, lowest first: the lowest, the highest, the fullest and the one that is farthest off. */
export function tellingBins(bins: readonly CalibrationBin[]): CalibrationBin[] {
  const counted = bins.filter((bin) => bin.n >= ENOUGH);
  if (counted.length <= SAID) return counted;
  const most = (of: (bin: CalibrationBin) => number): CalibrationBin | undefined =>
    counted.reduce<CalibrationBin | undefined>(
      (best, bin) => (best === undefined || of(bin) > of(best) ? bin : best),
      undefined,
    );
  const told = new Set([
    counted[0],
    counted.at(-1),
    most((bin) => Math.abs(bin.rate - bin.meanScore)),
    counted[Math.floor(counted.length / 2)],
    most((bin) => bin.n),
  ]);
  return counted.filter((bin) => [...told].slice(0, SAID).includes(bin));
}
