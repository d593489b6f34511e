import type { LogColumn, ProjectSummary } from '#shared/contract/projects.ts';
import { isLogRole } from '#shared/domain/role.ts';
import type { FactGroup } from '#renderer/state/drawer.ts';
import type { Words } from '#shared/words/words.ts';
import type { Cell, TableLine } from '#renderer/api/use-table.ts';
import { valueText } from '#renderer/meaning/labels.ts';
import type { Labels } from '#renderer/meaning/labels.ts';
import { columnName } from '#renderer/ui/selection-text.ts';

const MOST_FACTS = 6;
const OPTIONAL = new Set(['model_version', 'arm', 'value', 'outcome_time', 'applied_decision']);
const LISTED = new Set([
  'entity_id',
  'prediction_time',
  'score',
  'decision',
  'applied_decision',
  'outcome',
  'arm',
  'value',
]);

export type ShownColumn = { id: string; head: string; column: LogColumn; isNumeric: boolean; isOptional: boolean };

/** The head of a column: its part for the log, its label for a fact. */
export function headOf(column: LogColumn, words: Words): string {
  return isLogRole(column.part) ? words.t(`mapping.parts.${column.part}`) : columnName(column, words);
}

/** The columns of the list: what happened to the case, then a few facts in the order of the file. */
export function shownColumns(project: ProjectSummary, names: readonly string[], words: Words): ShownColumn[] {
  const columns = names.flatMap((name) => project.columns.find((column) => column.column === name) ?? []);
  const roles = columns.filter((column) => LISTED.has(column.part));
  const facts = columns.filter((column) => column.part === 'feature').slice(0, MOST_FACTS);
  return [...roles, ...facts].map((column, index) => ({
    id: column.column,
    head: headOf(column, words),
    column,
    isNumeric: column.kind === 'number' && !isName(column.part, project.meaning.task),
    isOptional: OPTIONAL.has(column.part) || index >= roles.length + 2,
  }));
}

/** What is written as a number and read as a name: an individual, a class. */
function isName(part: LogColumn['part'], task: ProjectSummary['meaning']['task']): boolean {
  return part === 'entity_id' || (part === 'outcome' && task !== 'regression');
}

/** A value as it is read: dates in words, scores in percent, labels where the bundle has them. */
export function cellWords(
  value: Cell,
  column: LogColumn,
  context: { project: ProjectSummary; labels: Labels },
  words: Words,
): string {
  if (value === null || value === '') return '';
  const { format } = words;
  const { part, kind } = column;
  if (typeof value === 'boolean') return words.t(value ? 'ui.yes' : 'ui.no');
  if (kind === 'time')
    return column.part === 'outcome_time' ? format.day(String(value)) : format.shortDateTime(String(value));
  if (part === 'applied_decision' && (value === 'true' || value === 'false'))
    return words.t(value === 'true' ? 'ui.yes' : 'ui.no');
  if (typeof value === 'string') {
    return part === 'arm' ? armText(value, context.project, words) : valueText(context.labels, column, value);
  }
  if (part === 'score' || part === 'shadow_score')
    return context.project.meaning.scoreKind === 'probability' ? format.percent(value, 1) : plainNumber(value, words);
  const currency = context.project.meaning.currency;
  if ((part === 'value' || part === 'cost' || part === 'pre_value') && currency !== null)
    return format.money(value, currency);
  return plainNumber(value, words);
}

function plainNumber(value: number, { format }: Words): string {
  return Number.isInteger(value) ? format.integer(value) : format.decimal(value);
}

/** Groups by what they do, where the project says it. */
function armText(value: string, { meaning }: ProjectSummary, { t }: Words): string {
  if (value === meaning.arms?.treatment) return t('cases.arms.treatment');
  return value === meaning.arms?.control ? t('cases.arms.control') : value;
}

/** Everything that the log says of one case, for the drawer. */
export function caseGroups(
  line: TableLine,
  context: { project: ProjectSummary; labels: Labels },
  words: Words,
): FactGroup[] {
  const pairs = (wanted: (column: LogColumn) => boolean): FactGroup['pairs'] =>
    context.project.columns
      .filter((column) => wanted(column) && line.names.includes(column.column))
      .map((column) => ({
        name: headOf(column, words),
        value: withUnit(cellWords(line.value(column.column), column, context, words), column, words),
      }));
  return [
    {
      head: words.t('cases.groups.trace'),
      pairs: pairs((column) => isLogRole(column.part) && column.column !== 'case_id'),
    },
    { head: words.t('cases.groups.facts'), pairs: pairs((column) => column.part === 'feature') },
    {
      head: words.t('cases.groups.other'),
      pairs: pairs((column) => column.part === 'audit' || column.part === 'text'),
    },
  ];
}

function withUnit(text: string, column: LogColumn, { t, language }: Words): string {
  if (text === '') return t('filters.notFilled');
  const unit = column.unit?.[language];
  return unit === undefined || column.kind !== 'number' ? text : `${text}\u00a0${unit}`;
}
