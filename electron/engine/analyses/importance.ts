import type { z } from 'zod';
import type { Importance, ImportanceComputed, parameters as schema } from '#shared/analyses/importance/schema.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { notExplainable } from '#shared/explain/not-explainable.ts';
import { importanceSummary } from '#shared/explain/importance-summary.ts';
import type { ImportanceSummary } from '#shared/explain/importance-summary.ts';
import { interactions as interactionsOf } from '#shared/explain/interactions.ts';
import { permutationImportance } from '#shared/explain/permutation-importance.ts';
import type { PermutedGroup } from '#shared/explain/permutation-importance.ts';
import { rankDisagreements } from '#shared/explain/stability.ts';
import { askedBundle, LOG_ODDS, modelFailed, readyModel, refusal, scoreUnit } from '../explain/asked-model.ts';
import { backgroundOf, ROWS_FOR_MANY } from '../explain/background.ts';
import type { Background } from '../explain/background.ts';
import { scoreFunction } from '../explain/explained-case.ts';
import type { ExplainedModel } from '../explain/explained-model.ts';
import { knownOutcomes } from '../explain/known-outcomes.ts';
import { logCases, periodOf } from '../explain/log-cases.ts';
import type { LogCases } from '../explain/log-cases.ts';
import { manyCases } from '../explain/many-cases.ts';
import { movingTogether } from '../explain/moving-together.ts';
import { categoryLabel } from '../explain/member-values.ts';
import { namedColumn, namedPlayer } from '../explain/named-players.ts';
import { runKey, storedContributions, storedCount, storedRun } from '../explain/stored-contributions.ts';
import type { StoredRun } from '../explain/stored-contributions.ts';
import { wayOf } from '../explain/way.ts';
import type { Way } from '../explain/way.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { outcomeLabels } from '../questions/scored.ts';

export const question: Question = { id: 'importance', ask };

/** Cases that are explained for one answer, and those whose stored contributions are read. */
const CASES = 500;
const CASES_SAMPLED = 100;
const CASES_STORED = 200_000;
/** Known outcomes whose values are shuffled, and how often. */
const OUTCOMES = 3000;
const REPEATS = 10;
/** Pairs are tried among the columns that weigh most. */
const PAIRED = 12;
const PAIRS_TOLD = 20;
const CATEGORIES_EACH_END = 10;

type Asked = z.output<typeof schema>;

/** Which columns weigh in a model, over a seeded sample of the selection. */
async function ask(context: QuestionContext, asked: Asked): Promise<Importance> {
  if (asked.method === 'kernel' || asked.method === 'lime')
    throw new AppError('PARAMETER_INVALID', 'a way for single cases', {
      key: 'method',
      found: asked.method,
      expected: 'exact, path-dependent, convention or permutation',
    });
  const bundle = askedBundle(context, asked);
  if ('ok' in bundle) return { ...bundle, rows: 0 };
  const explained = await readyModel(context, bundle);
  if ('ok' in explained) return { ...explained, rows: 0 };
  const seed = asked.seed ?? 0;
  const background = await backgroundOf(context, explained, {
    background: asked.background,
    seed,
    most: ROWS_FOR_MANY,
  });
  if ('ok' in background) return { ...background, rows: 0 };
  try {
    const way = wayOf(explained, asked, background.table.rows);
    const run = asked.sample === undefined ? await wholeRun(context, runKey(explained, way, background, seed)) : null;
    const few = way.method === 'permutation' ? CASES_SAMPLED : CASES;
    const most = asked.sample ?? (run === null ? few : CASES_STORED);
    const cases = await logCases(context, explained, { most, seed });
    if (cases.table.rows === 0)
      return { ...refusal({ reason: 'NO_ROWS', version: bundle.version, columns: [] }), rows: 0 };
    return await told(context, { asked, explained, background, way, cases, seed, run });
  } catch (cause) {
    return { ...modelFailed(cause, bundle.version), rows: 0 };
  }
}

type Found = {
  asked: Asked;
  explained: ExplainedModel;
  background: Background;
  way: Way;
  cases: LogCases;
  seed: number;
  /** Where the contributions of all these cases are stored. */
  run: StoredRun | null;
};

async function told(context: QuestionContext, all: Found): Promise<ImportanceComputed> {
  const { explained, background, way, cases, seed, asked, run } = all;
  const { bundle, members } = explained;
  const { manifest, name, version, sha256 } = bundle;
  const { features, task } = manifest;
  const { hash } = background.told;
  const key = `contributions ${sha256} ${way.space} ${way.method} ${hash} ${cases.table.rows} ${seed}`;
  const { phi, base } = await context.shared(key, async () => {
    const { places, table } = cases;
    const stored =
      run === null ? null : await storedContributions(context.db, run, { places, players: members.length });
    return stored ?? manyCases(explained, { way, cases: table, background: background.table, seed }, context);
  });
  const together = movingTogether(background.table, hash).clusters;
  const clusters = together.map(({ columns }) => playersOf(columns, members));
  const summary = importanceSummary(phi, cases.table, { members, clusters, seed });
  if (!isEstimated(summary)) throw new RangeError('a summary of no case');
  const order = Array.from(members.keys()).sort((a, b) => summary.players[b]!.mean - summary.players[a]!.mean || a - b);
  const shuffled = asked.permutation === 'no' ? null : await shuffledLoss(context, all, clusters);
  const acting = asked.interactions === 'no' ? null : await pairsOf(context, all, order.slice(0, PAIRED));
  const known = shuffled?.found ?? null;
  return {
    rows: cases.of,
    version,
    model: { name, version, sha256 },
    task,
    outcome: await outcomeLabels(context),
    space: way.space,
    unit: way.space === 'margin' ? LOG_ODDS : scoreUnit(manifest),
    method: way.method,
    instead: way.instead,
    base,
    background: background.told,
    population: { source: 'log', rows: cases.of, period: await periodOf(context) },
    n: cases.table.rows,
    sample: cases.sample,
    seed,
    features: order.map((player) => ({
      ...namedPlayer(members[player]!, features),
      meanAbsolute: summary.players[player]!.mean,
      interval: summary.players[player]!.interval,
      ...wayOfPlayer(summary.players[player]!.effects, features),
    })),
    permutation:
      known === null
        ? null
        : isEstimated(known)
          ? members
              .map((own, player) => ({ ...namedPlayer(own, features), ...lossOf(known.groups[player]!) }))
              .sort((a, b) => b.mean - a.mean)
          : known,
    permutationOn: shuffled?.on ?? null,
    clusters: together.map(({ columns, strength }, at) => ({
      columns: columns.map((column) => namedColumn(features[column]!)),
      strength,
      meanAbsolute: summary.clusters[at]!.mean,
      interval: summary.clusters[at]!.interval,
      permutation: known !== null && isEstimated(known) ? lossOf(known.groups[members.length + at]!) : null,
    })),
    disagreements:
      known !== null && isEstimated(known)
        ? rankDisagreements(
            Float64Array.from(summary.players, ({ mean }) => mean),
            Float64Array.from(members, (_, player) => known.groups[player]!.mean),
          ).map(({ player, firstRank, secondRank }) => {
            const { feature, label } = namedPlayer(members[player]!, features);
            return { feature, label, contributionRank: firstRank, permutationRank: secondRank };
          })
        : [],
    interactions:
      acting === null
        ? null
        : acting.pairs.slice(0, PAIRS_TOLD).map(({ pair: [one, two], strength, hSquared }) => ({
            columns: [namedPlayer(members[one]!, features), namedPlayer(members[two]!, features)],
            strength,
            hSquared,
          })),
    interactionsOn: acting === null ? null : { rows: acting.rows, spread: acting.spread },
  };
}

/** The stored contributions, when those of every row of the selection are there. */
async function wholeRun({ db, filter }: QuestionContext, key: string): Promise<StoredRun | null> {
  const run = await storedRun(db, key);
  if (run === null) return null;
  const { rows, stored } = await storedCount(db, { run: run.run, where: filter });
  return rows > 0 && stored === rows ? run : null;
}

function playersOf(columns: readonly number[], members: ExplainedModel['members']): number[] {
  return Array.from(members.keys()).filter((player) => members[player]!.some((at) => columns.includes(at)));
}

type Direction = Pick<
  ImportanceComputed['features'][number],
  'direction' | 'rankCorrelation' | 'categories' | 'missing'
>;

/** Which way a player pushes, told of its only column. */
function wayOfPlayer(
  effects: ImportanceSummary['players'][number]['effects'],
  features: ExplainedModel['bundle']['manifest']['features'],
): Direction {
  const [only] = effects;
  if (effects.length !== 1 || only === undefined)
    return { direction: notExplainable('SEVERAL_COLUMNS'), rankCorrelation: null, categories: [], missing: null };
  const missing = only.missing === null ? null : { rows: only.missing.rows, mean: only.missing.mean };
  if (only.kind === 'numbers')
    return { direction: only.direction, rankCorrelation: only.rankCorrelation, categories: [], missing };
  const feature = features[only.column];
  const all = only.categories
    .map(({ category, rows, mean }) => ({
      value: category,
      label: feature === undefined ? {} : categoryLabel(feature, category),
      rows,
      mean,
    }))
    .sort((a, b) => b.mean - a.mean || (a.value < b.value ? -1 : 1));
  const ends =
    all.length <= 2 * CATEGORIES_EACH_END
      ? all
      : [...all.slice(0, CATEGORIES_EACH_END), ...all.slice(-CATEGORIES_EACH_END)];
  return { direction: 'categories', rankCorrelation: null, categories: ends, missing };
}

type Shuffled = {
  found: Exclude<Awaited<ReturnType<typeof permutationImportance>>, never>;
  on: ImportanceComputed['permutationOn'];
};

/** How much worse the score is when a column, or what moves together, is shuffled. */
async function shuffledLoss(
  context: QuestionContext,
  { asked, explained, seed }: Found,
  clusters: readonly number[][],
): Promise<Shuffled> {
  const { bundle, members } = explained;
  const known = await knownOutcomes(context, explained, { data: asked.data ?? 'log', most: OUTCOMES, seed });
  if (!isEstimated(known)) return { found: known, on: null };
  const { signal, progress } = context;
  const loss = bundle.manifest.task === 'regression' ? 'r2' : 'auc';
  const groups = [...members, ...clusters.map((players) => players.flatMap((player) => members[player]!))];
  const score = scoreFunction(explained, { space: 'target' }, signal);
  const found = await permutationImportance(
    score,
    known.table,
    known.outcome,
    { groups, loss, seed, repeats: REPEATS },
    {
      stop: () => signal.aborted,
      progress: (done, total) => progress({ stage: 'shuffling', done, total }),
    },
  );
  if (!isEstimated(found)) return { found, on: null };
  const { table, source, of } = known;
  return { found, on: { source, rows: table.rows, of, repeats: REPEATS, loss, baseline: found.baseline } };
}

function lossOf({ mean, deviation, interval }: PermutedGroup): {
  mean: number;
  sd: number;
  interval: [number, number];
} {
  return { mean, sd: deviation, interval };
}

/** Which of the heaviest columns act together, in the unit of the score. */
async function pairsOf(
  { signal, progress }: QuestionContext,
  { explained, background, seed }: Found,
  heaviest: readonly number[],
): Promise<Awaited<ReturnType<typeof interactionsOf>>> {
  const pairs = heaviest.flatMap((one, at) => heaviest.slice(at + 1).map((two): [number, number] => [one, two]));
  return interactionsOf(
    scoreFunction(explained, { space: 'target' }, signal),
    background.table,
    { members: explained.members, seed, pairs },
    {
      stop: () => signal.aborted,
      progress: (done, total) => progress({ stage: 'pairing', done, total }),
    },
  );
}
