import { describe, expect, test } from 'vitest';
import type { Link } from '#shared/explain/link.ts';
import {
  isAffine,
  lineOf,
  linkTerms,
  linkValue,
  linkValues,
  outputsRead,
  secantSlope,
} from '#shared/explain/link-values.ts';
import { randomOf } from '#shared/stats/random.ts';
import { plainLink } from '#test/support/interventional-oracle.ts';

const LINKS: Link[] = [
  { kind: 'identity', output: 1 },
  { kind: 'logistic', output: 2 },
  { kind: 'softmax', output: 1 },
  {
    kind: 'sigmoids',
    members: [
      { output: 2, slope: -1.4, intercept: 0.2 },
      { output: 0, slope: -0.6, intercept: -0.3 },
      { output: 0, slope: 0.5, intercept: 0 },
    ],
  },
  { kind: 'exponential', output: 0, factor: 0.25 },
  { kind: 'complement', of: { kind: 'logistic', output: 1 } },
  { kind: 'complement', of: { kind: 'complement', of: { kind: 'exponential', output: 2, factor: 2 } } },
];

const KINDS = LINKS.map((link) => [link.kind, link] as const);

describe('the score of margins', () => {
  test.each(KINDS)('%s: the formula, one row or many', (_, link) => {
    const random = randomOf(3);
    const rows = 50;
    const values = Float64Array.from({ length: 3 * rows }, () => random() * 8 - 4);
    const many = new Float64Array(rows);
    linkValues(link, { values, stride: rows }, many);
    for (let row = 0; row < rows; row += 1) {
      const margins = [values[row]!, values[rows + row]!, values[2 * rows + row]!];
      expect(many[row]).toBeCloseTo(plainLink(link, margins), 14);
      expect(linkValue(link, margins)).toBe(many[row]);
    }
  });

  test('neither end of a sigmoid overflows, and its low end keeps its digits', () => {
    const at = (margin: number): number => linkValue({ kind: 'logistic', output: 0 }, [margin]);
    expect([at(1e4), at(-1e4), at(Number.POSITIVE_INFINITY), at(Number.NEGATIVE_INFINITY)]).toEqual([1, 0, 1, 0]);
    expect(at(0)).toBe(0.5);
    expect(at(-700) / Math.exp(-700)).toBeCloseTo(1, 14);
    expect(at(-2) + at(2)).toBeCloseTo(1, 15);
  });

  test('a softmax of large margins is that of their differences', () => {
    const at = (shift: number): number => linkValue({ kind: 'softmax', output: 1 }, [shift, shift + 1, shift - 2]);
    expect(at(5000)).toBeCloseTo(at(0), 15);
    expect(at(-5000)).toBeCloseTo(at(0), 15);
    expect(linkValue({ kind: 'softmax', output: 0 }, [-2000, 0])).toBe(0);
  });

  test('only the margins that are named are read', () => {
    expect(LINKS.map((link) => outputsRead(link, 3))).toEqual([[1], [2], [0, 1, 2], [0, 2], [0], [1], [2]]);
  });
});

describe('a link that is a line', () => {
  test('is an identity, seen from either side', () => {
    const identity: Link = { kind: 'identity', output: 4 };
    const other: Link = { kind: 'complement', of: identity };
    expect(lineOf(identity)).toEqual({ output: 4, slope: 1 });
    expect(lineOf(other)).toEqual({ output: 4, slope: -1 });
    expect(lineOf({ kind: 'complement', of: other })).toEqual({ output: 4, slope: 1 });
    expect([identity, other].map(isAffine)).toEqual([true, true]);
  });

  test('is no other', () => {
    for (const link of LINKS.slice(1)) expect([isAffine(link), lineOf(link)]).toEqual([false, null]);
  });
});

describe('the mean slope between two margins', () => {
  const score = (link: Link, margin: number): number => plainLink(link, [margin, margin, margin]);
  const slope = (link: Link, from: number, to: number): number =>
    linkTerms(link)!.reduce((sum, term) => sum + secantSlope(term, from, to), 0);
  const curves = KINDS.filter(([kind, link]) => kind !== 'softmax' && linkTerms(link) !== null);

  test('every link but a softmax is a sum over single margins', () => {
    expect(curves).toHaveLength(KINDS.length - 1);
    expect(linkTerms({ kind: 'softmax', output: 0 })).toBeNull();
    expect(linkTerms({ kind: 'complement', of: { kind: 'softmax', output: 0 } })).toBeNull();
  });

  test.each(curves)('%s: the difference of scores over that of margins, to either side', (_, link) => {
    for (const [from, to] of [
      [-1, 2],
      [2, -1],
      [0.3, 0.7],
      [-3, -2.5],
    ] as const)
      expect(slope(link, from, to)).toBeCloseTo((score(link, to) - score(link, from)) / (to - from), 12);
  });

  test.each(curves)('%s: at one margin, and beside it, the slope there', (_, link) => {
    const h = 1e-5;
    for (const at of [-2, 0, 1.5]) {
      const there = (score(link, at + h) - score(link, at - h)) / (2 * h);
      expect(slope(link, at, at)).toBeCloseTo(there, 8);
      for (const gap of [1e-9, 1e-13, -1e-16]) expect(slope(link, at, at + gap)).toBeCloseTo(slope(link, at, at), 8);
    }
  });

  test('far ends do not overflow', () => {
    expect(slope({ kind: 'logistic', output: 0 }, -5000, 5000)).toBeCloseTo(1e-4, 15);
    expect(slope({ kind: 'logistic', output: 0 }, 4000, 5000)).toBe(0);
  });
});
