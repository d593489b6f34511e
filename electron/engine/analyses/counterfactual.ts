import type { z } from 'zod';
import type {
  CounterfactualResult,
  FoundChange,
  parameters as schema,
} from '#shared/analyses/counterfactual/schema.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { Cutoff } from '#shared/mapping/recipe.ts';
import { movesOf } from '#shared/explain/counterfactual-moves.ts';
import type { Move } from '#shared/explain/counterfactual-moves.ts';
import { counterfactuals } from '#shared/explain/counterfactuals.ts';
import type { Goal } from '#shared/explain/counterfactuals.ts';
import { familiarity, standTogether } from '#shared/explain/familiar.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import { askedBundle, modelFailed, readyModel, refusal, scoreUnit } from '../explain/asked-model.ts';
import { backgroundOf, RECOMMENDED_ROWS } from '../explain/background.ts';
import { caseFacts, caseRow } from '../explain/case-row.ts';
import { ruleOf } from '../explain/feature-rules.ts';
import { categoryLabel, flagShown } from '../explain/member-values.ts';
import { namedColumn } from '../explain/named-players.ts';
import { cutsOf, sidesOf } from '../explain/replay-verdicts.ts';
import { scoreRows } from '../models/runtime/score-rows.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { localText, outcomeLabels, sideLabels } from '../questions/scored.ts';

export const question: Question = { id: 'counterfactual', ask };

/** A score must pass the cut-off by so much: half a point of probability, a two-hundredth of a quantity. */
const MARGIN = 0.005;

type Asked = z.output<typeof schema>;

/** What would have turned the decision on one case, by the model that scored it. */
async function ask(context: QuestionContext, asked: Asked): Promise<CounterfactualResult> {
  const { meaning, signal, progress } = context;
  const row = await caseRow(context, asked.case);
  const { caseId, individual } = row;
  const refused = (why: ReturnType<typeof refusal>): CounterfactualResult => ({ ...why, caseId, individual });
  const bundle = askedBundle(context, asked, row.version);
  if ('ok' in bundle) return refused(bundle);
  const { manifest, version, name, sha256 } = bundle;
  const cuts = cutsOf(meaning.cutoff);
  if (cuts === null || meaning.cutoff === null) return refused(refusal({ reason: 'NO_CUTOFF', version, columns: [] }));
  const explained = await readyModel(context, bundle);
  if ('ok' in explained) return refused(explained);
  const background = await backgroundOf(context, explained, { background: 'bundle', seed: 0, most: RECOMMENDED_ROWS });
  if ('ok' in background) return refused(background);
  const facts = await caseFacts(context, row, manifest.features);
  try {
    const score = (table: RawTable): Promise<Float64Array> => scoreRows(explained.model, table, { signal });
    const [own = Number.NaN] = await score(facts);
    if (!Number.isFinite(own)) return refused(refusal({ reason: 'MODEL_GIVES_NO_SCORE', version, columns: [] }));
    const side = cuts.sideOf(own);
    const margin = manifest.output.kind === 'probability' ? MARGIN : MARGIN * Math.abs(own);
    const known = await explained.keep(`familiarity ${background.told.hash}`, () =>
      Promise.resolve(familiarity(background.table)),
    );
    const farthest = Math.max(known.usual, known.nearest(facts));
    const fit = standTogether(background.table, facts);
    const rules = manifest.features.map(ruleOf);
    const moves = movesOf(facts, background.table, rules, wantedWay(meaning.cutoff, own));
    const goal: Goal = {
      ...reaching(cuts, side, margin),
      isUsual: (changedRow) => fit(changedRow) && known.nearest(changedRow) <= farthest,
    };
    const { found, scored } = await counterfactuals(
      score,
      { row: facts, moves, goal },
      {
        stop: () => signal.aborted,
        progress: (done, total) => progress({ stage: 'explaining', done, total }),
      },
    );
    const labelOf = sideLabels(bundle);
    const sides = sidesOf(meaning.cutoff);
    const named = (at: 0 | 1): { value: string; label: LocalText } => ({ value: sides[at], label: labelOf(sides[at]) });
    const free = rules.filter((rule) => rule.free).length;
    return {
      rows: 1,
      caseId,
      individual,
      version,
      model: { name, version, sha256 },
      score: own,
      unit: scoreUnit(manifest),
      labels: await outcomeLabels(context),
      decision: named(side),
      wanted: named(side === 1 ? 0 : 1),
      found: found.map(({ changes, score: then, cost }) => ({
        changes: changes.map((move) => changeOf(move, facts, manifest.features[move.column]!)),
        score: then,
        decision: named(cuts.sideOf(then)),
        distance: cost,
      })),
      why: found.length > 0 ? null : free === 0 ? 'NOTHING_FREE' : 'NONE_FOUND',
      free,
      facts: rules.length,
      scored,
      margin,
    };
  } catch (cause) {
    return refused(modelFailed(cause, version));
  }
}

/** Which way the score must go; 0 out of the middle of a range. */
function wantedWay(cutoff: Cutoff, score: number): -1 | 0 | 1 {
  if (cutoff.type === 'threshold') return score >= cutoff.threshold ? -1 : 1;
  return score > cutoff.high ? -1 : score < cutoff.low ? 1 : 0;
}

/** The other side of the rule, passed by the margin. */
function reaching(
  { at, sideOf }: NonNullable<ReturnType<typeof cutsOf>>,
  side: 0 | 1,
  margin: number,
): Pick<Goal, 'reached' | 'crossed' | 'gap'> {
  const crossed = (score: number): boolean => Number.isFinite(score) && sideOf(score) !== side;
  const reached = (score: number): boolean => crossed(score) && at.every((cut) => Math.abs(score - cut) >= margin);
  const gap = (score: number): number =>
    reached(score) ? 0 : Number.isFinite(score) ? Math.min(...at.map((cut) => Math.abs(score - cut))) : Infinity;
  return { reached, crossed, gap };
}

function changeOf({ column, value }: Move, facts: RawTable, feature: ManifestFeature): FoundChange {
  const own = facts.columns[column]![0] ?? Number.NaN;
  return {
    ...namedColumn(feature),
    from: flagShown(feature, own),
    to: flagShown(feature, value),
    fromLabel: categoryLabel(feature, own),
    toLabel: categoryLabel(feature, value),
    unit: localText(feature.unit ?? undefined),
    ...(feature.format === undefined ? {} : { format: feature.format }),
  };
}
