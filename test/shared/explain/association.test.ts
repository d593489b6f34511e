import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { association, associations, type Association } from '#shared/explain/association.ts';
import { randomOf } from '#shared/stats/random.ts';
import { randomTable } from './raw-games.ts';

const golden = JSON.parse(readFileSync(new URL('./known/scipy-associations.json', import.meta.url), 'utf8')) as {
  x: number[];
  y: number[];
  a: string[];
  b: string[];
  spearman: number;
  cramer: number;
  epsilon: number;
};

function between(...asked: Parameters<typeof association>): Association {
  const answer = association(...asked);
  if ('ok' in answer) throw new Error(answer.reason);
  return answer;
}

describe('association', () => {
  it('agrees with scipy for numbers, texts and one of each', () => {
    const [x, y] = [Float64Array.from(golden.x), Float64Array.from(golden.y)];
    expect(between(x, y).strength).toBeCloseTo(golden.spearman, 12);
    expect(between(golden.a, golden.b).strength).toBeCloseTo(golden.cramer, 12);
    expect(between(x, golden.a)).toMatchObject({ kind: 'mixed', sign: 0, rows: 80 });
    expect(between(golden.a, x).strength).toBeCloseTo(golden.epsilon, 12);
  });

  it('is symmetric, in [0, 1], blind to the order of rows and to the names of categories', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.boolean(), (seed, texts) => {
        const { columns } = randomTable(40, 2, { seed, texts, missing: true });
        const [one, two] = [columns[0]!, columns[1]!];
        const found = between(one, two);
        expect(between(two, one)).toEqual({ ...found, strength: expect.closeTo(found.strength, 12) as number });
        expect(found.strength).toBeGreaterThanOrEqual(0);
        expect(found.strength).toBeLessThanOrEqual(1);
        const named =
          two instanceof Float64Array
            ? two.map((value) => Math.exp(value))
            : two.map((text) => (text === null ? null : `${text}!`));
        expect(between(one.toReversed(), named.toReversed()).strength).toBeCloseTo(found.strength, 12);
      }),
    );
  });

  it('is 1 when one tells the other', () => {
    const x = Float64Array.from({ length: 30 }, (_, i) => i % 3);
    const fall = between(
      x,
      x.map((value) => -(value ** 3)),
    );
    expect(fall).toEqual({ kind: 'rank', strength: 1, sign: -1, rows: 30 });
    const texts = Array.from(x, String);
    expect(
      between(
        texts,
        texts.map((text) => `is ${text}`),
      ).strength,
    ).toBeCloseTo(1, 12);
    expect(between(x, texts).strength).toBeCloseTo(1, 12);
  });

  it('does not see an association in many unrelated categories', () => {
    const random = randomOf(4);
    let sum = 0;
    for (let trial = 0; trial < 40; trial++) {
      const many = Array.from({ length: 100 }, () => `c${Math.floor(random() * 20)}`);
      sum += between(
        many,
        Array.from({ length: 100 }, () => `d${Math.floor(random() * 20)}`),
      ).strength;
      sum += between(many, Float64Array.from({ length: 100 }, random)).strength;
    }
    expect(sum / 80).toBeLessThan(0.15);
  });

  it('leaves out rows where a side is missing', () => {
    const x = Float64Array.from({ length: 20 }, (_, i) => (i < 12 ? i : Number.NaN));
    const y = Float64Array.from({ length: 20 }, (_, i) => (i < 12 ? 2 * i : -i));
    expect(between(x, y)).toEqual({ kind: 'rank', strength: 1, sign: 1, rows: 12 });
  });

  it('says why it has no answer', () => {
    const x = Float64Array.from({ length: 12 }, (_, i) => i);
    expect(association(x, new Float64Array(12))).toEqual({ ok: false, reason: 'CONSTANT_COLUMN' });
    expect(association(x, new Array<string>(12).fill('one'))).toEqual({ ok: false, reason: 'CONSTANT_COLUMN' });
    expect(association(x.slice(3), x.slice(3))).toEqual({ ok: false, reason: 'TOO_FEW_ROWS', needed: 10 });
    const unique = Array.from(x, String);
    expect(association(x, unique)).toEqual({ ok: false, reason: 'TOO_FEW_ROWS', needed: 13 });
    expect(association(unique, unique)).toEqual({ ok: false, reason: 'TOO_FEW_ROWS', needed: 13 });
    expect(() => association(x, new Float64Array(3))).toThrow(RangeError);
  });
});

describe('associations', () => {
  it('has every pair once', () => {
    const pairs = associations(randomTable(20, 4, { seed: 1, texts: true })).map(({ pair }) => pair.join());
    expect(pairs).toEqual(['0,1', '0,2', '0,3', '1,2', '1,3', '2,3']);
  });
});
