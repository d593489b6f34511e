import { AppError } from '#shared/domain/app-error.ts';

/** What a metric counts or measures, as people write it: `abs(listing_price / sale_price - 1) <= 0.05`. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'column'; name: string }
  | { kind: 'call'; name: 'abs' | 'not' | 'minus'; of: Expression }
  | { kind: 'pair'; operator: Operator; left: Expression; right: Expression };

export type Operator = '+' | '-' | '*' | '/' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

const LEVELS: readonly (readonly Operator[])[] = [
  ['or'],
  ['and'],
  ['=', '<>', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
];
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(@?[\p{L}_][\p{L}\p{N}_.]*)|(<=|>=|<>|!=|[-+*/=<>()]))/uy;
const MOST_TOKENS = 200;

type Token = { kind: 'number' | 'text' | 'column' | 'sign'; text: string };

/**
 * Reads an expression: numbers, 'texts', columns (bare, or "between quotes", or @role), + - * /, comparisons, and, or, not, abs().
 *
 * @throws AppError PARAMETER_INVALID where it cannot be read
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  const fault = (): AppError => notUnderstood(text);
  const isSign = (sign: string): boolean => tokens[at]?.kind === 'sign' && tokens[at]?.text === sign;
  const binary = (level: number): Expression => {
    const operators = LEVELS[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (;;) {
      const token = tokens[at];
      const operator = token?.kind === 'sign' ? operators.find((one) => one === token.text) : undefined;
      if (operator === undefined) return left;
      at += 1;
      left = { kind: 'pair', operator, left, right: binary(level + 1) };
    }
  };
  const unary = (): Expression => {
    for (const [sign, name] of [
      ['-', 'minus'],
      ['not', 'not'],
    ] as const)
      if (isSign(sign)) {
        at += 1;
        return { kind: 'call', name, of: sign === 'not' ? binary(2) : unary() };
      }
    return single();
  };
  const single = (): Expression => {
    const token = tokens[at];
    at += 1;
    if (token === undefined) throw fault();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    const isAbs = token.kind === 'column' && token.text === 'abs' && isSign('(');
    if (token.kind === 'column' && !isAbs) return { kind: 'column', name: token.text };
    if (!isAbs && token.text !== '(') throw fault();
    if (isAbs) at += 1;
    const of = binary(0);
    if (!isSign(')')) throw fault();
    at += 1;
    return isAbs ? { kind: 'call', name: 'abs', of } : of;
  };
  if (tokens.length === 0 || tokens.length > MOST_TOKENS) throw fault();
  const whole = binary(0);
  if (at < tokens.length) throw fault();
  return whole;
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  const end = text.trimEnd().length;
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < end) {
    const match = pattern.exec(text);
    if (match === null) throw notUnderstood(text);
    const [, number, quoted, named, name, sign] = match;
    const word = name?.toLowerCase();
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (quoted !== undefined) found.push({ kind: 'text', text: quoted.replaceAll("''", "'") });
    else if (named !== undefined) found.push({ kind: 'column', text: named.replaceAll('""', '"') });
    else if (word === 'and' || word === 'or' || word === 'not') found.push({ kind: 'sign', text: word });
    else if (name !== undefined) found.push({ kind: 'column', text: name });
    else found.push({ kind: 'sign', text: sign === '!=' ? '<>' : (sign ?? '') });
  }
  return found;
}

function notUnderstood(text: string): AppError {
  return new AppError('PARAMETER_INVALID', `expression not understood: ${text}`, {
    key: 'metric',
    found: text,
    expected: 'columns, numbers, texts between quotes, + - * /, comparisons, and, or, not, abs()',
  });
}

/** True for what is true or false of a case: counted as a rate; anything else is measured as a mean. */
export function isCondition(expression: Expression): boolean {
  if (expression.kind === 'call') return expression.name === 'not';
  return expression.kind === 'pair' && !['+', '-', '*', '/'].includes(expression.operator);
}
