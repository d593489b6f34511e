import { isCondition, parseExpression } from '#shared/analyses/ab-test/expression.ts';
import type { Expression } from '#shared/analyses/ab-test/expression.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { identifier, literal } from '../../db/sql.ts';
import type { QuestionContext } from '../question.ts';
import { resolveColumn } from '../row-filter.ts';

type Known = Pick<QuestionContext, 'columns' | 'meaning'>;
type Type = 'number' | 'text' | 'boolean' | 'time';
type Compiled = { sql: string; type: Type };

/**
 * An expression over the columns of the log as SQL; texts are quoted, names resolved, nothing else reaches the database.
 *
 * @returns SQL of a number (a condition is 1 or 0), NULL where a column is missing
 * @throws AppError PARAMETER_INVALID for what cannot be read or compared, COLUMN_UNKNOWN, ROLE_UNKNOWN
 */
export function expressionSql(known: Known, text: string): { sql: string; isCondition: boolean } {
  const expression = parseExpression(text);
  const { sql, type } = compiled(known, expression, text);
  if (type === 'text' || type === 'time') throw mismatch(text);
  return type === 'boolean'
    ? { sql: `(${sql})::INTEGER::DOUBLE`, isCondition: true }
    : { sql: `CASE WHEN isfinite(${sql}) THEN ${sql} END`, isCondition: isCondition(expression) };
}

/** A condition alone, for `WHERE`. @throws AppError PARAMETER_INVALID when it is no condition */
export function conditionSql(known: Known, text: string): string {
  const { sql, type } = compiled(known, parseExpression(text), text);
  if (type !== 'boolean') throw mismatch(text);
  return `(${sql})`;
}

function compiled(known: Known, expression: Expression, whole: string): Compiled {
  const compile = (one: Expression): Compiled => compiled(known, one, whole);
  const of = (one: Expression, type: Type): string => {
    const told = compile(one);
    if (told.type !== type) throw mismatch(whole);
    return told.sql;
  };
  switch (expression.kind) {
    case 'number':
      return { sql: literal(expression.value), type: 'number' };
    case 'text':
      return { sql: literal(expression.value), type: 'text' };
    case 'column': {
      const { column, type } = resolveColumn(expression.name, known.columns, known.meaning);
      const sql = identifier(column);
      return type === 'DOUBLE' ? { sql, type: 'number' } : { sql, type: type === 'TIMESTAMP' ? 'time' : 'text' };
    }
    case 'call':
      if (expression.name === 'not') return { sql: `NOT (${of(expression.of, 'boolean')})`, type: 'boolean' };
      return { sql: `${expression.name === 'abs' ? 'abs' : '-'}(${of(expression.of, 'number')})`, type: 'number' };
    case 'pair': {
      const { operator, left, right } = expression;
      if (operator === 'and' || operator === 'or')
        return { sql: `(${of(left, 'boolean')}) ${operator.toUpperCase()} (${of(right, 'boolean')})`, type: 'boolean' };
      if (operator === '/')
        return { sql: `(${of(left, 'number')} / nullif(${of(right, 'number')}, 0))`, type: 'number' };
      if (operator === '+' || operator === '-' || operator === '*')
        return { sql: `(${of(left, 'number')} ${operator} ${of(right, 'number')})`, type: 'number' };
      const [a, b] = [compile(left), compile(right)];
      if (a.type !== b.type || a.type === 'boolean') throw mismatch(whole);
      return { sql: `(${a.sql} ${operator} ${b.sql})`, type: 'boolean' };
    }
  }
}

function mismatch(found: string): AppError {
  return new AppError('PARAMETER_INVALID', `expression mixes kinds: ${found}`, {
    key: 'metric',
    found,
    expected: 'numbers with numbers, texts with texts',
  });
}
