import type { ColumnProfile } from '#shared/mapping/columns.ts';
import type { Meaning, Recipe, RecipeColumn } from '#shared/mapping/recipe.ts';
import { NO, YES } from '#shared/mapping/synonyms.ts';
import { identifier, listLiteral, literal } from '../db/sql.ts';
import { labelFromNumber, mapped, numberFromText, offsetMinutes, timeFromText } from './expressions.ts';
import type { Expression } from './expressions.ts';
import { storedType } from './log-columns.ts';
import type { LogColumnDef } from './log-columns.ts';
import type { Relation, SourceType } from './relations.ts';
import { UNNAMED } from './unnamed-model.ts';

/** A column of the file on its way into a column of the log. */
export type PlannedColumn = { index: number; recipe: RecipeColumn; profile: ColumnProfile; def: LogColumnDef };

export type PlanInput = {
  sourceId: number;
  recipe: Recipe;
  columns: readonly PlannedColumn[];
  /** Labels that an outcome may have, where the bundle lists them. */
  outcomeLabels: readonly string[] | null;
};

export type PlannedSelect = { column: string; sql: string };

type Value = PlannedColumn & Expression & { target: string };

const EARLIEST = `TIMESTAMP '1970-01-02 00:00:00'`;
const LATEST = `TIMESTAMP '2100-01-01 00:00:00'`;

/** Rows of the file as rows of the log, `set_aside` saying why a row does not count. */
export function loadSelect(input: PlanInput, relation: Relation): { columns: string[]; sql: string } {
  const values = input.columns.map((column) => valueOf(column, relation, input.recipe));
  const inner = [
    ...values.map((value) => ({ column: value.target, sql: value.sql })),
    ...derived(input, values, relation),
  ];
  const aside = `CASE ${asideCases(input, values, relation)
    .map(({ when, reason }) => `WHEN ${when} THEN ${literal(reason)}`)
    .join(' ')} ELSE NULL END`;
  const selected = [...inner, { column: 'failed', sql: aside }];
  const names = inner.map(({ column }) => column).filter((column) => column !== 'case_id' && column !== 'row_text');
  const caseId = caseIdSql(inner);
  const list = names.map((name) => `r.${identifier(name)}`).join(', ');
  return {
    columns: ['case_id', 'source_id', ...names, 'set_aside'],
    sql: `SELECT ${caseId} AS case_id, ${input.sourceId}::SMALLINT AS source_id, ${list}, ${lateAside(input.recipe.meaning, names)} AS set_aside
      FROM (SELECT ${selected.map(({ column, sql }) => `${sql} AS ${identifier(column)}`).join(', ')} FROM ${relation.from}) r`,
  };
}

/** Number and case id of every row, in a sequential relation. */
export function caseSelect(input: PlanInput, relation: Relation): string {
  const values = input.columns.map((column) => valueOf(column, relation, input.recipe));
  const inner = [
    ...values.map((value) => ({ column: value.target, sql: value.sql })),
    ...derived(input, values, relation),
  ];
  const list = inner.map(({ column, sql }) => `${sql} AS ${identifier(column)}`).join(', ');
  return `SELECT r.ordinal AS ordinal, ${caseIdSql(inner)} AS case_id FROM (SELECT ${relation.ordinal} AS ordinal, ${list} FROM ${relation.from}) r`;
}

/**
 * The rows that do not count, in the order of the file: record number (from 0), reason, column and text.
 * `late` reasons look at the parsed time and score; the others at the text of one column.
 */
export function asideSelect(input: PlanInput, relation: Relation): string {
  const values = input.columns.map((column) => valueOf(column, relation, input.recipe));
  const cases = asideCases(input, values, relation);
  const at = `CASE ${cases.map(({ when }, index) => `WHEN ${when} THEN ${index}`).join(' ')} ELSE NULL END`;
  const time = values.find((value) => value.recipe.part === 'prediction_time');
  const score = values.find((value) => value.recipe.part === 'score');
  const names = [...(time ? ['prediction_time'] : []), ...(score ? ['score'] : [])];
  const late = `(${lateAside(input.recipe.meaning, names).replaceAll('r.failed', 'NULL')})::VARCHAR`;
  const list = (pick: (value: Value | undefined) => string): string =>
    `[${cases.map((one) => pick(one.value)).join(', ')}]`;
  const text = (value: Value | undefined): string =>
    value === undefined ? `NULL::VARCHAR` : `left(${relation.column(value.index).sql}::VARCHAR, 500)`;
  return `SELECT r.ordinal::DOUBLE AS ordinal,
      coalesce(${listLiteral(cases.map((one) => one.reason))}[r.failed + 1], r.late) AS reason,
      CASE WHEN r.failed IS NOT NULL THEN ${list((value) => literal(value?.recipe.name ?? null))}[r.failed + 1]
           WHEN r.late IN ('NO_TIME', 'TIME_IMPLAUSIBLE') THEN ${literal(time?.recipe.name ?? null)}
           ELSE ${literal(score?.recipe.name ?? null)} END AS column_name,
      CASE WHEN r.failed IS NOT NULL THEN r.texts[r.failed + 1] WHEN r.late IN ('NO_TIME', 'TIME_IMPLAUSIBLE') THEN r.time_text ELSE r.score_text END AS value,
      r.raw AS raw
    FROM (SELECT ordinal, failed, texts, time_text, score_text, raw, ${late} AS late FROM (
      SELECT ${relation.ordinal} AS ordinal, ${at} AS failed, ${list(text)}::VARCHAR[] AS texts, ${relation.raw} AS raw,
        ${text(time)} AS time_text, ${text(score)} AS score_text
        ${time ? `, ${time.sql} AS prediction_time` : ''}${score ? `, ${score.sql} AS score` : ''}
      FROM ${relation.from}) r) r
    WHERE r.failed IS NOT NULL OR r.late IS NOT NULL ORDER BY ordinal`;
}

type AsideCase = { when: string; reason: string; value?: Value };

function asideCases(input: PlanInput, values: readonly Value[], relation: Relation): AsideCase[] {
  const cases: AsideCase[] =
    relation.notARecord === null ? [] : [{ when: relation.notARecord, reason: 'NOT_AN_OBJECT' }];
  for (const value of values) {
    if (value.fails !== null)
      cases.push({
        when: value.fails,
        reason: storedType(value.def) === 'TIMESTAMP' ? 'NOT_A_TIME' : 'NOT_A_NUMBER',
        value,
      });
    if (value.recipe.part === 'outcome' && input.outcomeLabels !== null && storedType(value.def) === 'VARCHAR')
      cases.push({
        when: `${value.sql} NOT IN (${input.outcomeLabels.map(literal).join(', ')})`,
        reason: 'OUTCOME_UNKNOWN_VALUE',
        value,
      });
  }
  return cases.length > 0 ? cases : [{ when: 'FALSE', reason: 'NOT_AN_OBJECT' }];
}

/** What is judged on parsed values: no time, a time of another age, no score, a probability outside [0, 1]. */
function lateAside(meaning: Meaning, names: readonly string[]): string {
  const cases = [`WHEN r.failed IS NOT NULL THEN r.failed`];
  if (names.includes('prediction_time'))
    cases.push(
      `WHEN r.prediction_time IS NULL THEN 'NO_TIME'`,
      `WHEN r.prediction_time < ${EARLIEST} OR r.prediction_time >= ${LATEST} THEN 'TIME_IMPLAUSIBLE'`,
    );
  if (names.includes('score')) {
    cases.push(`WHEN r.score IS NULL THEN 'NO_SCORE'`, `WHEN NOT isfinite(r.score) THEN 'SCORE_NOT_FINITE'`);
    if (meaning.scoreKind === 'probability') cases.push(`WHEN r.score < 0 OR r.score > 1 THEN 'SCORE_OUT_OF_RANGE'`);
  }
  return `CASE ${cases.join(' ')} ELSE NULL END`;
}

function valueOf(column: PlannedColumn, relation: Relation, recipe: Recipe): Value {
  const source = relation.column(column.index);
  const expression = expressionOf(column, source.sql, source.type, recipe);
  return { ...column, ...expression, target: column.def.column };
}

function expressionOf(
  { recipe: one, profile, def }: PlannedColumn,
  source: string,
  type: SourceType,
  recipe: Recipe,
): Expression {
  const { timezone } = recipe.reading;
  switch (storedType(def)) {
    case 'VARCHAR':
      return { sql: modelText(one, textOf(one, profile, source, type), recipe.meaning), fails: null };
    case 'TIMESTAMP':
      return timeOf(profile, source, type, timezone);
    case 'DOUBLE': {
      const number = numberOf(one, profile, source, type);
      const percent = one.part === 'score' && recipe.meaning.percentScore;
      return percent ? { ...number, sql: `${number.sql} / 100` } : number;
    }
  }
}

function textOf(one: RecipeColumn, profile: ColumnProfile, source: string, type: SourceType): string {
  if (type === 'integer' || type === 'boolean' || type === 'time' || type === 'instant')
    return mapped(`${source}::VARCHAR`, one.values);
  if (type === 'number') return mapped(labelFromNumber(source), one.values);
  const text = `nullif(${source}, '')`;
  if (one.part !== 'outcome' || !profile.present.some((value) => /^[+-]?\d+\.0+$/.test(value)))
    return mapped(text, one.values);
  const number = `try_cast(${source} AS DOUBLE)`;
  return mapped(`CASE WHEN ${number} IS NULL THEN ${text} ELSE ${labelFromNumber(number)} END`, one.values);
}

function numberOf(one: RecipeColumn, profile: ColumnProfile, source: string, type: SourceType): Expression {
  // NaN is how some tools write a missing number; the score keeps it, to be set aside as not finite.
  const missing = (sql: string): string => (one.part === 'score' ? sql : `nullif(${sql}, 'nan'::DOUBLE)`);
  if (type === 'boolean') return { sql: `${source}::INTEGER::DOUBLE`, fails: null };
  if (type !== 'text') return { sql: missing(`${source}::DOUBLE`), fails: null };
  const text = withoutMissingWords(one, profile, source);
  if (one.kind === 'boolean' && profile.number === null) return yesOrNo(text);
  const expression = numberFromText(text, profile.number ?? { decimal: '.', grouped: false, percent: false });
  return { ...expression, sql: missing(expression.sql) };
}

function yesOrNo(text: string): Expression {
  const words = (list: readonly string[]): string => list.map(literal).join(', ');
  const sql = `CASE WHEN lower(${text}) IN (${words(YES)}) THEN 1.0 WHEN lower(${text}) IN (${words(NO)}) THEN 0.0 END`;
  return { sql, fails: `${text} IS NOT NULL AND ${text} <> '' AND ${sql} IS NULL` };
}

function timeOf(profile: ColumnProfile, source: string, type: SourceType, timezone: string | null): Expression {
  if (type === 'time') return { sql: `${source}::TIMESTAMP`, fails: null };
  if (type === 'instant') return { sql: `${source} AT TIME ZONE ${literal(timezone ?? 'UTC')}`, fails: null };
  const text = type === 'text' ? source : `${source}::VARCHAR`;
  return timeFromText(
    text,
    profile.time ?? { shape: 'iso', separator: '-', shortYear: false, clock: 'mixed', ambiguous: false },
    timezone,
  );
}

const MISSING_WORDS = ['NA', 'N/A', 'n/a', '#N/A', 'NULL', 'null', 'None', 'NaN', 'nan'];

/** `NA` in a column of numbers is a missing number; in the score it is a line to look at. */
export function missingWordsIn(one: RecipeColumn, profile: ColumnProfile): string[] {
  if (one.part === 'score' || one.part === 'prediction_time') return [];
  const present = new Set(profile.present);
  return MISSING_WORDS.filter((word) => present.has(word));
}

function withoutMissingWords(one: RecipeColumn, profile: ColumnProfile, source: string): string {
  const words = missingWordsIn(one, profile);
  return words.length === 0
    ? source
    : `CASE WHEN ${source} IN (${words.map(literal).join(', ')}) THEN NULL ELSE ${source} END`;
}

const NAME_AND_VERSION = String.raw`^(.+?)[ _@/:-]+v?(\d+(?:\.\d+)+\S*)$`;

function modelText(one: RecipeColumn, text: string, meaning: Meaning): string {
  if (one.part !== 'model_name' || !meaning.splitModel) return text;
  return `CASE WHEN regexp_matches(${text}, ${literal(NAME_AND_VERSION)}) THEN regexp_extract(${text}, ${literal(NAME_AND_VERSION)}, 1) ELSE ${text} END`;
}

/** Columns of the log that no single column of the file holds. */
function derived({ recipe, columns }: PlanInput, values: readonly Value[], relation: Relation): PlannedSelect[] {
  const { meaning, reading } = recipe;
  const result: PlannedSelect[] = [];
  const time = columns.find((column) => column.recipe.part === 'prediction_time');
  if (time !== undefined) result.push({ column: 'time_offset', sql: offsetOf(time, relation, reading.timezone) });
  const model = columns.find((column) => column.recipe.part === 'model_name');
  const targets = new Set(values.map((value) => value.target));
  if (model !== undefined && meaning.splitModel && !targets.has('model_version')) {
    const text = textOf(
      model.recipe,
      model.profile,
      relation.column(model.index).sql,
      relation.column(model.index).type,
    );
    result.push({
      column: 'model_version',
      sql: `nullif(regexp_extract(${text}, ${literal(NAME_AND_VERSION)}, 2), '')`,
    });
    targets.add('model_version');
  }
  if (!targets.has('model_name'))
    result.push({ column: 'model_name', sql: `${literal(meaning.modelName ?? UNNAMED.name)}` });
  if (!targets.has('model_version'))
    result.push({ column: 'model_version', sql: `${literal(meaning.modelVersion ?? UNNAMED.version)}` });
  if (!targets.has('case_id') && !targets.has('entity_id')) result.push({ column: 'row_text', sql: relation.raw });
  return result;
}

/** An instant without a zone of its own is shown in UTC; a wall clock has no offset. */
function offsetOf(time: PlannedColumn, relation: Relation, timezone: string | null): string {
  const { sql, type } = relation.column(time.index);
  if (type === 'text') return offsetMinutes(sql, time.profile.time, timezone);
  if (type !== 'instant') return 'NULL::SMALLINT';
  return timezone === null
    ? '0::SMALLINT'
    : `date_diff('minute', ${sql} AT TIME ZONE 'UTC', ${sql} AT TIME ZONE ${literal(timezone)})::SMALLINT`;
}

/**
 * The prediction's identifier, else individual, time, model and version, as far as they are known; else a fingerprint of the
 * row's content.
 */
function caseIdSql(planned: readonly PlannedSelect[]): string {
  const stands: Record<string, string> = { model_name: literal(UNNAMED.name), model_version: literal(UNNAMED.version) };
  const has = (name: string): boolean => planned.some(({ column, sql }) => column === name && sql !== stands[name]);
  const parts = ['entity_id', 'prediction_time', 'model_name', 'model_version']
    .filter(has)
    .map((name) => `r.${name}::VARCHAR`);
  const made = has('row_text')
    ? `'row-' || left(md5(r.row_text), 16)`
    : `concat_ws('|', ${parts.length === 0 ? 'NULL' : parts.join(', ')})`;
  return has('case_id') ? `coalesce(nullif(r.case_id, ''), ${made})` : made;
}
