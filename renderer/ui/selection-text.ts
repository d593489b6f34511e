import type { LogColumn } from '#shared/contract/projects.ts';
import { isLogRole } from '#shared/domain/role.ts';
import { parseCondition, withoutNot } from '#shared/domain/selection.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { askedValue } from '#shared/words/condition-words.ts';
import type { Words } from '#shared/words/words.ts';
import { labelIn, NO_LABELS, valueText } from '#renderer/meaning/labels.ts';
import type { Labels } from '#renderer/meaning/labels.ts';

type Span = { from: string; to: string } | null;

/** "January to June 2025", "June 2025", or that there is no prediction to date. */
export function periodText(
  { period, from, to }: Pick<Selection, 'period' | 'from' | 'to'>,
  whole: Span,
  { format, t }: Pick<Words, 'format' | 't'>,
): string {
  if (period !== undefined) return format.period(period);
  const start = from ?? whole?.from;
  const end = to ?? whole?.to;
  return start === undefined || end === undefined ? t('ui.noPeriod') : format.range(start, end);
}

/** The name of a column as people read it: its label, else what it is in the log, else its name in the file. */
export function columnName(
  column: Pick<LogColumn, 'name' | 'label' | 'part'>,
  { language, t }: Pick<Words, 'language' | 't'>,
): string {
  return labelIn(column.label, language) ?? (isLogRole(column.part) ? t(`mapping.parts.${column.part}`) : column.name);
}

/** `Job=fixed` as "Type of job: Permanent"; `@outcome=` as "Outcome: not filled in". */
export function conditionText(
  text: string,
  columns: readonly LogColumn[],
  words: Words,
  labels: Labels = NO_LABELS,
): string {
  const read = readCondition(text, { columns, labels }, words);
  return read === null ? text : words.t('ui.condition', { column: read.name, value: read.told((value) => value) });
}

/** The conditions as parts of one sentence: "type of job is “Permanent” and score is from 0.2 to under 0.3". */
export function conditionsSaid(
  where: readonly string[],
  named: { columns: readonly LogColumn[]; labels: Labels },
  words: Words,
): string {
  const { t, format } = words;
  return format.list(
    where.map((text) => {
      const read = readCondition(text, named, words);
      if (read === null) return format.quote(text);
      if (read.isEmpty) return t(`ui.conditionSaid.${read.isNot ? 'filled' : 'empty'}`, { column: read.name });
      return t('ui.conditionSaid.is', {
        column: lowered(read.name),
        value: read.told((value) => (read.isText ? format.quote(value) : value)),
      });
    }),
  );
}

/** A name in the middle of a sentence; one that is written in capitals stays so. */
function lowered(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

type ReadCondition = {
  name: string;
  isNot: boolean;
  isEmpty: boolean;
  isText: boolean;
  /** The value in words; a single one as it is given back. */
  told: (single: (value: string) => string) => string;
};

function readCondition(
  text: string,
  { columns, labels }: { columns: readonly LogColumn[]; labels: Labels },
  words: Words,
): ReadCondition | null {
  const condition = parseCondition(text);
  if (condition === null) return null;
  const asked = withoutNot(condition.column, (called) => columnOf(called, columns) !== undefined);
  const column = columnOf(asked.column, columns);
  const said = (value: string): string => (column === undefined ? value : valueText(labels, column, value));
  const isText = column !== undefined && column.kind === 'text';
  const { isNot } = asked;
  return {
    name: column === undefined ? roleName(asked.column, words) : columnName(column, words),
    isNot,
    isEmpty: condition.value === '',
    isText,
    told: (single) =>
      askedValue({ value: condition.value, isNot, ranged: !isText }, (value) => single(said(value)), words),
  };
}

function columnOf(name: string, columns: readonly LogColumn[]): LogColumn | undefined {
  return columns.find((one) => (name.startsWith('@') ? one.part === name.slice(1) : one.name === name));
}

function roleName(name: string, words: Words): string {
  const key = `mapping.parts.${name.slice(1)}`;
  return name.startsWith('@') && words.has(key) ? words.t(key) : name;
}

/** All filters in one line, for a provenance; or that there is none. */
export function filterText(
  where: readonly string[] | undefined,
  columns: readonly LogColumn[],
  words: Words,
  labels: Labels = NO_LABELS,
): string {
  if (where === undefined || where.length === 0) return words.t('ui.noFilter');
  return where.map((text) => conditionText(text, columns, words, labels)).join(' \u00b7 ');
}
