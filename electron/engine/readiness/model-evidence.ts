import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import { isClassMetrics } from '#shared/analyses/performance/schema.ts';
import type { ClassMetrics, Performance, ValueMetrics } from '#shared/analyses/performance/schema.ts';
import type { QuestionContext } from '../questions/question.ts';
import { leadingBundle } from '../project/project-state.ts';
import { missing, shown } from './shown.ts';
import type { Asked, Evidence } from './shown.ts';

const PERIODS_NEEDED = 4;

/** How well the model does: against money, time, simpler models, and for whom. */
export function modelEvidence({ bundles }: QuestionContext, asked: Asked): Record<string, Evidence> {
  const { parsimony, segments, fairness } = asked;
  const bundle = leadingBundle(bundles);
  const simplest = 'steps' in parsimony ? parsimony.steps.at(-1) : undefined;
  const gap = fairness.gaps.find(({ metric }) => metric === 'selectionRate');
  return {
    ...(bundle === null
      ? {}
      : { 'model.reviewed': shown('reviewed', false, { version: bundle.version, hash: bundle.sha256.slice(0, 12) }) }),
    'model.metric': metricAndMoney(asked),
    'model.ageing': ageing(asked.performance),
    'model.simpler': !('steps' in parsimony)
      ? missing(parsimony)
      : simplest === undefined
        ? missing({ reason: 'NO_FEATURES' })
        : shown('simpler', !(simplest.differenceInterval[1] < 0), {
            value: simplest.value,
            full: parsimony.steps[0]?.value ?? simplest.value,
            n: parsimony.n,
            metric: parsimony.metric === 'auc' ? 'AUC' : 'R²',
          }),
    'model.slices': !('segments' in segments.worst)
      ? missing(segments.worst)
      : shown(segments.worst.segments.length === 0 ? 'slices' : 'slicesWorse', segments.worst.segments.length > 0, {
          tested: segments.worst.tested,
          count: segments.worst.segments.length,
          group: segments.worst.segments[0]?.group ?? '',
        }),
    'model.inclusion':
      fairness.by.length === 0 || gap === undefined
        ? missing({ reason: fairness.by.length === 0 ? 'NOT_CATEGORICAL' : 'TOO_FEW_ROWS' })
        : shown('inclusion', isEstimated(gap.interval) && excludesZero(gap.interval), {
            by: fairness.by.join(', '),
            count: fairness.groups.length,
            difference: gap.difference,
          }),
  };
}

function excludesZero([low, high]: Interval): boolean {
  return low > 0 || high < 0;
}

type Level = { period: string; value: number; interval: Interval; higherIsBetter: boolean };

/** How well the model did in a period, on the side of the measure that is right for its task. */
function levelOf(metrics: (ClassMetrics | ValueMetrics) & { period: string }): Level | NotEstimable {
  const higherIsBetter = isClassMetrics(metrics);
  const value = isClassMetrics(metrics) ? metrics.auc : metrics.mae;
  const interval = isClassMetrics(metrics) ? metrics.aucInterval : metrics.maeInterval;
  if (!isEstimated(value)) return value;
  if (!isEstimated(interval)) return interval;
  return { period: metrics.period, value, interval: [interval[0], interval[1]], higherIsBetter };
}

function levelsOf({ overall, byPeriod }: Performance): Level[] | NotEstimable {
  if ('ok' in overall) return notEstimable(overall.reason);
  return byPeriod.map(levelOf).filter((level): level is Level => isEstimated(level));
}

function metricAndMoney({ performance, value }: Asked): Evidence {
  const levels = levelsOf(performance);
  if (!Array.isArray(levels)) return missing(levels);
  if (!isEstimated(value.total)) return missing(value.total);
  const money = new Map(value.byPeriod.map(({ period, perCase }) => [period, perCase]));
  const both = levels.flatMap((level) => {
    const perCase = money.get(level.period);
    return perCase === undefined ? [] : [{ level, perCase }];
  });
  if (both.length < PERIODS_NEEDED) return missing({ reason: 'TOO_FEW_ROWS', needed: PERIODS_NEEDED });
  const moves = both.slice(1).map(({ level, perCase }, at) => {
    const before = both[at]!;
    const better = level.value - before.level.value;
    return Math.sign(level.higherIsBetter ? better : -better) === Math.sign(perCase - before.perCase);
  });
  const same = moves.filter(Boolean).length;
  return shown('metric', same * 2 <= moves.length, { same, of: moves.length });
}

function ageing(performance: Performance): Evidence {
  const levels = levelsOf(performance);
  if (!Array.isArray(levels)) return missing(levels);
  const [first] = levels;
  const last = levels.at(-1);
  if (first === undefined || last === undefined || levels.length < PERIODS_NEEDED)
    return missing({ reason: 'TOO_FEW_ROWS', needed: PERIODS_NEEDED });
  return shown(first.higherIsBetter ? 'ageing' : 'ageingError', isWorse(first, last), {
    from: first.period,
    to: last.period,
    first: first.value,
    last: last.value,
  });
}

function isWorse(first: Level, last: Level): boolean {
  return first.higherIsBetter ? last.interval[1] < first.interval[0] : last.interval[0] > first.interval[1];
}
