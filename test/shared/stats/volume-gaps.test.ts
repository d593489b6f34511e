import { describe, expect, it } from 'vitest';
import { randomOf } from '#shared/stats/random.ts';
import { volumeGaps } from '#shared/stats/volume-gaps.ts';

/** Steady days: five working days, a quiet Saturday, an empty Sunday. */
const USUAL = [100, 90, 95, 110, 100, 20, 0];

function steady(days: number, random: () => number, spread = 1): number[] {
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
  return Array.from({ length: days }, (_, day) => {
    const usual = USUAL[day % 7]!;
    return Math.max(0, Math.round(usual + normal() * Math.sqrt(usual * spread)));
  });
}

describe('days that are missing', () => {
  it('finds a day without any, a low day, and a run over a weekend as one', () => {
    const rows = steady(180, randomOf(1));
    rows[30] = 0;
    rows[72] = 25;
    for (const day of [109, 110, 112, 113]) rows[day] = 0;
    const { gaps, dispersion } = volumeGaps(rows);
    expect(gaps.map(({ from, to }) => [from, to])).toEqual([
      [30, 30],
      [72, 72],
      [109, 113],
    ]);
    expect(gaps[0]).toMatchObject({ rows: 0 });
    expect(gaps[1]!.rows).toBe(25);
    expect(Math.abs(gaps[0]!.usual - USUAL[30 % 7]!)).toBeLessThan(10);
    expect(dispersion).toBeLessThan(2);
  });

  it.each([1, 6])('cries wolf in at most 5 of 100 steady logs (variance %i times the mean)', (spread) => {
    const random = randomOf(7 + spread);
    let alarms = 0;
    for (let log = 0; log < 200; log++) if (volumeGaps(steady(180, random, spread)).gaps.length > 0) alarms++;
    expect(alarms / 200).toBeLessThanOrEqual(0.05);
  });

  it('does not take growth, or an empty Sunday, for a gap', () => {
    const growing = Array.from({ length: 360 }, (_, day) => (day % 7 === 6 ? 0 : Math.round(20 * 1.01 ** day)));
    expect(volumeGaps(growing).gaps).toEqual([]);
  });

  it('judges nothing where nothing is usual', () => {
    expect(volumeGaps([])).toEqual({ gaps: [], dispersion: null, judged: 0 });
    expect(volumeGaps([5, 0, 3])).toEqual({ gaps: [], dispersion: null, judged: 0 });
    expect(volumeGaps(new Array<number>(60).fill(0))).toEqual({ gaps: [], dispersion: null, judged: 0 });
    // Three a day: an empty day among them is chance.
    expect(volumeGaps(Array.from({ length: 100 }, (_, day) => (day === 50 ? 0 : 3))).gaps).toEqual([]);
  });
});
