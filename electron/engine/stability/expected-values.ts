import type { EstimatedPeriod } from '#shared/analyses/estimated-performance/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { binnedRows } from '#shared/stats/boosting-bins.ts';
import { errorModel, expectedError, expectedErrors } from '#shared/stats/expected-error.ts';
import { joinedArrays } from '#shared/stats/joined-arrays.ts';
import { randomOf } from '#shared/stats/random.ts';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import { takingTurns } from '../explain/turns.ts';
import type { QuestionContext } from '../questions/question.ts';
import { judgedRows } from '../questions/scored.ts';
import type { JudgedScore } from '../questions/scored.ts';
import { drawnFacts, factColumns } from './drawn-facts.ts';
import type { JudgedPeriod } from './judged-periods.ts';
import { scoredRows } from './scored-periods.ts';
import type { ScoredPeriod } from './scored-periods.ts';

/** Rows of the reference that the trees learn from, and rows of another period that they are asked about. */
const LEARNED = 6_000;
const ASKED = 2_000;
const SEED = 1;

type Estimate = EstimatedPeriod['estimate'];

/**
 * The mean error that is expected in each period, by trees that learned from the reference how large errors are. The
 * reference itself is told by trees that never saw the row.
 */
export async function expectedValues(
  context: QuestionContext,
  score: JudgedScore,
  periods: readonly ScoredPeriod[],
  reference: JudgedPeriod,
): Promise<Estimate[]> {
  const turn = takingTurns(context.signal);
  const total = periods.length + 1;
  const told = (done: number): void => context.progress({ stage: 'periods', done, total });
  told(0);
  const known = await drawnFacts(context, score, {
    where: judgedRows(context, score),
    period: reference.period,
    most: LEARNED,
  });
  const others: Float64Array[][] = [];
  for (const { period } of periods) {
    const where = scoredRows(context, score);
    others.push(period === reference.period ? [] : await drawnFacts(context, score, { where, period, most: ASKED }));
    await turn();
  }
  // The score, then the facts: the outcome stands between them.
  const places = [0, ...factColumns(context).map((_, at) => at + 2)];
  const empty = new Float64Array();
  const table = binnedRows(
    places.map((place) =>
      joinedArrays(
        Float64Array,
        [known, ...others].map((columns) => columns[place] ?? empty),
      ),
    ),
    randomOf(SEED),
  );
  const rows = known[0]?.length ?? 0;
  const error = Float64Array.from({ length: rows }, (_, row) => Math.abs(known[1]![row]! - known[0]![row]!));
  const model = await errorModel(table, range(0, rows), error, turn);
  told(1);
  if (!isEstimated(model)) return periods.map(() => model);
  const found: Estimate[] = [];
  let from = rows;
  for (const [at, { period, rows: n }] of periods.entries()) {
    const many = others[at]![0]?.length ?? 0;
    const expectation =
      period === reference.period
        ? { each: model.held, byBooster: [] }
        : await expectedErrors(model, table, range(from, many), turn);
    from += many;
    const expected = expectedError(model, expectation, n);
    found.push(isEstimated(expected) ? { value: expected.mae, interval: expected.interval } : expected);
    told(at + 2);
  }
  return found;
}

export function measuredValues(judged: JudgedPeriod | null): Estimate {
  const why: NotEstimable = notEstimable(judged === null ? 'NO_OUTCOME_KNOWN' : 'TOO_FEW_ROWS');
  if (judged?.isEnough !== true || judged.residuals === null) return why;
  const { residual } = judged.residuals;
  const { mae, maeInterval } = regressionMetrics(new Float64Array(residual.length), residual);
  return isEstimated(mae) && isEstimated(maeInterval) ? { value: mae, interval: maeInterval } : why;
}

function range(from: number, rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, at) => from + at);
}
