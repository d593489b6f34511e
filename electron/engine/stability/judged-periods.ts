import { AppError } from '#shared/domain/app-error.ts';
import type { Residuals } from '#shared/stats/banded-change.ts';
import { totals } from '#shared/stats/score-table.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import type { QuestionContext } from '../questions/question.ts';
import { monthsOrWeeks, scoreGroups } from '../questions/score-groups.ts';
import type { JudgedScore } from '../questions/scored.ts';
import { valueRows } from '../questions/value-rows.ts';

/** Known outcomes of one month or week, with their scores: a table for a class, rows for a quantity. */
export type JudgedPeriod = {
  period: string;
  n: number;
  positives: number | null;
  /** Observed share, or mean of the actual values. */
  rate: number;
  /** Mean score. */
  expected: number;
  /** 30 outcomes, and 5 of each class. */
  isEnough: boolean;
  table: ScoreTable | null;
  residuals: Residuals | null;
};

const LEAST = 30;
const LEAST_OF_CLASS = 5;
/** A month is the reference when it knows this many outcomes. */
const LEAST_REFERENCE = 200;

/** The periods of the selection in order: as asked for, else months, or weeks where there are fewer than three months. */
export function judgedPeriods(
  context: QuestionContext,
  score: JudgedScore,
  mode: 'exact' | 'sketch',
  asked?: 'month' | 'week',
): Promise<JudgedPeriod[]> {
  const read = context.meaning.task === 'regression' ? valuePeriods : classPeriods;
  if (asked !== undefined) return read(context, score, mode, asked);
  return monthsOrWeeks(
    (by) => read(context, score, mode, by),
    ({ length }) => length,
  );
}

async function classPeriods(
  context: QuestionContext,
  score: JudgedScore,
  mode: 'exact' | 'sketch',
  by: 'month' | 'week',
): Promise<JudgedPeriod[]> {
  const groups = await scoreGroups(context, score, mode, by);
  return groups.byPeriod.flatMap((table, place) => {
    const period = groups.periods[place] ?? '';
    const { n, positives } = totals(table);
    if (n === 0) return [];
    const expected = table.score.reduce((sum, one, at) => sum + one * table.n[at]!, 0) / n;
    const isEnough = n >= LEAST && positives >= LEAST_OF_CLASS && n - positives >= LEAST_OF_CLASS;
    return [{ period, n, positives, rate: positives / n, expected, isEnough, table, residuals: null }];
  });
}

async function valuePeriods(
  context: QuestionContext,
  score: JudgedScore,
  _mode: 'exact' | 'sketch',
  by: 'month' | 'week',
): Promise<JudgedPeriod[]> {
  const rows = await valueRows(context, score, by);
  return rows.periods.flatMap((period, place) => {
    const mine = (_: number, at: number): boolean => rows.period[at] === place;
    const estimate = rows.estimate.filter(mine);
    const actual = rows.actual.filter(mine);
    const n = estimate.length;
    if (n === 0) return [];
    const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / n;
    return [
      {
        period,
        n,
        positives: null,
        rate: mean(actual),
        expected: mean(estimate),
        isEnough: n >= LEAST,
        table: null,
        residuals: { score: estimate, residual: actual.map((one, at) => one - estimate[at]!) },
      },
    ];
  });
}

/**
 * The period that a parameter names, or the one that stands for it: the first large one as the reference, the last that
 * can be judged as the current one.
 *
 * @returns null when no period can
 * @throws AppError PARAMETER_INVALID for a period that is not there
 */
export function namedPeriod(
  periods: readonly JudgedPeriod[],
  asked: string | undefined,
  key: 'reference' | 'current',
  reference?: JudgedPeriod,
): JudgedPeriod | null {
  if (asked === undefined)
    return key === 'reference'
      ? (periods.find(({ n, isEnough }) => isEnough && n >= LEAST_REFERENCE) ?? null)
      : (periods.findLast((one) => one !== reference && one.isEnough) ?? null);
  const found = periods.find(({ period }) => period === asked);
  if (found === undefined)
    throw new AppError('PARAMETER_INVALID', `no such period: ${asked}`, {
      key,
      found: asked,
      expected: periods.map(({ period }) => period).join(', '),
    });
  return found;
}
