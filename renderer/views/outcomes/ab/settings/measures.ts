import { isCondition, parseExpression } from '#shared/analyses/ab-test/expression.ts';
import type { Expression } from '#shared/analyses/ab-test/expression.ts';
import type { MetricDefinition } from '#shared/analyses/ab-test/design.ts';
import type { AbMetric } from '#shared/analyses/ab-test/schema.ts';
import { isLogRole, storedAs } from '#shared/domain/role.ts';
import { writtenNumber } from '#shared/domain/typed-number.ts';
import type { LogColumn, ProjectSummary } from '#shared/contract/projects.ts';
import { columnName } from '#renderer/ui/selection-text.ts';
import type { Words } from '#shared/words/words.ts';

/** A measure while a person describes it in fields. */
export type MeasureDraft = {
  kind: AbMetric['kind'];
  name: string;
  column: string | null;
  operator: MeasureOperator;
  value: string;
  per: string | null;
  better: 'up' | 'down';
  money: boolean;
  winsorise: boolean;
};

export const OPERATORS = ['=', '<>', '>=', '<='] as const;
export type MeasureOperator = (typeof OPERATORS)[number];

/** Share of the values brought in at each end, as the comparison beside every mean does. */
const TAIL = 0.001;

export const EMPTY_DRAFT: MeasureDraft = {
  kind: 'mean',
  name: '',
  column: null,
  operator: '>=',
  value: '',
  per: null,
  better: 'up',
  money: false,
  winsorise: false,
};

type Known = Pick<ProjectSummary, 'columns' | 'meaning'>;

/** Columns that a measure can be made of: numbers to add up, and texts to compare with. */
export function measurable({ columns, meaning }: Known): { column: LogColumn; type: 'number' | 'text' }[] {
  return columns.flatMap((column) => {
    const type = typeOf(column, meaning.task);
    return type === null || UNMEASURED.has(column.part) ? [] : [{ column, type }];
  });
}

/** Columns whose values groups can be told apart by. */
export function groupable({ columns }: Known): LogColumn[] {
  return columns.filter(
    ({ part, kind, sensitivity }) =>
      kind !== 'time' && sensitivity !== 'identifier' && ['feature', 'audit', 'model_version', 'phase'].includes(part),
  );
}

const UNMEASURED = new Set<string>(['prediction_id', 'entity_id', 'cluster_id', 'arm', 'arm_share', 'text', 'ignore']);

function typeOf({ part, kind }: LogColumn, task: ProjectSummary['meaning']['task']): 'number' | 'text' | null {
  if (part === 'outcome') return task === 'regression' ? 'number' : 'text';
  const stored = isLogRole(part) ? storedAs(part) : kind === 'number' || kind === 'boolean' ? 'number' : 'text';
  return stored === 'time' ? null : stored;
}

/** What the fields say, or null while something is missing. */
export function definitionOf(draft: MeasureDraft, known: Known): MetricDefinition | null {
  const { kind, column, operator, per, better, money, winsorise } = draft;
  const found = measurable(known).find((one) => one.column.name === column);
  const name = draft.name.trim();
  const value = draft.value.trim();
  if (name === '' || found === undefined) return null;
  const written = columnText(found.column);
  const base = { name, better } as const;
  if (kind === 'rate') {
    if (value === '') return null;
    const number = value.replaceAll(/\s/gu, '').replace(',', '.');
    if (found.type === 'number' && !/^-?\d+(\.\d+)?$/u.test(number)) return null;
    const compared = found.type === 'text' ? `'${value.replaceAll("'", "''")}'` : number;
    return { ...base, expression: `${written} ${operator} ${compared}` };
  }
  if (found.type !== 'number') return null;
  const amounts = money ? { money } : {};
  if (kind === 'mean') return { ...base, expression: written, ...amounts, ...(winsorise ? { winsorise: TAIL } : {}) };
  const below = measurable(known).find((one) => one.column.name === per && one.type === 'number');
  return below === undefined ? null : { ...base, expression: written, per: columnText(below.column), ...amounts };
}

function columnText({ name, part }: LogColumn): string {
  return isLogRole(part) ? `@${part}` : `"${name.replaceAll('"', '""')}"`;
}

export function kindOf(definition: MetricDefinition): AbMetric['kind'] {
  if (definition.per !== undefined) return 'ratio';
  return isCondition(parseExpression(definition.expression)) ? 'rate' : 'mean';
}

/** "share of the cases where Age is at least 30": in words where it was made of one column, else as it is written. */
export function measureText(definition: MetricDefinition, { columns }: Known, words: Words): string {
  const { t } = words;
  const named = (text: string): string | null => columnOf(parseExpression(text), columns, words);
  const { expression, per } = definition;
  const whole = parseExpression(expression);
  const column = named(expression);
  const below = per === undefined ? null : named(per);
  if (per !== undefined)
    return t('outcomes.ab.measures.says.ratio', { column: column ?? expression, per: below ?? per });
  if (column !== null) return t('outcomes.ab.measures.says.mean', { column });
  if (whole.kind === 'pair' && OPERATORS.some((one) => one === whole.operator)) {
    const left = columnOf(whole.left, columns, words);
    const value = valueOf(whole.right, words);
    if (left !== null && value !== null)
      return t('outcomes.ab.measures.says.rate', {
        column: left,
        is: t(`outcomes.ab.measures.operators.${WORD[whole.operator as MeasureOperator]}`),
        value,
      });
  }
  return t(`outcomes.ab.measures.says.${kindOf(definition)}Written`, { expression });
}

function valueOf(expression: Expression, words: Words): string | null {
  if (expression.kind === 'text') return expression.value;
  if (expression.kind === 'number') return writtenNumber(expression.value, words.language);
  return expression.kind === 'call' && expression.name === 'minus' && expression.of.kind === 'number'
    ? writtenNumber(-expression.of.value, words.language)
    : null;
}

/** Operators as the dictionary names them. */
export const WORD: Record<MeasureOperator, string> = { '=': 'is', '<>': 'isNot', '>=': 'atLeast', '<=': 'atMost' };

function columnOf(expression: Expression, columns: readonly LogColumn[], words: Words): string | null {
  if (expression.kind !== 'column') return null;
  const { name } = expression;
  const found = columns.find((one) => (name.startsWith('@') ? one.part === name.slice(1) : one.name === name));
  return found === undefined ? name : columnName(found, words);
}
