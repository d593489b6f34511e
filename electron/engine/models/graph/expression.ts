/**
 * How one number of a row comes out of the margins: constant + sum of coefficient * atom.
 * A margin is numbered by whoever registers it.
 */
export type Expression = { constant: number; terms: readonly Term[] };
export type Term = { coefficient: number; atom: Atom };
export type Atom =
  | { kind: 'margin'; id: number }
  | { kind: 'sigmoid'; of: Expression }
  | { kind: 'exp'; of: Expression }
  | { kind: 'softmax'; of: readonly Expression[]; output: number };

export const constant = (value: number): Expression => ({ constant: value, terms: [] });
export const margin = (id: number): Expression => single({ kind: 'margin', id });
export const single = (atom: Atom): Expression => ({ constant: 0, terms: [{ coefficient: 1, atom }] });
export const sigmoid = (of: Expression): Expression => single({ kind: 'sigmoid', of });

export function scaled(one: Expression, by: number): Expression {
  return {
    constant: one.constant * by,
    terms: one.terms.map(({ coefficient, atom }) => ({ coefficient: coefficient * by, atom })),
  };
}

export function sumOf(parts: readonly Expression[]): Expression {
  const terms = new Map<string, Term>();
  let total = 0;
  for (const part of parts) {
    total += part.constant;
    for (const { coefficient, atom } of part.terms) {
      const key = JSON.stringify(atom);
      terms.set(key, { coefficient: coefficient + (terms.get(key)?.coefficient ?? 0), atom });
    }
  }
  return { constant: total, terms: [...terms.values()].filter(({ coefficient }) => coefficient !== 0) };
}

export const isConstant = (one: Expression): boolean => one.terms.length === 0;
export const isAffine = (one: Expression): boolean => one.terms.every(({ atom }) => atom.kind === 'margin');

/** 1 - s(a) is s(-a): no sigmoid is left with a negative coefficient. */
export function upright(one: Expression): Expression {
  return sumOf([
    constant(one.constant),
    ...one.terms.map(({ coefficient, atom }) =>
      atom.kind === 'sigmoid' && coefficient < 0
        ? { constant: coefficient, terms: [{ coefficient: -coefficient, atom: { ...atom, of: scaled(atom.of, -1) } }] }
        : { constant: 0, terms: [{ coefficient, atom }] },
    ),
  ]);
}

/** Whether a row's columns are shares that sum to one, so that normalising changes nothing. */
export function sumsToOne(columns: readonly Expression[]): boolean {
  const [first, second] = columns.map(upright);
  if (first === undefined) return false;
  if (columns.length === 2 && second !== undefined) {
    const rest = upright({ ...sumOf([constant(1), scaled(first, -1)]) });
    if (JSON.stringify(rest) === JSON.stringify(second)) return first.terms.every(({ atom }) => atom.kind !== 'margin');
  }
  return columns.every(({ constant: base, terms }, index) => {
    const atom = terms[0]?.atom;
    if (base !== 0 || terms.length !== 1 || terms[0]?.coefficient !== 1 || atom?.kind !== 'softmax') return false;
    const opening = columns[0]?.terms[0]?.atom;
    return (
      atom.output === index &&
      atom.of.length === columns.length &&
      opening?.kind === 'softmax' &&
      JSON.stringify(opening.of) === JSON.stringify(atom.of)
    );
  });
}

/** A number, and how far float32 sums inside the runtime may lie from it. */
export type Measured = { value: number; error: number };

export function evaluate(one: Expression, margins: readonly Measured[]): Measured {
  let value = one.constant;
  let error = 2 ** -24 * Math.abs(one.constant);
  for (const { coefficient, atom } of one.terms) {
    const inner = measuredAtom(atom, margins);
    value += coefficient * inner.value;
    error += Math.abs(coefficient) * inner.error;
  }
  return { value, error };
}

function measuredAtom(atom: Atom, margins: readonly Measured[]): Measured {
  switch (atom.kind) {
    case 'margin':
      return margins[atom.id] ?? { value: Number.NaN, error: 0 };
    case 'sigmoid': {
      const { value, error } = evaluate(atom.of, margins);
      return { value: 1 / (1 + Math.exp(-value)), error: error / 4 + 2 ** -22 };
    }
    case 'exp': {
      const inner = evaluate(atom.of, margins);
      const value = Math.exp(inner.value);
      return { value, error: value * (inner.error + 2 ** -22) };
    }
    case 'softmax': {
      const inner = atom.of.map((part) => evaluate(part, margins));
      const top = Math.max(...inner.map(({ value }) => value));
      const powers = inner.map(({ value }) => Math.exp(value - top));
      const total = powers.reduce((sum, power) => sum + power, 0);
      const error = Math.max(...inner.map((part) => part.error)) / 2 + 2 ** -22;
      return { value: (powers[atom.output] ?? Number.NaN) / total, error };
    }
  }
}
