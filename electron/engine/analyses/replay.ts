import type { z } from 'zod';
import type { parameters as schema } from '#shared/analyses/replay/schema.ts';
import type { Replay } from '#shared/analyses/replay/schema.ts';
import { replayGroups } from '../explain/replay-groups.ts';
import { replayRows } from '../explain/replay-rows.ts';
import type { ReplayPlan } from '../explain/replay-rows.ts';
import { summed, emptyCounts } from '../explain/replay-tally.ts';
import { cutsOf, REPLAY_TOLERANCE } from '../explain/replay-verdicts.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { Question } from '../questions/question.ts';
import { cutoffInForce, localText } from '../questions/scored.ts';
import type { QuestionContext } from '../questions/question.ts';

const LISTED = 1000;

export const question: Question = { id: 'replay', ask };

/** Every logged score again, by the model version that its row names. */
async function ask(context: QuestionContext, asked: z.output<typeof schema>): Promise<Replay> {
  const { meaning, bundles } = context;
  const groups = await replayGroups(context, { sample: asked.sample, seed: asked.seed ?? 0 });
  const plan: ReplayPlan = {
    tolerance: { value: asked.tolerance ?? REPLAY_TOLERANCE, relative: meaning.scoreKind !== 'probability' },
    cutoff: meaning.cutoff,
    cuts: cutsOf(meaning.cutoff),
    listed: LISTED,
  };
  const done = await replayRows(context, groups, plan);
  const target = leadingBundle(bundles)?.manifest.target;
  return {
    rows: groups.rows,
    checked: groups.checked,
    sample: groups.sample,
    task: meaning.task,
    unit:
      meaning.scoreKind === 'probability'
        ? { kind: 'probability', currency: null, name: {} }
        : target?.currency === undefined
          ? { kind: 'quantity', currency: null, name: localText(target?.unit ?? undefined) }
          : { kind: 'currency', currency: target.currency, name: {} },
    tolerance: plan.tolerance,
    cutoff: cutoffInForce(context),
    verdicts: done.byVersion.reduce((sum, one) => summed(sum, one.verdicts), emptyCounts()),
    byVersion: done.byVersion,
    notReplayable: done.notReplayable,
    maxDifference: largest(done.byVersion.map((one) => one.maxDifference)),
    maxDifferenceWithin: done.maxDifferenceWithin,
    mismatchCount: done.mismatchCount,
    mismatches: done.mismatches,
    decisionsChecked: done.decisionsChecked,
    decisionContradictCount: done.decisionContradictCount,
    decisionContradicts: done.decisionContradicts,
    listed: LISTED,
  };
}

function largest(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((most, one) => (one === null ? most : Math.max(most ?? 0, one)), null);
}
