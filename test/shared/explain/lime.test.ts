import { describe, expect, it } from 'vitest';
import { lime, limeStability, type Lime } from '#shared/explain/lime.ts';
import { number, randomTable, scoring, single, tableOf, tangled, type Cell } from './raw-games.ts';

const reference = randomTable(400, 4, { seed: 3, texts: true, missing: true });
const game = { row: tableOf([[0.9, -0.9, 0.1, 'bb']]), reference, members: single(4) };
const small = { samples: 1_000, freshSamples: 500 };

async function fitted(...asked: Parameters<typeof lime>): Promise<Lime> {
  const answer = await lime(...asked);
  if ('ok' in answer) throw new Error(answer.reason);
  return answer;
}

/** Reads only whether the first number is in its top quarter and the text is the case's. */
const quartiles = (cells: Cell[]) => 0.2 + 0.3 * (number(cells[0]) > 0.5 ? 1 : 0) - 0.1 * (cells[3] === 'bb' ? 1 : 0);

describe('lime', () => {
  it('recovers the steps of a score made of its own codes, with full fidelity', async () => {
    const sorted = (reference.columns[0] as Float64Array).filter((value) => !Number.isNaN(value)).sort();
    const cut = sorted[Math.floor(0.75 * (sorted.length - 1))]!;
    const own = (cells: Cell[]) => 0.2 + 0.3 * (number(cells[0]) > cut ? 1 : 0) - 0.1 * (cells[3] === 'bb' ? 1 : 0);
    const found = await fitted(scoring(own), game, { seed: 1 });
    expect(found.coefficients[0]).toBeCloseTo(0.3, 2);
    expect(found.coefficients[3]).toBeCloseTo(-0.1, 2);
    expect(Math.abs(found.coefficients[1]!) + Math.abs(found.coefficients[2]!)).toBeLessThan(2e-3);
    expect(found.r2).toBeGreaterThan(0.995);
    expect(found.output).toBe(own([0.9, -0.9, 0.1, 'bb']));
    expect(found.localOutput).toBeCloseTo(found.output, 2);
  });

  it('recovers the slopes of a linear score, per standard deviation', async () => {
    const numbers = randomTable(400, 3, { seed: 9 });
    const linear = (cells: Cell[]) => 4 + 2 * number(cells[0]) - 3 * number(cells[1]);
    const asked = { row: tableOf([[0.2, 0.1, 0]]), reference: numbers, members: single(3) };
    const found = await fitted(scoring(linear), asked, { seed: 1, numbers: 'slopes' });
    const spread = numbers.columns.map((column) => {
      const values = column as Float64Array;
      const mean = values.reduce((sum, value) => sum + value, 0) / 400;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 399);
    });
    expect(found.coefficients[0]! / spread[0]!).toBeCloseTo(2, 1);
    expect(found.coefficients[1]! / spread[1]!).toBeCloseTo(-3, 1);
    expect(Math.abs(found.coefficients[2]!)).toBeLessThan(0.01);
    expect(found.r2).toBeGreaterThan(0.9999);
  });

  it('is given to nobody when it imitates badly, with the fidelity found', async () => {
    const product = (cells: Cell[]) => Math.sin(40 * number(cells[0])) * Math.sin(40 * number(cells[1]));
    const found = await lime(scoring(product), game, { seed: 1, ...small });
    expect(found).toMatchObject({ ok: false, reason: 'LOW_FIDELITY', needed: 0.5 });
    expect((found as { found: number }).found).toBeLessThan(0.2);
  });

  it('measures its fidelity on other rows than those of the fit', async () => {
    const score = scoring(quartiles);
    await lime(score, game, { seed: 1, samples: 1_500, freshSamples: 700 });
    expect(score.asked).toEqual([1_000, 500, 700]);
    const noise = (cells: Cell[]) => (Math.abs(number(cells[1])) * 1e6) % 1;
    const many = {
      row: randomTable(1, 60, { seed: 1 }),
      reference: randomTable(300, 60, { seed: 2 }),
      members: single(60),
    };
    const found = await lime(scoring(noise), many, { seed: 1, samples: 80, freshSamples: 500 });
    expect((found as { found: number }).found).toBeLessThan(0.1);
  });

  it('says when the score does not move or there is nothing to draw from', async () => {
    expect(
      await lime(
        scoring(() => 0.4),
        game,
        { seed: 1, ...small },
      ),
    ).toEqual({ ok: false, reason: 'CONSTANT_SCORE_NEARBY' });
    const nothing = { ...game, reference: { rows: 0, columns: reference.columns.map((column) => column.slice(0, 0)) } };
    expect(await lime(scoring(tangled), nothing, { seed: 1 })).toEqual({ ok: false, reason: 'NO_ROWS' });
    expect(await limeStability(scoring(tangled), nothing, { seed: 1 })).toEqual({ ok: false, reason: 'NO_ROWS' });
  });

  it('takes a missing value for a place of its own', async () => {
    const missing = (cells: Cell[]) => (Number.isNaN(cells[0]) ? 1 : 0);
    const found = await fitted(scoring(missing), { ...game, row: tableOf([[Number.NaN, 0.3, 0.2, 'a']]) }, { seed: 1 });
    expect(found.coefficients[0]).toBeGreaterThan(0.98);
    const text = (cells: Cell[]) => (cells[3] === null ? 1 : 0);
    const absent = { rows: 1, columns: [Float64Array.of(0.1), Float64Array.of(0.3), Float64Array.of(0.2), [null]] };
    expect((await fitted(scoring(text), { ...game, row: absent }, { seed: 1 })).coefficients[3]).toBeGreaterThan(0.98);
  });

  it('draws the columns of one player from one row, and leaves those of nobody', async () => {
    const twins = tableOf(Array.from({ length: 50 }, (_, i) => [i, 10 * i, i]));
    const together = (cells: Cell[]) => {
      expect(cells[1]).toBe(10 * Number(cells[0]));
      expect(cells[2]).toBe(7);
      return Number(cells[0]);
    };
    await lime(
      scoring(together),
      { row: tableOf([[3, 30, 7]]), reference: twins, members: [[0, 1]] },
      { seed: 1, ...small },
    );
    expect.hasAssertions();
  });

  it('gives the same bytes for the same seed, and stops when told', async () => {
    const ask = (seed: number) => lime(scoring(quartiles), game, { seed, ...small });
    expect(await ask(1)).toEqual(await ask(1));
    expect(await ask(1)).not.toEqual(await ask(2));
    await expect(lime(scoring(tangled), game, { seed: 1 }, { stop: () => true })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });
});

describe('limeStability', () => {
  it('is full for a score that the line fits, and low for one where only noise ranks', async () => {
    const clear = (cells: Cell[]) =>
      4 * number(cells[0]) + 2 * number(cells[1]) + number(cells[2]) + (cells[3] === 'bb' ? 0.1 : 0);
    const seen: number[] = [];
    const steady = await limeStability(
      scoring(clear),
      game,
      { seed: 1, seeds: 6, samples: 3_000 },
      { progress: (done, total) => seen.push(done / total!) },
    );
    expect(steady).toMatchObject({ sameTopThree: 1, seeds: 6, rankAgreement: 1 });
    expect(seen.at(-1)).toBe(1);
    const many = {
      row: randomTable(1, 8, { seed: 1 }),
      reference: randomTable(300, 8, { seed: 2 }),
      members: single(8),
    };
    const noise = (cells: Cell[]) => (Math.abs(number(cells[1])) * 1e6) % 1;
    const shaky = await limeStability(scoring(noise), many, { seed: 1, seeds: 6, samples: 300 });
    expect((shaky as { rankAgreement: number }).rankAgreement).toBeLessThan(0.6);
    expect((shaky as { sameTopThree: number }).sameTopThree).toBeLessThan(1);
  });
});
