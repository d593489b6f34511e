import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { aucBounds } from '#shared/stats/auc.ts';
import type { Chosen } from './budget.ts';
import type { Cells } from './cells.ts';

type Step = { n: number; chosen: number; known: number; positives: number };

/**
 * How far figures of scores in steps can be from those of the scores themselves: of each area, half the share of pairs of a positive and a negative
 * case that lie in one step; of a choice at equal budget, the share of the chosen who lie where a step is chosen in part.
 */
export function stepErrorOf(cells: Cells, { first, second, chosen }: Chosen): NonNullable<ShadowReport['stepError']> {
  const champion = byStep(cells, cells.first, first);
  const shadow = byStep(cells, cells.second, second);
  const partly = (steps: Step[]): number =>
    steps.reduce((sum, one) => sum + (one.chosen > 0 && one.chosen < one.n ? one.chosen : 0), 0);
  // The cut-off chooses the very rows: a step that it cuts is no doubt.
  const isExact = cells.firstChosen.every((side, at) => first[at] === (side === 1 ? cells.n[at] : 0));
  return {
    aucChampion: aucBounds(tableOf(champion)),
    aucShadow: aucBounds(tableOf(shadow)),
    chosen: Math.max(isExact ? 0 : partly(champion), partly(shadow)) / chosen,
  };
}

function byStep({ n, known, positives }: Cells, scores: Float64Array, chosen: Float64Array): Step[] {
  const steps = new Map<number, Step>();
  for (let at = 0; at < scores.length; at++) {
    const step = steps.get(scores[at]!) ?? { n: 0, chosen: 0, known: 0, positives: 0 };
    step.n += n[at]!;
    step.chosen += chosen[at]!;
    step.known += known[at]!;
    step.positives += positives[at]!;
    steps.set(scores[at]!, step);
  }
  return [...steps.values()];
}

/** The bound does not depend on the order of the steps. */
function tableOf(steps: readonly Step[]): Parameters<typeof aucBounds>[0] {
  const column = (of: (step: Step) => number): Float64Array => Float64Array.from(steps, of);
  return {
    score: new Float64Array(steps.length),
    n: column(({ known }) => known),
    positives: column(({ positives }) => positives),
  };
}
