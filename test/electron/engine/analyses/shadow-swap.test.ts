import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { ColumnPart } from '#shared/domain/role.ts';
import type { Shadow, ShadowReport } from '#shared/analyses/shadow/schema.ts';
import type { Swap, SwapMoney, SwapProfile } from '#shared/analyses/shadow/swap/schema.ts';
import { randomOf } from '#shared/stats/random.ts';
import { caseRows } from '#test/shared/analyses/case-rows.ts';
import type { CsvRow } from '#test/shared/analyses/case-rows.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let credit: string;
beforeAll(async () => {
  bench = await openBench();
  credit = await caseProject(bench, 'credit');
}, 60_000);
afterAll(async () => bench.done());

function told<T>(figure: T | NotEstimable): T {
  if (typeof figure === 'object' && figure !== null && 'ok' in figure) throw new Error(figure.reason);
  return figure;
}

type Told = Omit<Swap, 'money' | 'profile'> & { money: SwapMoney; profile: SwapProfile };

async function swapOf(project: string, parameters: Record<string, unknown> = {}): Promise<Told> {
  const swap = told(told<ShadowReport>(await bench.run<Shadow>(project, 'shadow', parameters)).swap);
  return { ...swap, money: told(swap.money), profile: told(swap.profile) };
}

/** Rows of the file on either side of the swap, by sorting: no score of the file is there twice at the border. */
function swapped(): { in: CsvRow[]; out: CsvRow[] } {
  const rows = caseRows('credit/predictions.csv').filter((row) => row['score'] !== '' && row['shadow_score'] !== '');
  const byScore = (column: string): CsvRow[] => rows.toSorted((a, b) => Number(b[column]) - Number(a[column]));
  const first = new Set(rows.filter((row) => Number(row['score']) >= 0.35));
  const second = new Set(byScore('shadow_score').slice(0, first.size));
  return { in: [...second].filter((row) => !first.has(row)), out: [...first].filter((row) => !second.has(row)) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const sd2 = (values: readonly number[]): number => mean(values.map((one) => (one - mean(values)) ** 2));

describe('the swap sets of the credit log, counted again from the file', () => {
  it('brought what the accepted among them brought, since a refused applicant brings nothing', async () => {
    const { money, size } = await swapOf(credit);
    const sets = swapped();
    expect(sets.in).toHaveLength(size);
    expect(money.earned).toBe('notActed');
    for (const side of ['in', 'out'] as const) {
      const accepted = sets[side].filter((row) => row['applied_decision'] === 'accept' && row['gain_eur'] !== '');
      const gains = accepted.map((row) => Number(row['gain_eur']));
      expect(money[side].known).toBe(gains.length);
      expect(told(money[side].mean)).toBeCloseTo(mean(gains), 6);
      const [low, high] = told(money[side].interval);
      const se = Math.sqrt(sd2(gains) / (gains.length - 1));
      // Student's quantile at these sizes lies between 1.96 and 2.01.
      expect((high - low) / 2 / se).toBeGreaterThan(1.959);
      expect((high - low) / 2 / se).toBeLessThan(2.01);
    }
    expect(told(money.difference)).toBeCloseTo(told(money.in.mean) - told(money.out.mean), 9);
    const change = told(money.change);
    // The other model would refuse those who come in and accept those who go out.
    expect(change.total.value).toBeCloseTo(-size * told(money.difference), 6);
    expect(change.total.interval[0]).toBeLessThan(change.total.interval[1]);
    expect(change.perMonth.value).toBeCloseTo((change.total.value / change.days) * (365.25 / 12), 9);
  });

  it('differ by the facts that differ in the file', async () => {
    const { profile } = await swapOf(credit);
    const sets = swapped();
    expect(profile.entries.length).toBeGreaterThan(5);
    for (const entry of profile.entries) {
      const of = (rows: readonly CsvRow[]): number => {
        const cells = rows.map((row) => row[entry.column] ?? '');
        return entry.kind === 'number'
          ? mean(cells.filter((cell) => cell !== '').map(Number))
          : cells.filter((cell) => cell === (entry.level ?? '')).length / cells.length;
      };
      expect(entry.in.value, entry.column).toBeCloseTo(of(sets.in), 9);
      expect(entry.out.value, entry.column).toBeCloseTo(of(sets.out), 9);
      expect(entry.interval[0]).toBeLessThanOrEqual(entry.difference);
      expect(entry.interval[1]).toBeGreaterThanOrEqual(entry.difference);
      expect(entry.differs).toBe(entry.adjusted < 0.05 && Math.abs(entry.effect) >= 0.1);
    }
    const ages = (rows: readonly CsvRow[]): number[] => rows.map((row) => Number(row['Age']));
    const age = profile.entries.find(({ column }) => column === 'Age');
    const unbiased = (values: readonly number[]): number => (sd2(values) * values.length) / (values.length - 1);
    expect(age?.effect).toBeCloseTo(
      (mean(ages(sets.in)) - mean(ages(sets.out))) /
        Math.sqrt((unbiased(ages(sets.in)) + unbiased(ages(sets.out))) / 2),
      9,
    );
    const effects = profile.entries.map(({ effect }) => Math.abs(effect));
    expect(effects).toEqual([...effects].sort((a, b) => b - a));
  });

  it('are nearly the same when scores are taken in steps', async () => {
    const [exact, sketch] = [await swapOf(credit), await swapOf(credit, { mode: 'sketch' })];
    const [of, near] = [told(exact.money.in.mean), told(sketch.money.in.mean)];
    const [low, high] = told(exact.money.in.interval);
    expect(Math.abs(near - of)).toBeLessThan((high - low) / 2);
    expect(sketch.money.in.known + sketch.money.out.known).toBeGreaterThan(100);
    const [first] = exact.profile.entries;
    const same = sketch.profile.entries.find(({ column }) => column === first?.column);
    expect(Math.abs((same?.effect ?? 0) - (first?.effect ?? 0))).toBeLessThan(0.15);
  });

  it('share the rows of equal scores at the border', async () => {
    // A budget of one row in two cuts through no tie; the sums of weights are the sets, whatever the budget.
    for (const budget of [0.05, 0.3, 0.5]) {
      const swap = await swapOf(credit, { budget });
      const home = swap.profile.entries.find(({ kind }) => kind === 'level');
      expect(home?.in.n).toBeCloseTo(swap.size, 6);
      expect(home?.out.n).toBeCloseTo(swap.size, 6);
    }
  });
});

describe('made logs', () => {
  const HEAD = 'id,time,model,version,score,shadow_score,shadow_version,outcome,acted,gain,age,region,same';

  type Planted = { acts: boolean; paysAnyway?: boolean; blank?: boolean };

  let count = 0;
  /** The second score likes the young, the first the old; each year of age costs 10 where money comes. */
  async function made({ acts, paysAnyway = false, blank = false }: Planted, rows = 4000): Promise<Told> {
    const random = randomOf(31);
    const lines = Array.from({ length: rows }, (_, row) => {
      const age = Math.round(20 + 40 * random());
      const noise = (): number => 0.02 * random();
      const [first, second] = [age / 100 + noise(), 0.8 - age / 100 + noise()];
      const region = age < 40 ? (random() < 0.7 ? 'north' : 'south') : random() < 0.3 ? 'north' : '';
      const acted = random() < 0.5 ? 1 : 0;
      const earns = paysAnyway || (acted === 1) === acts;
      const gain = earns ? 1000 - 10 * age + 5 * random() : blank ? '' : 0;
      const outcome = random() < 0.4 ? 1 : 0;
      return `p${row},2025-0${1 + (row % 6)}-10,m,1,${first.toFixed(6)},${second.toFixed(6)},2,${outcome},${acted},${gain},${age},${region},7`;
    });
    const { id } = await bench.create(`swap-${(count += 1)}.tribune`);
    const path = bench.file(`swap-${count}.csv`);
    writeFileSync(path, [HEAD, ...lines].join('\n'));
    const parts: Record<string, ColumnPart> = {
      ...{ id: 'prediction_id', time: 'prediction_time', model: 'model_name', version: 'model_version' },
      ...{ score: 'score', shadow_score: 'shadow_score', shadow_version: 'shadow_version', outcome: 'outcome' },
      ...{ acted: 'acted', gain: 'value', age: 'feature', region: 'feature', same: 'feature' },
    };
    await bench.load(id, [path], { said: { parts, positive: '1' } });
    return swapOf(id, { budget: 0.25 });
  }

  it('tell a planted difference: the young come in, and bring 300 more each', async () => {
    const swap = await made({ acts: true });
    expect(swap.money.earned).toBe('acted');
    // The quarter that is youngest is 25 years old on average, the quarter that is oldest 55.
    expect(told(swap.money.difference)).toBeGreaterThan(290);
    expect(told(swap.money.difference)).toBeLessThan(310);
    expect(told(swap.money.change).total.value).toBeCloseTo(swap.size * told(swap.money.difference), 6);
    const [first, second] = swap.profile.entries;
    expect(first).toMatchObject({ column: 'age', kind: 'number', differs: true });
    expect(first?.in.value).toBeGreaterThan(24);
    expect(first?.in.value).toBeLessThan(26);
    expect(second).toMatchObject({ column: 'region', kind: 'missing', differs: true });
    expect(swap.profile.compared).toBe(3);
    expect(swap.profile.entries.some(({ column }) => column === 'same')).toBe(false);
  });

  it('turn the sign where those who are chosen forgo the money', async () => {
    const swap = await made({ acts: false });
    expect(swap.money.earned).toBe('notActed');
    expect(told(swap.money.change).total.value).toBeCloseTo(-swap.size * told(swap.money.difference), 6);
  });

  it('do not say what choosing changes where money comes anyhow, or where half of it is blank', async () => {
    for (const planted of [
      { acts: true, paysAnyway: true },
      { acts: true, blank: true },
    ]) {
      const swap = await made(planted);
      expect(swap.money.earned).toBe('always');
      expect(told(swap.money.difference)).toBeGreaterThan(290);
      expect(swap.money.change).toEqual({ ok: false, reason: 'EARNED_EITHER_WAY' });
    }
  });

  it('of a handful say that they are too few', async () => {
    const swap = await made({ acts: true }, 60).catch((cause: unknown) => String(cause));
    expect(swap).toContain('TOO_FEW_ROWS');
  });
});
