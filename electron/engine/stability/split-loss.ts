import type { Concept } from '#shared/analyses/concept/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import { binnedRows } from '#shared/stats/boosting-bins.ts';
import { lossChange } from '#shared/stats/loss-change.ts';
import { densityRatio } from '#shared/stats/out-of-fold.ts';
import { joinedArrays } from '#shared/stats/joined-arrays.ts';
import { randomOf } from '#shared/stats/random.ts';
import { toldApart } from '../drift/told-apart.ts';
import type { QuestionContext } from '../questions/question.ts';
import { judgedRows } from '../questions/scored.ts';
import type { JudgedScore } from '../questions/scored.ts';
import { drawnFacts, factColumns } from './drawn-facts.ts';

/** Rows of each period that are drawn; more hardly move the weights. */
const DRAWN = 4_000;
const TREES = 40;
const SEED = 1;
/** One case of then stands for at most this many of now: farther, the two periods hardly overlap. */
const MOST_WEIGHT = 50;

/**
 * How much of a change of the loss comes from other cases. The weights come from trees that tell the two periods apart by
 * the facts of the model; each row is weighted by trees that never saw it.
 */
export function splitLoss(
  context: QuestionContext,
  score: JudgedScore,
  periods: { reference: string; current: string },
): Promise<Concept['decomposition']> {
  const key = `loss ${score.sql} ${periods.reference} ${periods.current}`;
  return context.shared(key, () => computed(context, score, periods));
}

async function computed(
  context: QuestionContext,
  score: JudgedScore,
  { reference, current }: { reference: string; current: string },
): Promise<Concept['decomposition']> {
  const facts = factColumns(context);
  if (facts.length === 0) return notEstimable('NO_REFERENCE');
  const where = judgedRows(context, score);
  const read = (period: string): Promise<Float64Array[]> => drawnFacts(context, score, { where, period, most: DRAWN });
  const then = await read(reference);
  const now = await read(current);
  const [n0, n1] = [then[0]?.length ?? 0, now[0]?.length ?? 0];
  const isQuantity = context.meaning.task === 'regression';
  const lossOf = ([scores = new Float64Array(), outcomes = new Float64Array()]: Float64Array[]): Float64Array =>
    scores.map((one, at) => {
      const gap = one - outcomes[at]!;
      return isQuantity ? Math.abs(gap) : gap * gap;
    });
  const table = binnedRows(
    facts.map((_, at) => joinedArrays(Float64Array, [then[at + 2]!, now[at + 2]!])),
    randomOf(SEED),
  );
  const label = new Uint8Array(n0 + n1).fill(1, n0);
  const apart = await toldApart(context, { table, label, seed: SEED, trees: TREES, shuffledRows: 0 });
  if (!isEstimated(apart)) return apart;
  const weights = Float64Array.from({ length: n0 }, (_, at) =>
    Math.min(MOST_WEIGHT, densityRatio(apart.logOdds[at]!, n0, n1)),
  );
  const change = lossChange(lossOf(then), weights, lossOf(now));
  return isEstimated(change)
    ? { loss: isQuantity ? 'absoluteError' : 'brier', ...change, rows: { reference: n0, current: n1 } }
    : change;
}
