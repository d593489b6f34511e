import type { Changed, WhatIfChange } from '#shared/analyses/what-if/schema.ts';
import type { Refused } from '#shared/analyses/explanations.ts';
import { editorOf, placesAlong } from '#shared/explain/editors.ts';
import type { Editor } from '#shared/explain/editors.ts';
import { familiarity, neverTogether } from '#shared/explain/familiar.ts';
import type { Familiarity } from '#shared/explain/familiar.ts';
import type { RawColumn, RawTable } from '#shared/explain/raw-table.ts';
import { isText } from '../models/feature-sql.ts';
import { scoreRows } from '../models/runtime/score-rows.ts';
import type { QuestionContext } from '../questions/question.ts';
import { sideLabels } from '../questions/scored.ts';
import { askedBundle, modelFailed, readyModel, refusal } from './asked-model.ts';
import { backgroundOf, RECOMMENDED_ROWS } from './background.ts';
import type { Background } from './background.ts';
import { caseFacts, caseRow } from './case-row.ts';
import type { CaseRow } from './case-row.ts';
import type { ExplainedModel } from './explained-model.ts';
import { ruleOf } from './feature-rules.ts';
import { memberValue, unusual } from './member-values.ts';
import { namedColumn } from './named-players.ts';
import { cutsOf, sidesOf } from './replay-verdicts.ts';
import { missingOf } from './told-case.ts';
import type { Setting } from './what-if-settings.ts';

/** One case and its model, made ready to be tried with other facts. */
export type Trial = {
  row: CaseRow;
  explained: ExplainedModel;
  facts: RawTable;
  /** Score of the facts as they are; null where the model gives none. */
  own: number | null;
  around: { background: Background; known: Familiarity; never: ReturnType<typeof neverTogether> } | Refused;
};

type Asked = { case: string; score?: string | undefined; version?: string | undefined };

/** Makes a case ready, or finds it so; the last few are kept while the project stays as it is. */
export function trialOf(context: QuestionContext, asked: Asked): Promise<Trial | (Refused & { row: CaseRow })> {
  const key = JSON.stringify([asked.case, asked.score ?? asked.version ?? null]);
  return context.shared(`what-if ${key}`, () => makeTrial(context, asked));
}

async function makeTrial(context: QuestionContext, asked: Asked): Promise<Trial | (Refused & { row: CaseRow })> {
  const row = await caseRow(context, asked.case);
  const bundle = askedBundle(context, asked, row.version);
  if ('ok' in bundle) return { ...bundle, row };
  const explained = await readyModel(context, bundle);
  if ('ok' in explained) return { ...explained, row };
  const facts = await caseFacts(context, row, bundle.manifest.features);
  const background = await backgroundOf(context, explained, { background: 'bundle', seed: 0, most: RECOMMENDED_ROWS });
  const around =
    'ok' in background
      ? background
      : {
          background,
          known: await explained.keep(`familiarity ${background.told.hash}`, () =>
            Promise.resolve(familiarity(background.table)),
          ),
          never: neverTogether(background.table, facts),
        };
  const own = await scoreOf(context, explained, facts).catch((cause: unknown) => modelFailed(cause, bundle.version));
  if (typeof own === 'object' && own !== null) return { ...own, row };
  return { row, explained, facts, own, around };
}

/** Null where the model gives no score. */
async function scoreOf(
  { signal }: QuestionContext,
  { model }: ExplainedModel,
  table: RawTable,
): Promise<number | null> {
  const [score = Number.NaN] = await scoreRows(model, table, { signal });
  return Number.isFinite(score) ? score : null;
}

/** The facts of a case with some of them set otherwise. */
export function changedFacts({ facts }: Pick<Trial, 'facts'>, settings: readonly Setting[]): RawTable {
  const columns = [...facts.columns];
  for (const { column, value } of settings) columns[column] = columnWith(columns[column]!, [value]);
  return { rows: 1, columns };
}

function columnWith(like: RawColumn, values: readonly (number | string | null)[]): RawColumn {
  return like instanceof Float64Array
    ? Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)))
    : values.map((value) => (value === null ? null : String(value)));
}

/** Score, decision and support of a case with facts set otherwise; or why the model gives no score. */
export async function tried(
  context: QuestionContext,
  trial: Trial,
  settings: readonly Setting[],
): Promise<Changed | Refused> {
  const { explained, own } = trial;
  const { bundle } = explained;
  const table = changedFacts(trial, settings);
  const changes = changesOf(trial, table);
  const score = changes.length === 0 ? own : await scoreOf(context, explained, table);
  if (own === null || score === null)
    return refusal({
      reason: 'MODEL_GIVES_NO_SCORE',
      version: bundle.version,
      columns: missingOf(explained, own === null ? trial.facts : table),
    });
  const named = decisionOf(context, trial);
  return {
    before: { score: own, decision: named(own) },
    after: { score, decision: named(score) },
    difference: score - own,
    flips: flips(context, own, score),
    changes,
    support: supportOf(trial, table),
  };
}

function decisionOf(
  { meaning }: QuestionContext,
  { explained }: Trial,
): (score: number) => Changed['before']['decision'] {
  const cuts = cutsOf(meaning.cutoff);
  if (cuts === null || meaning.cutoff === null) return () => null;
  const sides = sidesOf(meaning.cutoff);
  const labelOf = sideLabels(explained.bundle);
  return (score) => {
    const value = sides[cuts.sideOf(score)];
    return { value, label: labelOf(value) };
  };
}

function flips({ meaning }: QuestionContext, before: number, after: number): boolean | null {
  const cuts = cutsOf(meaning.cutoff);
  return cuts === null ? null : cuts.sideOf(before) !== cuts.sideOf(after);
}

function changesOf({ explained, facts }: Trial, table: RawTable): WhatIfChange[] {
  return explained.bundle.manifest.features.flatMap((feature, at): WhatIfChange[] => {
    const [from, to] = [facts.columns[at]!, table.columns[at]!];
    if (Object.is(from[0], to[0])) return [];
    const before = memberValue(feature, from, null);
    const after = memberValue(feature, to, null);
    return [
      {
        ...namedColumn(feature),
        from: before.value,
        to: after.value,
        fromLabel: before.valueLabel,
        toLabel: after.valueLabel,
        unit: after.unit,
        ...(after.format === undefined ? {} : { format: after.format }),
        note: unusual(feature, to),
        fixed: feature.immutable === true,
      },
    ];
  });
}

function supportOf({ around, facts, explained }: Trial, table: RawTable): Changed['support'] {
  if ('ok' in around) return around;
  const { known, background, never } = around;
  const { features } = explained.bundle.manifest;
  return {
    rows: background.table.rows,
    alike: known.alike(table),
    nearest: known.nearest(table),
    before: known.nearest(facts),
    usual: known.usual,
    never: [...never(table)].map(([a, b]) => [namedColumn(features[a]!), namedColumn(features[b]!)]),
  };
}

/** What each fact of a case can be set to. */
export function editorsOf({ explained, facts, around }: Trial): Editor[] {
  return explained.bundle.manifest.features.map((feature, at) => {
    const own = facts.columns[at]!;
    const others = 'ok' in around ? own : around.background.table.columns[at]!;
    const categories = feature.type === 'categorical' ? (feature.categories ?? []) : [];
    return editorOf(own, others, {
      ...ruleOf(feature),
      categories: categories.map(({ value }) => (isText(feature) ? String(value) : Number(value))),
    });
  });
}

export type FactCurve = { feature: string; points: { at: number | string; score: number | null }[] };

/**
 * The score along each fact, everything else as it is set: one line per fact for this one case.
 *
 * @returns in the order of the manifest; a score is null where the model gives none
 */
export async function curvesOf(
  context: QuestionContext,
  trial: Trial,
  settings: readonly Setting[],
): Promise<FactCurve[]> {
  const { explained } = trial;
  const { features } = explained.bundle.manifest;
  const table = changedFacts(trial, settings);
  const places = editorsOf(trial).map((editor, at) => placesAlong(editor, table.columns[at]![0] ?? null));
  const starts = places.map((_, at) => places.slice(0, at).reduce((sum, one) => sum + one.length, 0));
  const rows = places.reduce((sum, one) => sum + one.length, 0);
  const all: RawTable = {
    rows,
    columns: table.columns.map((column, at) => {
      const [own = null] = column as ArrayLike<number | string | null> & Iterable<number | string | null>;
      const values = new Array<number | string | null>(rows).fill(own);
      places[at]!.forEach((place, index) => (values[starts[at]! + index] = place));
      return columnWith(column, values);
    }),
  };
  const scores = await scoreRows(explained.model, all, { signal: context.signal });
  return features.map(({ name }, at) => ({
    feature: name,
    points: places[at]!.map((place, index) => {
      const score = scores[starts[at]! + index]!;
      return { at: place, score: Number.isFinite(score) ? score : null };
    }),
  }));
}
