import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { backgroundSchema, Refused } from '#shared/analyses/explanations.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { parseCondition } from '#shared/domain/selection.ts';
import { sampleOf } from '#shared/explain/column-values.ts';
import { takeRows } from '#shared/explain/raw-table.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import { randomOf } from '#shared/stats/random.ts';
import { unaskableRows } from '../models/runtime/feeds.ts';
import type { QuestionContext } from '../questions/question.ts';
import { localText, sideLabels } from '../questions/scored.ts';
import { refusal } from './asked-model.ts';
import { bundleRows } from './bundle-rows.ts';
import { caseFacts, caseRow } from './case-row.ts';
import { drawnRows } from './drawn-rows.ts';
import type { ExplainedModel } from './explained-model.ts';
import { missingFeatures, rowsReader } from './log-rows.ts';
import { categoryLabel } from './member-values.ts';
import { isLinked } from '../project/project-state.ts';

/** The rows that cases are compared with. */
export type Background = { table: RawTable; told: z.output<typeof backgroundSchema> };

/** Enough for the first reasons to stand still, few enough to be quick. */
export const RECOMMENDED_ROWS = 1000;

/** Where many cases are explained: cases times rows is what the answer costs. */
export const ROWS_FOR_MANY = 100;

type Asked = {
  /** `bundle`, conditions `column=value`, or `case:ID`. */
  background: string | readonly string[] | undefined;
  seed: number;
  most?: number;
};

type Found = { table: RawTable; of: number } & Pick<Background['told'], 'kind' | 'name' | 'label'>;

/**
 * The rows to compare with, at most so many, drawn by the seed: those of the bundle (its background, else its training
 * sample), a cohort of the log, or one case. Rows that the model cannot be asked about are left out.
 *
 * @throws AppError CASE_NOT_FOUND, COLUMN_UNKNOWN, PARAMETER_INVALID
 */
export async function backgroundOf(
  context: QuestionContext,
  { bundle, model, keep }: ExplainedModel,
  { background = 'bundle', seed, most = RECOMMENDED_ROWS }: Asked,
): Promise<Background | Refused> {
  const conditions = [background].flat();
  const [first = 'bundle'] = conditions;
  const found =
    conditions.length === 1 && first === 'bundle'
      ? await keep('background', () => ofBundle(context, bundle))
      : conditions.length === 1 && first.startsWith('case:')
        ? await ofCase(context, bundle, first.slice('case:'.length))
        : await ofCohort(context, bundle, { conditions, seed, most });
  if ('ok' in found) return found;
  const { kind, name, label, of } = found;
  const { table: askable } = onlyAskableRows(model, found.table);
  const table = askable.rows > most ? takeRows(askable, sampleOf(askable.rows, most, randomOf(seed))) : askable;
  if (table.rows === 0)
    return refusal({ reason: kind === 'cohort' ? 'NO_ROWS' : 'NO_BACKGROUND', version: bundle.version, columns: [] });
  return {
    table,
    told: { kind, name, ...(label === undefined ? {} : { label }), rows: table.rows, of, hash: tableHash(table) },
  };
}

async function ofBundle({ db }: QuestionContext, bundle: ExplainedModel['bundle']): Promise<Found | Refused> {
  const rows = (await bundleRows(db, bundle, 'background')) ?? (await bundleRows(db, bundle, 'training_sample'));
  if (rows === null) return refusal({ reason: 'NO_BACKGROUND', version: bundle.version, columns: [] });
  return { kind: 'bundle', name: rows.name, table: rows.table, of: rows.of };
}

async function ofCase(context: QuestionContext, bundle: ExplainedModel['bundle'], id: string): Promise<Found> {
  const table = await caseFacts(context, await caseRow(context, id), bundle.manifest.features);
  return { kind: 'case', name: id, table, of: 1 };
}

async function ofCohort(
  context: QuestionContext,
  bundle: ExplainedModel['bundle'],
  { conditions, seed, most }: { conditions: string[]; seed: number; most: number },
): Promise<Found | Refused> {
  const { db, columns, sources } = context;
  const { manifest, version } = bundle;
  const { features } = manifest;
  const lacking = missingFeatures(features, columns);
  if (lacking.length > 0) return refusal({ reason: 'FEATURES_MISSING', version, columns: lacking });
  const wrong = conditions.find((one) => !one.includes('='));
  if (wrong !== undefined)
    throw new AppError('PARAMETER_INVALID', 'no background', {
      key: 'background',
      found: wrong,
      expected: 'bundle, column=value or case:ID',
    });
  const drawn = await drawnRows(db, context.filterOf({ where: conditions }), { most, seed });
  const linked = isLinked(sources);
  const reader = await rowsReader(db, { features, columns, where: drawn.where, extra: {}, linked });
  const { table } = await reader.read(drawn.where);
  const label = conditions.length === 1 ? conditionLabel(bundle, conditions[0]) : null;
  return { kind: 'cohort', name: conditions.join(', '), ...(label === null ? {} : { label }), table, of: drawn.rows };
}

const DECIDED = '@decision=';

/** Cases with one decision or one category of a fact, as the bundle calls them; null for any other condition. */
function conditionLabel(bundle: ExplainedModel['bundle'], condition = ''): LocalText | null {
  if (condition.startsWith(DECIDED)) {
    const { en, fr } = sideLabels(bundle)(condition.slice(DECIDED.length));
    return {
      ...(en === undefined ? {} : { en: `the decision is “${en}”` }),
      ...(fr === undefined ? {} : { fr: `la décision est «\u00a0${fr}\u00a0»` }),
    };
  }
  const asked = parseCondition(condition);
  const feature = bundle.manifest.features.find(({ name }) => name === asked?.column);
  if (asked === null || feature?.categories === undefined || asked.value === '') return null;
  const [name, value] = [localText(feature.label), categoryLabel(feature, asked.value)];
  return {
    en: `“${name.en ?? feature.name}” is “${value.en ?? asked.value}”`,
    fr: `«\u00a0${name.fr ?? feature.name}\u00a0» vaut «\u00a0${value.fr ?? asked.value}\u00a0»`,
  };
}

/**
 * Rows that can be put to the model: some inputs have no way to say that a value is missing.
 *
 * @returns those rows, and which they are; null when all can
 */
export function onlyAskableRows(
  model: ExplainedModel['model'],
  table: RawTable,
): { table: RawTable; rows: number[] | null } {
  const mute = unaskableRows(model.plan, table);
  if (mute === null) return { table, rows: null };
  const rows = Array.from(mute.keys()).filter((row) => mute[row] === 0);
  return { table: takeRows(table, rows), rows };
}

/** SHA-256 of the values, column by column: numbers as float64, little-endian; texts as JSON. */
export function tableHash({ columns }: RawTable): string {
  const hash = createHash('sha256');
  for (const column of columns)
    hash.update(
      column instanceof Float64Array
        ? new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
        : JSON.stringify(column),
    );
  return hash.digest('hex');
}
