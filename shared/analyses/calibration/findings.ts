import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Finding, Phrase } from '#shared/domain/finding.ts';
import { positiveLabel, untold } from '../estimates.ts';
import type { Calibration, CalibrationBin } from './schema.ts';

const LEAST_IN_BIN = 30;

export function findings(calibration: Calibration): Finding[] {
  const { meanScore, rate, rateInterval, outcome, population } = calibration;
  if (!isEstimated(meanScore)) return [untold('calibration', meanScore)];
  if (!isEstimated(rate)) return [untold('calibration', rate)];
  if (!isEstimated(rateInterval)) return [untold('calibration', rateInterval)];
  if (population.known < LEAST_IN_BIN) return [untold('calibration', notEstimable('TOO_FEW_ROWS', LEAST_IN_BIN))];
  const [low, high] = rateInterval;
  const isRight = meanScore >= low && meanScore <= high;
  const values = { score: meanScore, rate, label: positiveLabel(outcome), n: population.known, low, high };
  const found: Finding[] = [
    {
      id: 'calibration.average',
      state: isRight ? 'holds' : 'watch',
      weight: isRight ? 0.2 : 0.5,
      title: {
        key: isRight ? 'calibration.right' : meanScore > high ? 'calibration.tooHigh' : 'calibration.tooLow',
        values,
      },
      account: [{ key: 'calibration.averageAccount', values }, ...slopePhrase(calibration)],
      figure: 'calibration.reliability',
      link: { label: { key: 'calibration.link' }, page: 'results', focus: 'calibration' },
    },
  ];
  const worst = farthest(calibration.bins);
  if (worst !== null)
    found.push({
      id: 'calibration.farthest',
      state: 'watch',
      weight: 0.4,
      title: {
        key: 'calibration.farthest',
        values: { n: worst.n, score: worst.meanScore, rate: worst.rate, label: positiveLabel(outcome) },
      },
      account: [{ key: 'calibration.farthestAccount', values: { low: worst.interval[0], high: worst.interval[1] } }],
      figure: 'calibration.reliability',
      link: { label: { key: 'calibration.link' }, page: 'results', focus: 'calibration' },
    });
  return found;
}

function slopePhrase({ slopeInterval }: Calibration): Phrase[] {
  if (!isEstimated(slopeInterval)) return [];
  const [low, high] = slopeInterval;
  if (high < 1) return [{ key: 'calibration.tooBold' }];
  return low > 1 ? [{ key: 'calibration.tooShy' }] : [];
}

/** The bin farthest from what was said of it, among those large enough whose interval leaves the said score out. */
function farthest(bins: readonly CalibrationBin[]): CalibrationBin | null {
  const off = bins.filter(
    (bin) => bin.n >= LEAST_IN_BIN && (bin.meanScore < bin.interval[0] || bin.meanScore > bin.interval[1]),
  );
  const gap = (bin: CalibrationBin): number => Math.abs(bin.meanScore - bin.rate);
  return off.reduce<CalibrationBin | null>((most, bin) => (most === null || gap(bin) > gap(most) ? bin : most), null);
}
