import type { Drift } from '#shared/analyses/drift/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { changeOf, compared, riskiest, toldColumn, toldFeature } from '../drift/told-drift.ts';
import { decisionMoved, targetMoved } from '../drift/decisions-and-outcomes.ts';
import { driftWindows } from '../drift/windows.ts';
import type { Side } from '../drift/windows.ts';
import { scoreWeight } from '../drift/score-weight.ts';
import type { QuestionContext } from '../questions/question.ts';
import { cutoffInForce, outcomeLabels, targetUnit } from '../questions/scored.ts';

export type DriftParameters = { current?: string; reference?: string; mode?: 'auto' | 'exact' | 'sketch' };

export const question = { id: 'drift', ask };

async function ask(context: QuestionContext, parameters: DriftParameters): Promise<Drift> {
  const windows = await driftWindows(context, parameters);
  const { columns, mode, reference, current, byPeriod, why } = windows;
  const header = {
    rows: current.window?.rows ?? 0,
    mode,
    reference: reference?.name ?? null,
    referenceRows: reference?.window.rows ?? 0,
    current: parameters.current ?? null,
    period: current.period,
  };
  if (why !== null || reference === null || current.window === null)
    return nothingTold(header, why ?? notEstimable('NO_ROWS'));
  const { window } = current;
  const { drifts, moved, score } = compared(reference.window, window);
  const features = columns.map((column, at) => {
    const sides = { reference: reference.window.columns[at]!, current: window.columns[at]! };
    const told = toldColumn(drifts[at]!, sides, moved[at]!, column);
    return toldFeature(column, told, weightOf(reference, at, drifts[at]!.bins));
  });
  const sizes = features.map((feature) => feature.psi).filter(isEstimated);
  return {
    ...header,
    why: null,
    features,
    driftedCount: features.filter((feature) => feature.drifted).length,
    maxPsi: sizes.length === 0 ? notEstimable('NO_ROWS') : Math.max(...sizes),
    riskiest: riskiest(features),
    score:
      score === null || reference.window.score === null || window.score === null
        ? notEstimable(
            mode === 'sketch' && context.meaning.scoreKind !== 'probability' ? 'NEEDS_EXACT' : 'NO_SCORE_COLUMN',
          )
        : toldColumn(
            score,
            { reference: reference.window.score, current: window.score },
            { adjusted: score.pValue, drifted: isMoved(score) },
            { labelOf: () => ({}) },
          ),
    decision: decisionMoved(reference.window.selected, window.selected, cutoffInForce(context)),
    target: targetMoved(reference.window.outcome, window.outcome, {
      task: context.meaning.task,
      outcome: await outcomeLabels(context),
      unit: targetUnit(context),
    }),
    byPeriod: byPeriod.map(({ period, window: month }) => {
      const one = compared(reference.window, month);
      return {
        period,
        rows: month.rows,
        drifted: one.moved.filter((column) => column.drifted).length,
        features: columns.map((column, at) => ({
          feature: column.source.name,
          psi: one.drifts[at]!.psi,
          psiNoise: one.drifts[at]!.psiNoise,
          ...one.moved[at]!,
          change: one.moved[at]!.drifted
            ? changeOf(
                one.drifts[at]!.bins,
                { reference: reference.window.columns[at]!, current: month.columns[at]! },
                column.labelOf,
              )
            : null,
        })),
        scorePsi: one.score?.psi ?? notEstimable('NO_SCORE_COLUMN'),
        selected:
          month.selected === null || reference.window.selected === null
            ? notEstimable('NO_CUTOFF')
            : {
                ...month.selected,
                expected: (reference.window.selected.positive / reference.window.selected.n) * month.selected.n,
              },
      };
    }),
  };
}

function weightOf({ rows }: Side, at: number, bins: Parameters<typeof scoreWeight>[2]): number | NotEstimable {
  return rows === null ? notEstimable('NEEDS_EXACT') : scoreWeight(rows.table.columns[at]!, rows.score, bins);
}

function isMoved({ psi, psiNoise, pValue }: Parameters<typeof toldColumn>[0]): boolean {
  return (
    isEstimated(psi) && isEstimated(psiNoise) && isEstimated(pValue) && psi >= 0.1 && psi > psiNoise && pValue < 0.05
  );
}

type Header = Pick<Drift, 'rows' | 'mode' | 'reference' | 'referenceRows' | 'current' | 'period'>;

function nothingTold(header: Header, why: NotEstimable): Drift {
  return {
    ...header,
    why,
    features: [],
    driftedCount: 0,
    maxPsi: why,
    riskiest: [],
    score: why,
    decision: why,
    target: why,
    byPeriod: [],
  };
}
