import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Calibration, CalibrationBin } from '#shared/analyses/calibration/schema.ts';
import { whyNone } from '#shared/analyses/performance/class-metrics.ts';
import { meanScore } from '#shared/stats/mean-score.ts';
import { calibrationError, equalCountBins, equalWidthBins } from '#shared/stats/calibration-bins.ts';
import { recalibrate } from '#shared/stats/recalibration.ts';
import { totals } from '#shared/stats/score-table.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { judgedTable } from '../questions/judged-table.ts';
import type { JudgedParameters } from '../questions/judged-table.ts';
import type { QuestionContext } from '../questions/question.ts';

export const question = { id: 'calibration', ask };

async function ask(context: QuestionContext, parameters: JudgedParameters): Promise<Calibration> {
  const { rows, mode, population, outcome, table, why } = await judgedTable(context, parameters);
  const header = { rows, mode, population, outcome };
  if (why !== null || context.meaning.scoreKind !== 'probability')
    return { ...header, ...nothing(notEstimable(why ?? 'NOT_A_PROBABILITY')) };
  const all = totals(table);
  const [equalWidth, equalCount] = [equalWidthBins(table), equalCountBins(table, 10, all)];
  const [ece, eceEqualCount] = [calibrationError(equalWidth), calibrationError(equalCount)];
  const mean = meanScore(table);
  const line = recalibrate(table);
  return {
    ...header,
    bins: equalWidth.map(withInterval),
    equalCountBins: equalCount.map(withInterval),
    meanScore: isEstimated(mean) ? mean.value : mean,
    meanScoreInterval: isEstimated(mean) ? mean.interval : mean,
    rate: all.positives / all.n,
    rateInterval: wilsonInterval(all.positives, all.n),
    ece,
    eceInterval: whyNone(ece, 'WIDENED_BY_CHANCE'),
    eceEqualCount,
    eceEqualCountInterval: whyNone(eceEqualCount, 'WIDENED_BY_CHANCE'),
    ...(isEstimated(line) ? line : { slope: line, slopeInterval: line, intercept: line, interceptInterval: line }),
  };
}

function withInterval(bin: Omit<CalibrationBin, 'interval'>): CalibrationBin {
  return { ...bin, interval: wilsonInterval(bin.positives, bin.n) };
}

function nothing(none: NotEstimable): Omit<Calibration, 'rows' | 'mode' | 'population' | 'outcome'> {
  return {
    bins: [],
    equalCountBins: [],
    meanScore: none,
    meanScoreInterval: none,
    rate: none,
    rateInterval: none,
    ece: none,
    eceInterval: none,
    eceEqualCount: none,
    eceEqualCountInterval: none,
    slope: none,
    slopeInterval: none,
    intercept: none,
    interceptInterval: none,
  };
}
