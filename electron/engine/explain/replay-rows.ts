import type { Replay } from '#shared/analyses/replay/schema.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { Cutoff } from '#shared/mapping/recipe.ts';
import { literal } from '../db/sql.ts';
import { openStoredModel } from '../models/stored-model.ts';
import { scoreRows } from '../models/runtime/score-rows.ts';
import { isLinked } from '../project/project-state.ts';
import type { BundleRow } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import { sideLabels } from '../questions/scored.ts';
import { missingFeatures, rowsReader } from './log-rows.ts';
import { namesOfPlaces } from './places.ts';
import type { ReplayGroup, ReplayGroups } from './replay-groups.ts';
import { emptyCounts } from './replay-tally.ts';
import { replayVerdict, sidesOf } from './replay-verdicts.ts';
import type { Cuts, Tolerance } from './replay-verdicts.ts';
import { toldVersion } from '../ingest/unnamed-model.ts';

export type ReplayPlan = { tolerance: Tolerance; cutoff: Cutoff | null; cuts: Cuts; listed: number };

export type Replayed = Pick<
  Replay,
  | 'byVersion'
  | 'notReplayable'
  | 'maxDifferenceWithin'
  | 'mismatchCount'
  | 'mismatches'
  | 'decisionsChecked'
  | 'decisionContradictCount'
  | 'decisionContradicts'
>;

/** Rows read and scored at a time: memory does not grow with the log, and a cancel acts between two. */
const CHUNK_ROWS = 50_000;

type Version = Replay['byVersion'][number];

/** Replays group after group, chunk after chunk. */
export async function replayRows(
  context: QuestionContext,
  { where, groups, checked }: ReplayGroups,
  plan: ReplayPlan,
): Promise<Replayed> {
  const replayed: Replayed = {
    byVersion: [],
    notReplayable: [],
    maxDifferenceWithin: null,
    mismatchCount: 0,
    mismatches: [],
    decisionsChecked: 0,
    decisionContradictCount: 0,
    decisionContradicts: [],
  };
  let done = 0;
  for (const group of groups) {
    const version: Version = {
      version: toldVersion(group.version, context),
      model: group.bundle === null ? null : modelOf(group.bundle),
      checked: group.rows,
      verdicts: emptyCounts(),
      maxDifference: null,
    };
    replayed.byVersion.push(version);
    const score = await scoring(context, group, replayed, version);
    const labels = sideLabels(group.bundle);
    const features = score === null ? [] : (group.bundle?.manifest.features ?? []);
    for await (const chunk of chunksOf(context, where, group, features)) {
      await judge(context, { chunk, version, plan, replayed, labels, score });
      done += chunk.table.rows;
      context.progress({ stage: 'replaying', done, total: checked });
    }
  }
  return replayed;
}

type Chunk = Awaited<ReturnType<Awaited<ReturnType<typeof rowsReader<'score' | 'side'>>>['read']>>;
type Scoring = ((chunk: Chunk) => Promise<Float64Array>) | null;

/** The model of a group, or null with the reason counted; decisions are checked all the same. */
async function scoring(
  { db, models, columns, signal }: QuestionContext,
  { bundle, rows }: ReplayGroup,
  { notReplayable }: Replayed,
  version: Version,
): Promise<Scoring> {
  const refuse = (reason: Replay['notReplayable'][number]['reason'], lacking: string[] = []): null => {
    version.verdicts.notReplayable = rows;
    notReplayable.push({ reason, version: version.version, rows, columns: lacking });
    return null;
  };
  if (bundle === null) return refuse(version.version === null ? 'NO_VERSION' : 'NO_BUNDLE');
  const lacking = missingFeatures(bundle.manifest.features, columns);
  if (lacking.length > 0) return refuse('FEATURES_MISSING', lacking);
  try {
    const model = await openStoredModel(db, models, bundle, { signal });
    return (chunk) => scoreRows(model, chunk.table, { signal });
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'CANCELLED') throw cause;
    return refuse('MODEL_FAILED');
  }
}

async function* chunksOf(
  { db, columns, meaning, sources }: QuestionContext,
  where: ReplayGroups['where'],
  { version, first, last }: ReplayGroup,
  features: readonly ManifestFeature[],
): AsyncGenerator<Chunk> {
  const linked = isLinked(sources);
  const named = version === null ? 'model_version IS NULL' : `model_version = ${literal(version)}`;
  const condition = { sql: `${where.sql} AND ${named}`, values: where.values };
  const [off, on] = meaning.cutoff === null ? ['', ''] : sidesOf(meaning.cutoff).map((side) => literal(side));
  const reader = await rowsReader(db, {
    features,
    columns,
    where: condition,
    extra: {
      score: 'score',
      side: meaning.cutoff === null ? 'NULL' : `CASE decision WHEN ${on} THEN 1 WHEN ${off} THEN 0 END`,
    },
    linked,
  });
  if (linked || first === null || last === null) {
    yield await reader.read(condition);
    return;
  }
  for (let from = first; from <= last; from += CHUNK_ROWS) {
    const sql = `${condition.sql} AND row >= ${from} AND row < ${from + CHUNK_ROWS}`;
    yield await reader.read({ ...condition, sql });
  }
}

/** Verdicts of a chunk; what goes on a list is looked up by its place afterwards. */
async function judge(
  { db, sources }: QuestionContext,
  work: {
    chunk: Chunk;
    version: Version;
    plan: ReplayPlan;
    replayed: Replayed;
    labels: (value: string) => LocalText;
    score: Scoring;
  },
): Promise<void> {
  const { chunk, version, replayed, labels, score } = work;
  const { tolerance, cutoff, cuts, listed } = work.plan;
  const { extra, places } = chunk;
  const sides = cutoff === null ? null : sidesOf(cutoff);
  const named = (side: number): { value: string; label: LocalText } => {
    const value = sides?.[side] ?? '';
    return { value, label: labels(value) };
  };
  const scores = score === null ? null : await score(chunk);
  const beyond: { row: number; verdict: Replay['mismatches'][number]['verdict'] }[] = [];
  const against: number[] = [];
  for (let row = 0; row < chunk.table.rows; row += 1) {
    const logged = extra.score[row] ?? Number.NaN;
    const side = extra.side[row] ?? Number.NaN;
    if (cuts !== null && Number.isFinite(side) && Number.isFinite(logged)) {
      replayed.decisionsChecked += 1;
      if (cuts.sideOf(logged) !== side) {
        replayed.decisionContradictCount += 1;
        if (replayed.decisionContradicts.length + against.length < listed) against.push(row);
      }
    }
    if (scores === null) continue;
    const again = scores[row] ?? Number.NaN;
    const verdict = replayVerdict(logged, again, tolerance, cuts);
    version.verdicts[verdict] += 1;
    if (verdict === 'notReplayable') {
      countUnscored(replayed, version.version);
      continue;
    }
    const difference = Math.abs(again - logged);
    version.maxDifference = Math.max(version.maxDifference ?? 0, difference);
    if (verdict === 'identical' || verdict === 'withinTolerance')
      replayed.maxDifferenceWithin = Math.max(replayed.maxDifferenceWithin ?? 0, difference);
    else {
      replayed.mismatchCount += 1;
      if (replayed.mismatches.length + beyond.length < listed) beyond.push({ row, verdict });
    }
  }
  const names = await namesOfPlaces(db, sources, places, [...beyond.map(({ row }) => row), ...against]);
  for (const { row, verdict } of beyond) {
    const [logged, again] = [extra.score[row] ?? 0, scores?.[row] ?? 0];
    replayed.mismatches.push({
      ...names(row),
      version: version.version ?? '',
      logged,
      replayed: again,
      difference: again - logged,
      verdict,
      loggedDecision: cuts === null ? null : named(cuts.sideOf(logged)),
      replayedDecision: cuts === null ? null : named(cuts.sideOf(again)),
    });
  }
  for (const row of against) {
    const logged = extra.score[row] ?? 0;
    const side = cuts?.sideOf(logged) ?? 0;
    replayed.decisionContradicts.push({
      ...names(row),
      version: version.version,
      score: logged,
      decision: named(1 - side),
      expected: named(side),
    });
  }
}

/** A row without a score, or one that the model cannot be asked about, among rows of a model that runs. */
function countUnscored({ notReplayable }: Replayed, version: string | null): void {
  const found = notReplayable.find((one) => one.reason === 'NO_SCORE' && one.version === version);
  if (found === undefined) notReplayable.push({ reason: 'NO_SCORE', version, rows: 1, columns: [] });
  else found.rows += 1;
}

function modelOf({ name, version, sha256 }: BundleRow): NonNullable<Version['model']> {
  return { name, version, sha256 };
}
