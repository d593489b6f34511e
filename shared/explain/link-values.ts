import type { Link } from './link.ts';

/** Margins of many rows: that of output k and row i stands at k * stride + i. */
export type MarginTable = { values: ArrayLike<number>; stride: number };

/** 1 / (1 + exp(-z)), without overflow: exp only ever sees a number that is not positive. */
function sigmoid(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

/**
 * The score of one row.
 *
 * @param margins one for each output of the model
 * @returns in the unit of the score: see `Link` for the formulas
 */
export function linkValue(link: Link, margins: ArrayLike<number>): number {
  const into = new Float64Array(1);
  linkValues(link, { values: margins, stride: 1 }, into);
  return into[0]!;
}

/**
 * Scores of many rows, one for each place of `into`, which is written over.
 *
 * @param margins a softmax reads values.length / stride outputs, every other link those that it names
 */
export function linkValues(link: Link, margins: MarginTable, into: Float64Array): void {
  const { values, stride } = margins;
  const rows = into.length;
  switch (link.kind) {
    case 'identity': {
      const from = link.output * stride;
      for (let row = 0; row < rows; row += 1) into[row] = values[from + row]!;
      return;
    }
    case 'logistic': {
      const from = link.output * stride;
      for (let row = 0; row < rows; row += 1) into[row] = sigmoid(values[from + row]!);
      return;
    }
    case 'softmax':
      softmaxShares(link.output, margins, into);
      return;
    case 'sigmoids':
      into.fill(0);
      for (const { output, slope, intercept } of link.members)
        for (let row = 0; row < rows; row += 1)
          into[row]! += sigmoid(-(slope * values[output * stride + row]! + intercept));
      for (let row = 0; row < rows; row += 1) into[row]! /= link.members.length;
      return;
    case 'exponential': {
      const from = link.output * stride;
      for (let row = 0; row < rows; row += 1) into[row] = Math.exp(values[from + row]!) * link.factor;
      return;
    }
    case 'complement':
      linkValues(link.of, margins, into);
      for (let row = 0; row < rows; row += 1) into[row] = 1 - into[row]!;
  }
}

/** Shares relative to the largest margin of the row, so that no exponential overflows. */
function softmaxShares(output: number, { values, stride }: MarginTable, into: Float64Array): void {
  const outputs = Math.floor(values.length / stride);
  for (let row = 0; row < into.length; row += 1) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < outputs; k += 1) largest = Math.max(largest, values[k * stride + row]!);
    let total = 0;
    for (let k = 0; k < outputs; k += 1) total += Math.exp(values[k * stride + row]! - largest);
    into[row] = Math.exp(values[output * stride + row]! - largest) / total;
  }
}

/** Whether the score is a line of one margin: contributions to the margin, by `lineOf`, are contributions to the score. */
export function isAffine(link: Link): boolean {
  return link.kind === 'identity' || (link.kind === 'complement' && isAffine(link.of));
}

/** Margin that an affine link reads, and what a unit of it adds to the score: 1, or -1 seen from the other class. */
export function lineOf(link: Link): { output: number; slope: 1 | -1 } | null {
  if (link.kind === 'identity') return { output: link.output, slope: 1 };
  const inner = link.kind === 'complement' ? lineOf(link.of) : null;
  return inner === null ? null : { output: inner.output, slope: inner.slope === 1 ? -1 : 1 };
}

/**
 * Margins that the link reads, rising.
 *
 * @param outputs margins that the model has
 */
export function outputsRead(link: Link, outputs: number): number[] {
  switch (link.kind) {
    case 'softmax':
      return Array.from({ length: outputs }, (_, output) => output);
    case 'sigmoids':
      return [...new Set(link.members.map(({ output }) => output))].sort((a, b) => a - b);
    case 'complement':
      return outputsRead(link.of, outputs);
    default:
      return [link.output];
  }
}

/** One term of a link that is a sum over single margins: weight * curve(slope * margin + intercept). */
export type LinkTerm = {
  output: number;
  weight: number;
  curve: 'line' | 'sigmoid' | 'exponential';
  slope: number;
  intercept: number;
};

/** The link as terms of single margins, but for a constant; null for a softmax, which mixes its margins. */
export function linkTerms(link: Link): LinkTerm[] | null {
  const plain = { weight: 1, slope: 1, intercept: 0 };
  switch (link.kind) {
    case 'identity':
      return [{ ...plain, output: link.output, curve: 'line' }];
    case 'logistic':
      return [{ ...plain, output: link.output, curve: 'sigmoid' }];
    case 'exponential':
      return [{ ...plain, output: link.output, curve: 'exponential', weight: link.factor }];
    case 'sigmoids':
      return link.members.map(({ output, slope, intercept }) => ({
        output,
        curve: 'sigmoid',
        weight: 1 / link.members.length,
        slope: -slope,
        intercept: -intercept,
      }));
    case 'complement':
      return linkTerms(link.of)?.map((term) => ({ ...term, weight: -term.weight })) ?? null;
    case 'softmax':
      return null;
  }
}

/**
 * Mean slope of a term between two margins, (h(to) - h(from)) / (to - from); the slope there when they are equal.
 *
 * Differences of the curves are taken by sigmoid(v) - sigmoid(u) = sigmoid(v) sigmoid(-u) (1 - exp(u - v)) and
 * exp(v) - exp(u) = exp(v) (1 - exp(u - v)), with `expm1`: no digits are lost between margins that are close.
 */
export function secantSlope(term: LinkTerm, from: number, to: number): number {
  const u = term.slope * from + term.intercept;
  const v = term.slope * to + term.intercept;
  const high = Math.max(u, v);
  const low = Math.min(u, v);
  const gap = high - low;
  const shrink = gap === 0 ? 1 : -Math.expm1(-gap) / gap;
  const scale = term.weight * term.slope;
  switch (term.curve) {
    case 'line':
      return scale;
    case 'sigmoid':
      return scale * sigmoid(high) * sigmoid(-low) * shrink;
    case 'exponential':
      return scale * Math.exp(high) * shrink;
  }
}
