import { alwaysValid, comparison } from '#shared/analyses/ab-test/compare.ts';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import { twoSidedP } from '#shared/stats/normal.ts';
import { addParts, emptyPart, gathered, sumsOf } from './cube.ts';
import type { Cell, Part } from './cube.ts';
import type { AskedMetric } from './metrics.ts';
import { dayOf } from './segmented.ts';

const MOST_POINTS = 200;

type Day = { day: number; part: Part };

function daysOf(cells: readonly Cell[], metrics: number): Day[] {
  return [...gathered(cells, ({ day }) => day, metrics)]
    .map(([day, part]) => ({ day, part }))
    .sort((a, b) => a.day - b.day);
}

/** The primary metric as it stood at the end of each day, or of every few days of a long test. */
export function cumulativeOf(
  cells: readonly Cell[],
  metrics: readonly AskedMetric[],
  tunedFor: number,
): AbTest['cumulative'] {
  const [primary] = metrics;
  if (primary === undefined) return [];
  const days = daysOf(cells, metrics.length);
  const step = Math.ceil(days.length / MOST_POINTS);
  let part = emptyPart(metrics.length);
  return days.flatMap(({ day, part: more }, at) => {
    part = addParts(part, more);
    if ((days.length - 1 - at) % step !== 0) return [];
    const sums = sumsOf(part, 0);
    const n = sums.treatment.n + sums.control.n;
    const test = comparison(primary.kind, sums);
    return [
      {
        day: dayOf(day),
        n,
        difference: test.difference,
        interval: test.interval,
        alwaysValidInterval: alwaysValid(test, n, tunedFor),
      },
    ];
  });
}

/** The effect in the first half of the days against the second: what is new wears off, or takes time. */
export function noveltyOf(cells: readonly Cell[], metrics: readonly AskedMetric[]): AbTest['novelty'] {
  const [primary] = metrics;
  const days = daysOf(cells, metrics.length);
  if (primary === undefined || days.length < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const middle = days[Math.floor(days.length / 2)]?.day ?? 0;
  const half = (isLate: boolean): ReturnType<typeof comparison> =>
    comparison(
      primary.kind,
      sumsOf(
        days
          .filter(({ day }) => day >= middle === isLate)
          .reduce((sum, { part }) => addParts(sum, part), emptyPart(metrics.length)),
        0,
      ),
    );
  const [early, late] = [half(false), half(true)];
  if (!isEstimated(early.difference)) return early.difference;
  if (!isEstimated(late.difference)) return late.difference;
  const se = Math.hypot(early.se ?? 0, late.se ?? 0);
  if (!(se > 0)) return notEstimable('CONSTANT_COLUMN');
  const shown = ({
    difference,
    interval,
    pValue,
  }: ReturnType<typeof comparison>): Pick<typeof early, 'difference' | 'interval' | 'pValue'> => ({
    difference,
    interval,
    pValue,
  });
  return {
    early: shown(early),
    late: shown(late),
    from: dayOf(middle),
    pValue: twoSidedP((late.difference - early.difference) / se),
  };
}
