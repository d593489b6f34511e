import type { Adversarial } from '#shared/analyses/adversarial/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { OutOfFold } from '#shared/stats/out-of-fold.ts';
import { comparedColumns } from '../drift/compared-columns.ts';
import { trainingRows } from '../drift/row-windows.ts';
import { binnedSides, drawnSide, fewerRows } from '../drift/sides.ts';
import { toldApart } from '../drift/told-apart.ts';
import type { QuestionContext } from '../questions/question.ts';
import { and } from '../questions/row-filter.ts';

type Parameters = { current?: string; reference?: string; seed?: number };

/** Rows of a side that are told apart; more would cost time and show nothing else. */
const MOST = 50_000;
/** An area below the first is too near to chance to matter, one below the second is a slight difference. */
const SLIGHT_FROM = 0.55;
const DIFFERENT_FROM = 0.6;
/** One-sided 95 %. */
const Z_ONE_SIDED = 1.6448536269514722;

export const question = { id: 'adversarial', ask };

async function ask(
  context: QuestionContext,
  { current, reference = 'training', seed = 1 }: Parameters,
): Promise<Adversarial> {
  const { bundle, columns } = comparedColumns(context);
  const filter = current === undefined ? context.filter : and(context.filter, context.filterOf({ period: current }));
  const now = await drawnSide(context, columns, filter, { most: MOST, seed });
  const header = { rows: now.of, current: current ?? null, seed };
  const nothing = (why: NotEstimable, referenceRows = 0): Adversarial => ({
    ...header,
    reference: null,
    referenceRows,
    sample: { reference: 0, current: 0 },
    auc: why,
    interval: why,
    nullLimit: why,
    pValue: why,
    drivers: [],
    verdict: { state: 'cannotTell', reason: why.reason },
  });
  if (columns.length === 0) return nothing(notEstimable('NO_FEATURES'));
  const training = reference === 'training';
  const whole = !training || bundle === null ? null : await trainingRows(context, bundle, columns);
  if (training && whole === null) return nothing(notEstimable('NO_TRAINING_SAMPLE'));
  const before =
    whole === null
      ? await drawnSide(context, columns, context.filterOf({ period: reference }), { most: MOST, seed })
      : { rows: fewerRows(whole, { most: MOST, seed }), of: whole.table.rows };
  const sides = await binnedSides(context, [before.rows.table, now.rows.table], columns, seed);
  const found = await toldApart(context, { ...sides, seed });
  if (!isEstimated(found)) return nothing(found, before.of);
  return {
    ...header,
    reference,
    referenceRows: before.of,
    sample: { reference: before.rows.table.rows, current: now.rows.table.rows },
    auc: found.auc,
    interval: found.interval,
    nullLimit: 0.5 + Z_ONE_SIDED * found.nullSd,
    pValue: found.pValue,
    drivers: columns
      .map((column, at) => ({ feature: column.source.name, label: column.label, importance: found.lost[at]! }))
      .sort((a, b) => b.importance - a.importance),
    verdict: verdictOf(found),
  };
}

function verdictOf({ auc, pValue }: OutOfFold): Adversarial['verdict'] {
  if (pValue >= 0.05) return { state: 'nearlyIdentical', reason: 'NO_BETTER_THAN_CHANCE' };
  if (auc < SLIGHT_FROM) return { state: 'nearlyIdentical', reason: 'TOO_SMALL_TO_MATTER' };
  return auc < DIFFERENT_FROM
    ? { state: 'slightlyDifferent', reason: 'BARELY_BETTER_THAN_CHANCE' }
    : { state: 'different', reason: 'TOLD_APART' };
}
