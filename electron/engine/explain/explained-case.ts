import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Attribution } from '#shared/explain/additivity.ts';
import { cancelled } from '#shared/explain/hybrids.ts';
import { kernelShap } from '#shared/explain/kernel-shap.ts';
import { lime, limeStability } from '#shared/explain/lime.ts';
import { settledShap } from '#shared/explain/permutation-shap.ts';
import { marginLine } from '#shared/explain/margin-line.ts';
import type { NotExplainable } from '#shared/explain/not-explainable.ts';
import type { RawTable, ScoreFunction } from '#shared/explain/raw-table.ts';
import { backgroundStability } from '#shared/explain/stability.ts';
import type { BackgroundStability } from '#shared/explain/stability.ts';
import { linearMargin } from '#shared/explain/linear.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import type { EncodedValues } from '#shared/explain/trees/predict.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { scoreRows } from '../models/runtime/score-rows.ts';
import { exactPlan } from './exact.ts';
import type { ExactPlan } from './exact.ts';
import { encodedRows } from './explained-model.ts';
import type { ExplainedModel } from './explained-model.ts';
import { gated } from './gated.ts';
import { takingTurns } from './turns.ts';
import { formOf } from './way.ts';
import type { Way } from './way.ts';

/** What one case is made of, in the space of the way. */
export type ExplainedCase = Attribution & {
  output: number;
  /** Float64 sum that stands for the score of the runtime; null where nothing but scores was asked. */
  summed: number | null;
  /** Standard errors of the sampling; null where nothing is drawn. */
  errors: Float64Array | null;
  stability: Pick<BackgroundStability, 'deviation' | 'sameFirst' | 'sameTop' | 'top' | 'draws'> | NotEstimable;
  fidelity: {
    r2: number;
    localOutput: number | null;
    rankAgreement: number | null;
    sameTop: number | null;
    seeds: number | null;
  } | null;
};

type Asked = {
  way: Way;
  row: RawTable;
  background: RawTable;
  /** Says which rows these are. */
  hash: string;
  seed: number;
  signal: AbortSignal;
};

/**
 * Explains one case.
 *
 * @param asked one row and a background in raw columns
 * @returns or why an imitation of the model would mislead
 * @throws AppError CANCELLED, MODEL_RUN_FAILED also when the parts do not add up to the output
 */
export async function explainedCase(
  explained: ExplainedModel,
  asked: Asked,
): Promise<ExplainedCase | NotExplainable | NotEstimable> {
  const { form } = explained;
  const { method } = asked.way;
  if (method === 'permutation' || method === 'kernel' || method === 'lime') return sampledCase(explained, asked);
  if (form.kind === 'opaque') throw new RangeError('a form that is not read has no exact answer');
  const { way, row, background, hash, seed, signal } = asked;
  const x = (await encodedRows(explained, form, row, { signal })).values;
  const plan = await explained.keep(`plan ${way.space} ${way.method} ${hash}`, async () =>
    exactPlan(form, way, await encodedRows(explained, form, background, { signal })),
  );
  const output = plan.outputOf(x);
  if (plan.kind === 'paths') {
    const attribution = gated(plan.whole(x), output);
    return {
      ...attribution,
      output,
      summed: output,
      errors: null,
      stability: notEstimable('NEEDS_EXACT'),
      fidelity: null,
    };
  }
  const each = await againstEach(plan, x, signal);
  const stability = await backgroundStability((rows) => Promise.resolve(meanOver(each, rows).phi), {
    rows: background.rows,
    seed,
  });
  const attribution = gated(meanOver(each, null), output);
  return { ...attribution, output, summed: output, errors: null, stability, fidelity: null };
}

type Each = { rows: number; players: number; base: Float64Array; phi: Float64Array };

/** The case against each row of the background, one after the other: n x players. */
export async function againstEach(
  plan: Extract<ExactPlan, { kind: 'pairs' }>,
  x: EncodedValues,
  signal: AbortSignal,
): Promise<Each> {
  const { rows } = plan.background;
  const { players } = plan;
  const turn = takingTurns(signal);
  const each: Each = { rows, players, base: new Float64Array(rows), phi: new Float64Array(rows * players) };
  for (let row = 0; row < rows; row += 1) {
    await turn();
    const { base, phi } = plan.slice(x, { from: row, to: row + 1 });
    each.base[row] = base;
    each.phi.set(phi, row * players);
  }
  return each;
}

/** Means over some rows of the background, all of them if null, added in their order. */
export function meanOver({ rows, players, base, phi }: Each, some: Uint32Array | null): Attribution {
  const n = some?.length ?? rows;
  const sum: Attribution = { base: 0, phi: new Float64Array(players) };
  for (let at = 0; at < n; at += 1) {
    const row = some?.[at] ?? at;
    sum.base += base[row]!;
    for (let player = 0; player < players; player += 1) sum.phi[player]! += phi[row * players + player]!;
  }
  return { base: sum.base / n, phi: sum.phi.map((one) => one / n) };
}

/** One case by scores alone, drawn by the seed; permutation unless another way was asked for. */
export async function sampledCase(
  explained: ExplainedModel,
  { way, row, background, seed, signal }: Omit<Asked, 'hash'>,
): Promise<ExplainedCase | NotExplainable | NotEstimable> {
  const score = scoreFunction(explained, way, signal);
  const { members } = explained;
  const watch = { stop: () => signal.aborted };
  const shared = { summed: null, stability: notEstimable('NEEDS_EXACT'), fidelity: null };
  if (way.method === 'lime') {
    const game = { row, reference: background, members };
    const found = await lime(score, game, { seed }, watch);
    if (!isEstimated(found)) return found;
    const stable = await limeStability(score, game, { seed, seeds: LIME_SEEDS }, watch);
    return {
      base: found.intercept,
      phi: found.coefficients,
      output: found.output,
      ...shared,
      errors: isEstimated(stable) ? stable.deviation : null,
      fidelity: {
        r2: found.r2,
        localOutput: found.localOutput,
        rankAgreement: isEstimated(stable) ? stable.rankAgreement : null,
        sameTop: isEstimated(stable) ? stable.sameTopThree : null,
        seeds: isEstimated(stable) ? stable.seeds : null,
      },
    };
  }
  const game = { row, background, members };
  const found =
    way.method === 'kernel'
      ? await kernelShap(score, game, { seed }, watch)
      : await settledShap(score, game, { seed, precision: await precisionOf(way, score, background) }, watch);
  if (!isEstimated(found)) return found;
  if (signal.aborted) throw cancelled();
  const { base, contributions, output, errors } = found;
  return { base, phi: contributions, output, ...shared, errors };
}

/** Seeds that the imitation is made again with, to see whether it stands. */
const LIME_SEEDS = 10;
const PROBABILITY_PRECISION = 0.002;
const PRECISION_OF_SPREAD = 0.01;

/** Largest standard error wanted: 0.2 points of probability; else a hundredth of the spread of the score. */
async function precisionOf(way: Way, score: ScoreFunction, background: RawTable): Promise<number> {
  if (way.space === 'probability') return PROBABILITY_PRECISION;
  const scores = await score(background);
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  const spread = Math.sqrt(scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / scores.length);
  return spread > 0 ? PRECISION_OF_SPREAD * spread : PROBABILITY_PRECISION;
}

/** Scores of rows in raw columns, in the space of the way. */
export function scoreFunction(
  explained: ExplainedModel,
  { space }: Pick<Way, 'space'>,
  signal: AbortSignal,
): ScoreFunction {
  const { form, model } = explained;
  if (space !== 'margin' || form.kind === 'opaque') return (table) => scoreRows(model, table, { signal });
  const { link, margins } = formOf(form);
  const line = marginLine(link, margins.length);
  if (line === null) throw new RangeError('the log-odds of this model are no line of its margins');
  return async (table) => {
    const { rows, columns, values } = await encodedRows(explained, form, table, { signal });
    return Float64Array.from({ length: rows }, (_, row) =>
      line.terms.reduce((sum, { output, slope }) => {
        const at = row * columns;
        const margin =
          form.kind === 'trees'
            ? marginOf(form.ensemble.margins[output]!, values, at)
            : linearMargin(form.model.margins[output]!, values, at);
        return sum + slope * margin;
      }, line.constant),
    );
  };
}
