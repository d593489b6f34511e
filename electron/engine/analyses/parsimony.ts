import type { z } from 'zod';
import type { Parsimony, ParsimonyComputed, parameters as schema } from '#shared/analyses/parsimony/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import { comparison, marginalisedScores, parsimony } from '#shared/explain/parsimony.ts';
import type { Judged, Parsimony as Found } from '#shared/explain/parsimony.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import { sampleOf } from '#shared/explain/column-values.ts';
import { randomOf } from '#shared/stats/random.ts';
import { askedBundle, modelFailed, readyModel, refusal } from '../explain/asked-model.ts';
import { backgroundOf } from '../explain/background.ts';
import { scoreFunction } from '../explain/explained-case.ts';
import type { ExplainedModel } from '../explain/explained-model.ts';
import { knownOutcomes } from '../explain/known-outcomes.ts';
import type { KnownOutcomes } from '../explain/known-outcomes.ts';
import { logCases, periodOf } from '../explain/log-cases.ts';
import { manyCases } from '../explain/many-cases.ts';
import { namedPlayer } from '../explain/named-players.ts';
import { wayOf } from '../explain/way.ts';
import { scoreRows } from '../models/runtime/score-rows.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { outcomeLabels } from '../questions/scored.ts';

export const question: Question = { id: 'parsimony', ask };

const OUTCOMES = 2000;
/** Rows whose values stand in, one after the other, for what the model is not told. */
const STAND_INS = 30;
/** Cases whose contributions tell in which order columns are given up. */
const RANKED = 200;
const RANKED_BACKGROUND = 100;
const MARGIN = 0.01;

type Asked = z.output<typeof schema>;

/** How few columns a model needs, the least important given up first. */
async function ask(context: QuestionContext, asked: Asked): Promise<Parsimony> {
  const bundle = askedBundle(context, asked);
  if ('ok' in bundle) return { ...bundle, rows: 0 };
  const data = asked.data ?? 'log';
  const explained = await readyModel(context, bundle, { onLog: data === 'log' });
  if ('ok' in explained) return { ...explained, rows: 0 };
  const seed = asked.seed ?? 0;
  try {
    const known = await knownOutcomes(context, explained, { data, most: asked.sample ?? OUTCOMES, seed });
    if (!isEstimated(known)) return { ...refusal({ ...known, version: bundle.version, columns: [] }), rows: 0 };
    const background = await backgroundOf(context, explained, {
      background: 'bundle',
      seed,
      most: RANKED_BACKGROUND,
    });
    if ('ok' in background) return { ...background, rows: 0 };
    return await told(context, { asked, explained, known, background: background.table, seed });
  } catch (cause) {
    return { ...modelFailed(cause, bundle.version), rows: 0 };
  }
}

type All = {
  asked: Asked;
  explained: ExplainedModel;
  known: KnownOutcomes;
  background: KnownOutcomes['table'];
  seed: number;
};

async function told(context: QuestionContext, all: All): Promise<Parsimony> {
  const { asked, explained, known, background, seed } = all;
  const { bundle, members } = explained;
  const { manifest, name, version, sha256 } = bundle;
  const { signal, progress } = context;
  const metric = manifest.task === 'regression' ? 'r2' : 'auc';
  const importance = await meanSizes(context, all);
  const score = scoreFunction(explained, { space: 'target' }, signal);
  const scoresOf = marginalisedScores(
    score,
    { rows: known.table, background, members },
    { seed, backgroundRows: STAND_INS },
    { stop: () => signal.aborted },
  );
  const found = await parsimony(
    scoresOf,
    known.outcome,
    { importance, metric, margin: asked.margin ?? MARGIN },
    { stop: () => signal.aborted, progress: (done, total) => progress({ stage: 'givingUp', done, total }) },
  );
  if (!isEstimated(found)) return { ...refusal({ ...found, version, columns: [] }), rows: known.of };
  const players = members.map((own) => namedPlayer(own, manifest.features));
  const namesOf = (kept: readonly number[]): string[] => kept.map((player) => players[player]!.feature);
  return {
    rows: known.of,
    version,
    model: { name, version, sha256 },
    task: manifest.task,
    outcome: await outcomeLabels(context),
    metric,
    margin: found.margin,
    players,
    steps: found.steps.map((step) => ({
      ...measures(step, metric, known.outcome),
      features: step.kept.length,
      kept: namesOf(step.kept),
      removed: step.removed === null ? null : players[step.removed]!.feature,
      notWorse: step.isNotWorse,
    })),
    smallestEquivalent: smallestOf(found, namesOf),
    baseline: await simpler(context, all, metric),
    population: {
      source: known.source,
      rows: known.of,
      period: known.source === 'log' ? await periodOf(context) : null,
    },
    n: known.table.rows,
    sample: known.table.rows < known.of ? { rows: known.table.rows, of: known.of, seed } : null,
    backgroundRows: Math.min(STAND_INS, background.rows),
    seed,
  };
}

/** Mean size of the contributions of each player over some of the rows. */
async function meanSizes(context: QuestionContext, { explained, known, background, seed }: All): Promise<Float64Array> {
  const rows = sampleOf(known.table.rows, RANKED, randomOf(seed));
  const cases = takeRows(known.table, rows);
  const way = wayOf(explained, {}, background.rows);
  const { phi } = await manyCases(explained, { way, cases, background, seed }, context);
  const players = explained.members.length;
  const sizes = new Float64Array(players);
  phi.forEach((one, at) => (sizes[at % players]! += Math.abs(one) / cases.rows));
  return sizes;
}

function smallestOf(
  { steps, smallest }: Found,
  namesOf: (kept: readonly number[]) => string[],
): ParsimonyComputed['smallestEquivalent'] {
  const step = steps.find(({ kept }) => kept.length === smallest.length);
  if (step === undefined) return notEstimable('TOO_FEW_ROWS');
  return {
    features: smallest.length,
    kept: namesOf(smallest),
    difference: step.difference,
    interval: step.differenceInterval,
  };
}

type Measures = Pick<
  ParsimonyComputed['steps'][number],
  'auc' | 'r2' | 'rmse' | 'value' | 'interval' | 'difference' | 'differenceInterval'
>;

function measures(judged: Judged, metric: 'auc' | 'r2', outcome: Float64Array): Measures {
  const { value, interval, difference, differenceInterval } = judged;
  const shared = { value, interval, difference, differenceInterval };
  if (metric === 'auc')
    return { ...shared, auc: value, r2: notEstimable('NOT_A_REGRESSION'), rmse: notEstimable('NOT_A_REGRESSION') };
  const mean = outcome.reduce((sum, one) => sum + one, 0) / outcome.length;
  const variance = outcome.reduce((sum, one) => sum + (one - mean) ** 2, 0) / outcome.length;
  return { ...shared, auc: notEstimable('NOT_A_CLASSIFICATION'), r2: value, rmse: Math.sqrt((1 - value) * variance) };
}

/** The baseline of the project on the very same rows; null when there is none, or it is the model itself. */
async function simpler(
  context: QuestionContext,
  { explained, known, asked, seed }: All,
  metric: 'auc' | 'r2',
): Promise<ParsimonyComputed['baseline']> {
  const bundle = context.bundles.findLast(({ role }) => role === 'baseline');
  const { places } = known;
  if (bundle === undefined || places === null || bundle.sha256 === explained.bundle.sha256) return null;
  const ready = await readyModel(context, bundle);
  if ('ok' in ready) return notEstimable('NO_REFERENCE');
  const { signal } = context;
  const cases = await logCases(context, ready, { most: asked.sample ?? OUTCOMES, seed, onlyKnown: true });
  const at = new Map(cases.places.map((place, row) => [place, row]));
  const both = places.flatMap((place, row) => {
    const other = at.get(place);
    return other === undefined ? [] : [{ row, other }];
  });
  if (both.length === 0) return notEstimable('NO_ROWS');
  const rowsOf = takeRows(
    known.table,
    both.map(({ row }) => row),
  );
  const full = await scoreRows(explained.model, rowsOf, { signal });
  const simple = await scoreRows(
    ready.model,
    takeRows(
      cases.table,
      both.map(({ other }) => other),
    ),
    { signal },
  );
  const outcome = Float64Array.from(both, ({ row }) => known.outcome[row]!);
  const judged = comparison(metric, simple, full, outcome);
  if (!isEstimated(judged)) return judged;
  const { name, version, sha256, manifest } = bundle;
  return {
    ...measures(judged, metric, outcome),
    model: { name, version, sha256 },
    features: manifest.features.length,
    kept: manifest.features.map((feature) => feature.name),
  };
}
