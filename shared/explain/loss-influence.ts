import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { midRanks } from './column-values.ts';

export type LossKind = 'auc' | 'logLoss' | 'rmse' | 'r2';

/** A loss and what each row has to do with it: the variance of the loss is sum of influence^2 / n^2. */
export type LossInfluence = { loss: number; influence: Float64Array };

const CLIP = 1e-15;

/**
 * A loss of scores against outcomes, with the influence of each row, from which standard errors of differences follow.
 *
 * @param kind `auc`: 1 - area under the ROC curve; `logLoss`: in nats, probabilities clipped at 1e-15; `rmse`: in the unit of the
 *   target; `r2`: 1 - R2
 * @param scores finite, one per row
 * @param outcome 0 or 1 (`auc`, `logLoss`), or values; one per row
 * @returns NO_OUTCOME_KNOWN without a row, ONE_CLASS when a class (or, for r2, any variation) is absent, TOO_FEW_ROWS for a single
 *   row, or a single row of a class. For `auc` the variance is DeLong's
 * @throws RangeError for columns of two lengths
 * Source: Hampel 1974, JASA 69:383; DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837.
 */
export function lossInfluence(
  kind: LossKind,
  scores: Float64Array,
  outcome: Float64Array,
): LossInfluence | NotEstimable {
  const n = outcome.length;
  if (scores.length !== n) throw new RangeError(`columns of two lengths: ${scores.length} scores, ${n} outcomes`);
  if (n === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (kind === 'auc') return areaInfluence(scores, outcome);
  if (n === 1) return notEstimable('TOO_FEW_ROWS', 2);
  if (kind === 'logLoss') return meanInfluence(scores.map((score, row) => surprise(score, outcome[row]!)));
  const squares = scores.map((score, row) => (score - outcome[row]!) ** 2);
  return kind === 'rmse' ? rootInfluence(squares) : unexplainedInfluence(squares, outcome);
}

function surprise(score: number, outcome: number): number {
  const probability = Math.min(1 - CLIP, Math.max(CLIP, score));
  return outcome === 1 ? -Math.log(probability) : -Math.log1p(-probability);
}

function meanInfluence(terms: Float64Array): LossInfluence {
  const n = terms.length;
  const loss = terms.reduce((sum, term) => sum + term, 0) / n;
  const scale = Math.sqrt(n / (n - 1));
  return { loss, influence: terms.map((term) => scale * (term - loss)) };
}

function rootInfluence(squares: Float64Array): LossInfluence {
  const { loss, influence } = meanInfluence(squares);
  const root = Math.sqrt(loss);
  return { loss: root, influence: influence.map((value) => (root > 0 ? value / (2 * root) : 0)) };
}

function unexplainedInfluence(squares: Float64Array, outcome: Float64Array): LossInfluence | NotEstimable {
  const n = outcome.length;
  const mean = outcome.reduce((sum, value) => sum + value, 0) / n;
  const around = outcome.map((value) => (value - mean) ** 2);
  const variance = around.reduce((sum, value) => sum + value, 0) / n;
  if (!(variance > 0)) return notEstimable('ONE_CLASS');
  const loss = squares.reduce((sum, value) => sum + value, 0) / n / variance;
  const scale = Math.sqrt(n / (n - 1));
  return { loss, influence: squares.map((square, row) => (scale * (square - loss * around[row]!)) / variance) };
}

/** Placements from ranks: the share of the other class that a row beats. */
function areaInfluence(scores: Float64Array, outcome: Float64Array): LossInfluence | NotEstimable {
  const n = scores.length;
  const rows = Array.from(outcome.keys());
  const classes = [rows.filter((row) => outcome[row] !== 1), rows.filter((row) => outcome[row] === 1)] as const;
  const [low, high] = classes;
  if (low.length === 0 || high.length === 0) return notEstimable('ONE_CLASS');
  if (low.length < 2 || high.length < 2) return notEstimable('TOO_FEW_ROWS', 2);
  const overall = midRanks(scores);
  const beaten = new Float64Array(n);
  for (const [mine, others] of [
    [low, high],
    [high, low],
  ] as const) {
    const within = midRanks(Float64Array.from(mine, (row) => scores[row]!));
    mine.forEach((row, i) => {
      const share = (overall[row]! - within[i]!) / others.length;
      beaten[row] = mine === high ? share : 1 - share;
    });
  }
  const area = high.reduce((sum, row) => sum + beaten[row]!, 0) / high.length;
  const influence = beaten.map((share, row) => {
    const size = outcome[row] === 1 ? high.length : low.length;
    return ((area - share) * n) / Math.sqrt(size * (size - 1));
  });
  return { loss: 1 - area, influence };
}
