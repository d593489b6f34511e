import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { sampleOf } from '#shared/explain/column-values.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import { randomOf } from '#shared/stats/random.ts';
import type { QuestionContext } from '../questions/question.ts';
import { whyNotJudged } from '../questions/scored.ts';
import { onlyAskableRows } from './background.ts';
import { bundleRows } from './bundle-rows.ts';
import type { ExplainedModel } from './explained-model.ts';
import { logCases } from './log-cases.ts';

/** Rows whose outcome is known: 0 and 1, or values of the target. */
export type KnownOutcomes = {
  source: 'log' | 'training';
  table: RawTable;
  outcome: Float64Array;
  /** Says which rows these are, to find them again; null for those of a training sample. */
  places: readonly (number | string)[] | null;
  of: number;
};

type Asked = { data: 'log' | 'training'; most: number; seed: number };

/** Cases to judge a model by, at most so many, drawn by the seed: of the selection, or of the sample it was trained on. */
export async function knownOutcomes(
  context: QuestionContext,
  explained: ExplainedModel,
  { data, most, seed }: Asked,
): Promise<KnownOutcomes | NotEstimable> {
  if (data === 'training') return trainingOutcomes(context, explained, { most, seed });
  const why = whyNotJudged(context);
  if (why !== null && why !== 'NO_SCORE_COLUMN') return notEstimable(why);
  const { table, outcome, places, of } = await logCases(context, explained, { most, seed, onlyKnown: true });
  return table.rows === 0 ? notEstimable('NO_OUTCOME_KNOWN') : { source: 'log', table, outcome, places, of };
}

async function trainingOutcomes(
  { db }: QuestionContext,
  { bundle, model, keep }: ExplainedModel,
  { most, seed }: Omit<Asked, 'data'>,
): Promise<KnownOutcomes | NotEstimable> {
  const sample = await keep('training sample', () => bundleRows(db, bundle, 'training_sample'));
  if (sample === null || sample.target === null) return notEstimable('NO_REFERENCE');
  const { task, target } = bundle.manifest;
  const answers = Float64Array.from(sample.target, (text) =>
    text === null ? Number.NaN : task === 'regression' ? Number(text) : Number(text === String(target.positive)),
  );
  const { table, rows } = onlyAskableRows(model, sample.table);
  const asked = rows === null ? answers : Float64Array.from(rows, (row) => answers[row]!);
  const told = Array.from(asked.keys()).filter((row) => !Number.isNaN(asked[row]!));
  if (told.length === 0) return notEstimable('NO_OUTCOME_KNOWN');
  const drawn = Array.from(sampleOf(told.length, most, randomOf(seed)), (at) => told[at]!);
  return {
    source: 'training',
    table: takeRows(table, drawn),
    outcome: Float64Array.from(drawn, (row) => asked[row]!),
    places: null,
    of: told.length,
  };
}
