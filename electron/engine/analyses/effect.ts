import type { z } from 'zod';
import type { Effect, EffectComputed, EffectPoint, parameters as schema } from '#shared/analyses/effect/schema.ts';
import type { Instead, Space } from '#shared/analyses/explanations.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { accumulatedEffects } from '#shared/explain/accumulated-effects.ts';
import { isMissing } from '#shared/explain/column-values.ts';
import { finiteScores } from '#shared/explain/hybrids.ts';
import type { Watch } from '#shared/explain/hybrids.ts';
import { effectGrid, gridSupport, partialDependence } from '#shared/explain/partial-dependence.ts';
import type { Grid } from '#shared/explain/partial-dependence.ts';
import type { RawColumn } from '#shared/explain/raw-table.ts';
import { sampleOf } from '#shared/explain/column-values.ts';
import { randomOf } from '#shared/stats/random.ts';
import { askedBundle, LOG_ODDS, modelFailed, readyModel, refusal, scoreUnit } from '../explain/asked-model.ts';
import { tableHash } from '../explain/background.ts';
import { scoreFunction } from '../explain/explained-case.ts';
import type { ExplainedModel } from '../explain/explained-model.ts';
import { columnOf } from '../explain/log-rows.ts';
import { modelRows } from '../explain/model-rows.ts';
import type { ModelRows } from '../explain/model-rows.ts';
import { movingTogether } from '../explain/moving-together.ts';
import { namedColumn } from '../explain/named-players.ts';
import { wayOf } from '../explain/way.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { localText } from '../questions/scored.ts';

export const question: Question = { id: 'effect', ask };

const ROWS = 1000;
const CURVES = 50;
const BINS = 20;
/** From here on two columns are told to move together. */
const TOGETHER = 0.7;

type Asked = z.output<typeof schema>;

/** What one column does to the score of a model, over rows of its background or of the selection. */
async function ask(context: QuestionContext, asked: Asked): Promise<Effect> {
  const bundle = askedBundle(context, asked);
  const refused = (why: ReturnType<typeof refusal>): Effect => ({ ...why, rows: 0, feature: asked.feature });
  if ('ok' in bundle) return refused(bundle);
  const { features } = bundle.manifest;
  const at = features.findIndex(({ name }) => name === asked.feature);
  const feature = features[at];
  if (feature === undefined)
    throw new AppError('COLUMN_UNKNOWN', `no column of the model: ${asked.feature}`, {
      file: `${bundle.name} ${bundle.version}`,
      column: asked.feature,
      expected: features.map(({ name }) => name).join(', '),
    });
  const data = asked.data ?? 'background';
  const explained = await readyModel(context, bundle, { onLog: data === 'log' });
  if ('ok' in explained) return refused(explained);
  try {
    const rows = await modelRows(context, explained, { data, most: asked.sample ?? ROWS, seed: asked.seed ?? 0 });
    if ('ok' in rows) return refused(rows);
    return await told(context, { asked, explained, rows, feature, at });
  } catch (cause) {
    return refused(modelFailed(cause, bundle.version));
  }
}

type Found = { asked: Asked; explained: ExplainedModel; rows: ModelRows; feature: ManifestFeature; at: number };

async function told(context: QuestionContext, { asked, explained, rows, feature, at }: Found): Promise<Effect> {
  const { signal, progress } = context;
  const { manifest, name, version, sha256 } = explained.bundle;
  const { table } = rows;
  const { space, instead: otherSpace } = wayOf(explained, { space: asked.space, method: 'permutation' }, table.rows);
  const score = scoreFunction(explained, { space }, signal);
  const watch: Watch = {
    stop: () => signal.aborted,
    progress: (done, total) => progress({ stage: 'curves', done, total }),
  };
  const ordered = feature.type === 'numeric' && table.columns[at] instanceof Float64Array;
  const { kind, instead } = kindOf(asked.kind, ordered);
  const seed = asked.seed ?? 0;
  const found =
    kind === 'ale'
      ? await accumulated(explained, { asked, rows, at, space, signal, watch })
      : await averaged(explained, { asked, rows, at, feature, kind, space, signal, watch, seed });
  if (!('points' in found))
    return { ...refusal({ ...found, version, columns: [] }), rows: rows.population.rows, feature: feature.name };
  const scores = await finiteScores(score, table);
  const { pairs } = movingTogether(table, rows.hash ?? tableHash(table));
  return {
    rows: rows.population.rows,
    version,
    model: { name, version, sha256 },
    task: manifest.task,
    ...namedColumn(feature),
    featureUnit: localText(feature.unit ?? undefined),
    ...(feature.format === undefined ? {} : { featureFormat: feature.format }),
    inLog: inLogOf(feature, context),
    ordered,
    kind,
    instead: instead ?? otherSpace,
    space,
    unit: space === 'margin' ? LOG_ODDS : scoreUnit(manifest),
    ...found,
    mean: scores.reduce((sum, one) => sum + one, 0) / scores.length,
    population: rows.population,
    n: table.rows,
    sample: rows.sample,
    seed,
    movesWith: pairs
      .flatMap(({ pair: [one, two], association }) => {
        const other = one === at ? two : two === at ? one : null;
        const strength = isEstimated(association) ? association.strength : 0;
        return other === null || strength < TOGETHER ? [] : [{ ...namedColumn(manifest.features[other]!), strength }];
      })
      .sort((a, b) => b.strength - a.strength),
  };
}

/** A yes or no that the log writes as a text cannot be asked for by what the model reads. */
function inLogOf(feature: ManifestFeature, { columns }: QuestionContext): EffectComputed['inLog'] {
  const column = columnOf(feature, columns);
  if (column === null) return null;
  const kind = storedType(column) === 'DOUBLE' ? 'number' : 'text';
  return feature.type === 'boolean' && kind === 'text' ? null : { column: column.name, kind };
}

/** Accumulated effects of numbers, mean curves of categories, unless another kind was asked for and can be had. */
function kindOf(asked: Asked['kind'], ordered: boolean): { kind: EffectComputed['kind']; instead: Instead } {
  const kind = asked ?? (ordered ? 'ale' : 'pdp');
  if (kind !== 'ale' || ordered) return { kind, instead: null };
  return { kind: 'pdp', instead: { asked: 'ale', reason: 'CATEGORIES_HAVE_NO_ORDER', detail: null } };
}

type Curve = Pick<EffectComputed, 'points' | 'ice' | 'range' | 'missing'>;
type Drawing = { asked: Asked; rows: ModelRows; at: number; space: Space; signal: AbortSignal; watch: Watch };

/** Bins share their rows between their two edges, so that the shares of the points add up to 1. */
async function accumulated(
  explained: ExplainedModel,
  { asked, rows, at, space, signal, watch }: Drawing,
): Promise<Curve | Exclude<Awaited<ReturnType<typeof accumulatedEffects>>, { edges: unknown }>> {
  const score = scoreFunction(explained, { space }, signal);
  const found = await accumulatedEffects(score, rows.table, { column: at, bins: asked.grid ?? BINS }, watch);
  if (!isEstimated(found)) return found;
  const { edges, effect, missing, range, isGrey } = found;
  const support = gridSupport(rows.table.columns[at]!, { kind: 'numbers', values: edges });
  const known = support.rows.reduce((sum, count) => sum + count, 0);
  return {
    points: Array.from(edges, (x, k) => ({
      x,
      label: {},
      y: effect[k]!,
      density: support.rows[k]! / known,
      grey: isGrey[k] === 1,
    })),
    ice: [],
    range,
    missing,
  };
}

async function averaged(
  explained: ExplainedModel,
  {
    asked,
    rows,
    at,
    feature,
    kind,
    space,
    signal,
    watch,
    seed,
  }: Drawing & {
    feature: ManifestFeature;
    kind: EffectComputed['kind'];
    seed: number;
  },
): Promise<Curve | Exclude<ReturnType<typeof effectGrid>, { kind: unknown }>> {
  const column = rows.table.columns[at]!;
  const grid = gridOf(column, feature, asked.grid);
  if (!isEstimated(grid)) return grid;
  const score = scoreFunction(explained, { space }, signal);
  const { average, ice, support } = await partialDependence(score, rows.table, { column: at, grid }, watch);
  const known = support.rows.reduce((sum, count) => sum + count, 0);
  const g = grid.values.length;
  const shown = kind === 'ice' ? sampleOf(rows.table.rows, asked.curves ?? CURVES, randomOf(seed)) : [];
  return {
    points: Array.from(grid.values as ArrayLike<number | string>, (x, k): EffectPoint => ({
      x: pointValue(x, feature),
      label: pointLabel(x, feature),
      y: average[k]!,
      density: support.rows[k]! / known,
      grey: support.isGrey[k] === 1,
    })),
    ice: Array.from(shown, (row) => Array.from(ice.subarray(row * g, (row + 1) * g))),
    range: feature.type === 'numeric' ? support.range : null,
    missing: support.missing,
  };
}

const YES: LocalText = { en: 'yes', fr: 'oui' };
const NO: LocalText = { en: 'no', fr: 'non' };

function pointLabel(x: number | string, { type, categories }: ManifestFeature): LocalText {
  const told = categories?.find((one) => String(one.value) === String(x))?.label;
  if (told !== undefined || type !== 'boolean') return localText(told);
  return x === 0 ? NO : YES;
}

/** A yes or no that the model takes as a number. */
function pointValue(x: number | string, { type }: ManifestFeature): number | string {
  return type === 'boolean' && typeof x === 'number' ? String(x !== 0) : x;
}

function gridOf(
  column: RawColumn,
  { type }: ManifestFeature,
  points: number | undefined,
): ReturnType<typeof effectGrid> {
  if (type === 'numeric' || !(column instanceof Float64Array)) return effectGrid(column, { points });
  const values = [...new Set(column)].filter((_, row) => !isMissing(column, row)).sort((a, b) => a - b);
  const grid: Grid = { kind: 'numbers', values: Float64Array.from(values.filter((value) => !Number.isNaN(value))) };
  return grid;
}
