import type { z } from 'zod';
import type { Explained, ExplainWarning, parameters as schema } from '#shared/analyses/explain/schema.ts';
import type { Refused } from '#shared/analyses/explanations.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import { scoreRows } from '../models/runtime/score-rows.ts';
import type { QuestionContext } from '../questions/question.ts';
import { cutoffInForce, outcomeLabels, sideLabels } from '../questions/scored.ts';
import { LOG_ODDS, modelFailed, refusal, scoreUnit } from './asked-model.ts';
import { backgroundOf, RECOMMENDED_ROWS } from './background.ts';
import type { Background } from './background.ts';
import type { CaseRow } from './case-row.ts';
import { explainedCase } from './explained-case.ts';
import type { ExplainedCase } from './explained-case.ts';
import type { ExplainedModel } from './explained-model.ts';
import { goodSide } from './good-side.ts';
import { memberValue, unusual } from './member-values.ts';
import { movingTogether } from './moving-together.ts';
import { namedColumn, namedPlayer } from './named-players.ts';
import { cutsOf, REPLAY_TOLERANCE, sidesOf } from './replay-verdicts.ts';
import { toldGroups } from './told-groups.ts';
import { mostRows, wayOf } from './way.ts';
import type { Way } from './way.ts';

/** Reasons that are told of each side: what moves together is told when it touches one of them. */
const TOP = 8;
const STEADY = 0.8;

type Asked = Pick<z.output<typeof schema>, 'background' | 'method' | 'seed' | 'space'> & {
  groups?: z.output<typeof schema>['groups'];
};

/**
 * Why a model scores a row of facts as it does.
 *
 * @param row what the log says beside the facts; the facts may be others than those of the log
 * @throws AppError as `backgroundOf`; CANCELLED
 */
export async function toldCase(
  context: QuestionContext,
  asked: Asked,
  { row, explained, facts }: { row: CaseRow; explained: ExplainedModel; facts: RawTable },
): Promise<Explained | Refused> {
  const { bundle } = explained;
  const seed = asked.seed ?? 0;
  const most = mostRows(explained, asked, RECOMMENDED_ROWS);
  const background = await backgroundOf(context, explained, { background: asked.background, seed, most });
  if ('ok' in background) return background;
  const way = wayOf(explained, asked, background.table.rows);
  try {
    const { signal } = context;
    const [score = Number.NaN] = await scoreRows(explained.model, facts, { signal });
    if (!Number.isFinite(score))
      return refusal({
        reason: 'MODEL_GIVES_NO_SCORE',
        version: bundle.version,
        columns: missingOf(explained, facts),
      });
    const { table, told: compared } = background;
    const asking = { way, row: facts, background: table, hash: compared.hash, seed, signal };
    const found = await explainedCase(explained, asking);
    if (!isEstimated(found)) return refusal({ ...found, version: bundle.version, columns: [] });
    return await told(context, { row, explained, background, way, facts, score, found, seed, groups: asked.groups });
  } catch (cause) {
    return modelFailed(cause, bundle.version);
  }
}

type Found = {
  row: CaseRow;
  explained: ExplainedModel;
  background: Background;
  way: Way;
  facts: RawTable;
  score: number;
  found: ExplainedCase;
  seed: number;
  groups: Asked['groups'];
};

async function told(context: QuestionContext, all: Found): Promise<Explained> {
  const { row, explained, background, way, facts, score, found, seed, groups } = all;
  const { bundle, members } = explained;
  const { manifest, name, version, sha256 } = bundle;
  const { features, task } = manifest;
  const ofScore = scoreUnit(manifest);
  const unit = way.space === 'margin' ? LOG_ODDS : ofScore;
  const others = background.told.kind === 'case' ? null : background.table;
  const parts = members.map((columns, player) => ({
    ...namedPlayer(columns, features),
    value: memberValue(features[columns[0]!]!, facts.columns[columns[0]!]!, null).value,
    members: columns.map((at) => memberValue(features[at]!, facts.columns[at]!, others?.columns[at] ?? null)),
    contribution: found.phi[player]!,
    interval: intervalOf(found, player),
    error: found.errors?.[player] ?? null,
    deviation: isEstimated(found.stability) ? (found.stability.deviation[player] ?? null) : null,
  }));
  const contributions = parts.toSorted(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.feature < b.feature ? -1 : 1),
  );
  const { clusters } = movingTogether(background.table, background.told.hash);
  const together = clusters.map(({ columns, strength }) => ({
    columns: columns.map((at) => namedColumn(features[at]!)),
    strength,
    contribution: members.reduce(
      (sum, own, player) => (own.some((at) => columns.includes(at)) ? sum + found.phi[player]! : sum),
      0,
    ),
  }));
  const runtimeGap = way.space === 'margin' || found.summed === null ? null : score - found.summed;
  const logged = loggedScore(row, version);
  const { meaning } = context;
  const labelOf = sideLabels(bundle);
  const side = (value: string | null): { value: string; label: LocalText } | null =>
    value === null ? null : { value, label: labelOf(value) };
  const cuts = cutsOf(meaning.cutoff);
  const sides = meaning.cutoff === null ? null : sidesOf(meaning.cutoff);
  const result: Omit<Explained, 'warnings'> = {
    rows: 1,
    caseId: row.caseId,
    individual: row.individual,
    time: row.time,
    version,
    model: { name, version, sha256 },
    task,
    space: way.space,
    unit,
    scoreUnit: ofScore,
    method: way.method,
    instead: way.instead,
    base: found.base,
    output: found.output,
    score,
    logged,
    contributions,
    residual: found.phi.reduce((rest, one) => rest - one, found.output - found.base),
    runtimeGap,
    background: background.told,
    stability: isEstimated(found.stability)
      ? {
          sameFirst: found.stability.sameFirst,
          sameTop: found.stability.sameTop,
          top: found.stability.top,
          draws: found.stability.draws,
        }
      : found.stability,
    clusters: together,
    groups: toldGroups({ manifest, members, contributions: parts, clusters, by: groups }),
    fidelity: found.fidelity,
    outcome: await outcomeLabels(context),
    decision: {
      logged: side(row.decision),
      expected: cuts === null || sides === null ? null : side(sides[cuts.sideOf(score)] ?? null),
      applied: side(row.applied),
    },
    cutoff: cutoffInForce(context),
    range: rangeOf(context, labelOf),
    goodSide: await goodSide(context),
    seed,
  };
  return { ...result, warnings: warningsOf(result, all) };
}

function intervalOf({ errors, phi }: ExplainedCase, player: number): [number, number] | null {
  const error = errors?.[player];
  if (error === undefined) return null;
  const reach = 1.96 * error;
  return [phi[player]! - reach, phi[player]! + reach];
}

/** The score in the log that this version gave, if it gave one. */
function loggedScore({ version: own, score, shadowVersion, shadowScore }: CaseRow, version: string): number | null {
  if (own === version || own === null) return score;
  return shadowVersion === version ? shadowScore : null;
}

function rangeOf({ meaning }: QuestionContext, labelOf: (value: string) => LocalText): Explained['range'] {
  if (meaning.cutoff?.type !== 'range') return null;
  const { low, high, inside, outside } = meaning.cutoff;
  const named = (value: string): { value: string; label: LocalText } => ({ value, label: labelOf(value) });
  return { low, high, inside: named(inside), outside: named(outside) };
}

/** Facts that are not filled in. */
export function missingOf({ bundle }: ExplainedModel, facts: RawTable): string[] {
  return bundle.manifest.features
    .filter((feature, at) => unusual(feature, facts.columns[at]!) === 'MISSING_VALUE')
    .map(({ name }) => name);
}

function warningsOf(result: Omit<Explained, 'warnings'>, { explained, facts }: Found): ExplainWarning[] {
  const { features, output } = explained.bundle.manifest;
  const { score, logged, runtimeGap, method, background, stability, contributions } = result;
  const beyond = (gap: number): boolean =>
    Math.abs(gap) > REPLAY_TOLERANCE * (output.kind === 'probability' ? 1 : Math.max(1, Math.abs(score)));
  const warnings: ExplainWarning[] = [];
  const warn = (
    code: ExplainWarning['code'],
    value: number | null = null,
    columns: ExplainWarning['columns'] = [],
  ): void => void warnings.push({ code, columns, value });
  if (logged !== null && beyond(score - logged)) warn('LOGGED_DIFFERS', score - logged);
  if (runtimeGap !== null && beyond(runtimeGap)) warn('RUNTIME_GAP', runtimeGap);
  if (method === 'convention') warn('CONVENTION');
  if (contributions.some(({ error }) => error !== null && error > 0)) warn('SAMPLED');
  if (isEstimated(stability) && background.kind !== 'case' && stability.sameFirst < STEADY)
    warn('UNSTABLE', stability.sameFirst);
  for (const code of ['OUT_OF_RANGE', 'UNSEEN_CATEGORY', 'MISSING_VALUE'] as const) {
    const columns = features.filter((feature, at) => unusual(feature, facts.columns[at]!) === code).map(namedColumn);
    if (columns.length > 0) warn(code, null, columns);
  }
  const top = contributions.slice(0, TOP).flatMap(({ members }) => members.map(({ feature }) => feature));
  for (const { columns } of result.clusters)
    if (columns.some(({ feature }) => top.includes(feature))) warn('MOVES_TOGETHER', null, columns);
  if (background.kind !== 'case' && background.rows < RECOMMENDED_ROWS) warn('SMALL_BACKGROUND', background.rows);
  return warnings;
}
