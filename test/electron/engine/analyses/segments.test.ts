import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ofLevel } from '#shared/analyses/figure-cases.ts';
import type { Segment, Segments } from '#shared/analyses/segments/schema.ts';
import { parametersOf } from '#electron/cli/commands/run.ts';
import type { GroupColumn } from '#electron/engine/questions/groups/columns.ts';
import { binStarts, coded, groupText } from '#electron/engine/questions/groups/levels.ts';
import { packedSql, placed, tallyOne, tallyPair, unpacked } from '#electron/engine/questions/groups/tally.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { caseRows, pairwiseAuc } from '#test/shared/analyses/case-rows.ts';
import type { CsvRow } from '#test/shared/analyses/case-rows.ts';

/** Sums of doubles in another order. */
const DIGITS = 9;
const CUTOFF = 0.35;

const isWrong = (row: CsvRow): boolean => Number(row['score']) >= CUTOFF !== (row['outcome'] === 'bad');
const share = (rows: readonly CsvRow[], of: (row: CsvRow) => boolean): number => rows.filter(of).length / rows.length;

describe('on the credit log', () => {
  let bench: Bench;
  let project: string;
  const rows = caseRows('credit/predictions.csv');
  const known = rows.filter((row) => row['outcome'] !== '');
  const ask = (parameters: Record<string, unknown>): Promise<Segments> => bench.run(project, 'segments', parameters);

  beforeAll(async () => {
    bench = await openBench();
    project = (await bench.create()).id;
    await bench.client.stream('bundle.add', { project, grant: bench.grant(join(FIXTURES, 'bundles/credit')) });
    await bench.load(project, [join(FIXTURES, 'cases/credit/predictions.csv')]);
  });
  afterAll(async () => bench.done());

  const recounted = (group: Segment, mine: readonly CsvRow[]): void => {
    const judged = mine.filter((row) => row['outcome'] !== '');
    expect(group).toMatchObject({
      rows: mine.length,
      n: judged.length,
      positives: judged.filter((row) => row['outcome'] === 'bad').length,
    });
    if (!group.estimable) return;
    const rate = share(judged, (row) => row['outcome'] === 'bad');
    const mean = judged.reduce((sum, row) => sum + Number(row['score']), 0) / judged.length;
    expect(group.rate).toBeCloseTo(rate, DIGITS);
    expect(group.wrong).toBeCloseTo(share(judged, isWrong), DIGITS);
    expect(group.meanScore).toBeCloseTo(mean, DIGITS);
    expect(group.bias).toBeCloseTo(mean - rate, DIGITS);
    expect(group.decisionRate).toBeCloseTo(
      share(mine, (row) => Number(row['score']) >= CUTOFF),
      DIGITS,
    );
    expect(group.auc).toBeCloseTo(
      pairwiseAuc(judged.map((row) => ({ score: Number(row['score']), isPositive: row['outcome'] === 'bad' }))),
      DIGITS,
    );
  };

  it('says as a sketch what it says exactly, but for curves within its error and pairs that it leaves out', async () => {
    for (const by of ['Job', ['Home', 'Age']]) {
      const exact = await ask({ by, mode: 'exact' });
      const sketch = await ask({ by, mode: 'sketch' });
      expect([exact.mode, sketch.mode, exact.aucError]).toEqual(['exact', 'sketch', 0]);
      expect(sketch.aucError).toBeGreaterThan(0);
      expect(sketch.aucError).toBeLessThan(0.01);
      // Rows are added up in another order: the last digits of a sum differ.
      const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(12)) : value);
      const bare = ({ groups }: Segments): object[] =>
        groups.map((one) => ({
          ...one,
          auc: 0,
          aucInterval: 0,
          bias: rounded(one.bias),
          meanScore: rounded(one.meanScore),
        }));
      expect(bare(sketch)).toEqual(bare(exact));
      exact.groups.forEach(({ auc }, at) => {
        const banded = sketch.groups[at]!.auc;
        if (typeof auc !== 'number' || typeof banded !== 'number') return expect(banded).toEqual(auc);
        return expect(Math.abs(banded - auc)).toBeLessThanOrEqual(sketch.aucError);
      });
      if (!('segments' in exact.worst) || !('segments' in sketch.worst)) throw new Error('worst segments expected');
      expect(sketch.worst.tested).toBeGreaterThan(20);
      expect(sketch.worst.tested).toBeLessThan(exact.worst.tested);
      const named = sketch.worst.segments.filter(({ levels }) => levels[0]?.value !== null);
      expect(named.length).toBeGreaterThan(0);
      for (const { levels, n, wrong, wrongElsewhere } of named) {
        const isIn = (row: CsvRow): boolean => row[levels[0]!.column] === levels[0]!.value;
        const mine = known.filter(isIn);
        expect([levels.length, n]).toEqual([1, mine.length]);
        expect(wrong).toBeCloseTo(share(mine, isWrong), DIGITS);
        const others = known.filter((row) => !isIn(row));
        expect(wrongElsewhere).toBeCloseTo(share(others, isWrong), DIGITS);
      }
    }
  });

  it('counts each kind of a text as a plain recount does', async () => {
    const { groups, by, overall } = await ask({ by: 'Job' });
    expect(by).toEqual(['Job']);
    expect(groups.map((group) => group.levels[0]?.value)).toEqual(['fixed', 'freelance', 'partime', 'others', null]);
    expect(groups[0]?.levels[0]).toMatchObject({ column: 'Job', valueLabel: { fr: expect.any(String) as unknown } });
    for (const group of groups)
      recounted(
        group,
        rows.filter((row) => row['Job'] === (group.levels[0]?.value ?? '')),
      );
    expect(overall.n).toBe(known.length);
    expect(overall.wrong).toBeCloseTo(share(known, isWrong), DIGITS);
  });

  it('cuts a number in quarters that are left-closed, the last one closed', async () => {
    const { groups } = await ask({ by: 'Age' });
    const edges = [...groups.map((group) => group.levels[0]?.low ?? 0), groups.at(-1)?.levels[0]?.high ?? 0];
    const ages = rows.map((row) => Number(row['Age'])).sort((a, b) => a - b);
    const quantile = (at: number): number => {
      const rank = (ages.length - 1) * at;
      const low = ages[Math.floor(rank)] ?? 0;
      return low + (rank % 1) * ((ages[Math.ceil(rank)] ?? low) - low);
    };
    expect(edges).toEqual([0, 0.25, 0.5, 0.75, 1].map(quantile));
    groups.forEach((group, at) =>
      recounted(
        group,
        rows.filter((row) => {
          const age = Number(row['Age']);
          const high = edges[at + 1] ?? 0;
          return age >= (edges[at] ?? 0) && (at === groups.length - 1 ? age <= high : age < high);
        }),
      ),
    );
    expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(rows.length);
  });

  it('groups by the part of a column, and by months in their order', async () => {
    const { groups, by } = await ask({ by: '@prediction_time' });
    expect(by).toEqual(['@prediction_time']);
    const months = groups.map((group) => group.levels[0]?.value ?? '');
    expect(months).toEqual(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06']);
  });

  it('keeps a missing number as a level of its own', async () => {
    const { groups } = await ask({ by: 'Income', bins: 3 });
    const last = groups.at(-1);
    expect(last?.levels[0]).toMatchObject({ isMissing: true, low: null, high: null });
    expect(last?.group).toBe('Income missing');
    expect(last?.rows).toBe(rows.filter((row) => row['Income'] === '').length);
  });

  it('crosses two columns, given as a list or with a comma, on the command line too', async () => {
    const listed = await ask({ by: ['Job', 'Home'] });
    expect(await ask(parametersOf(['by=Job,Home']))).toEqual(listed);
    for (const group of listed.groups) {
      const [job, home] = group.levels.map((level) => level.value ?? '');
      recounted(
        group,
        rows.filter((row) => row['Job'] === job && row['Home'] === home),
      );
    }
    const few = listed.groups.find((group) => group.n < 30);
    expect(few).toMatchObject({
      estimable: false,
      rate: { ok: false, reason: 'TOO_FEW_ROWS', needed: 30 },
      auc: { ok: false, reason: 'TOO_FEW_ROWS', needed: 30 },
    });
  });

  it('refuses a column that is not there, and three columns', async () => {
    await expect(ask({ by: 'Colour' })).rejects.toMatchObject({ code: 'COLUMN_UNKNOWN' });
    await expect(ask({ by: 'Job,Colour' })).rejects.toMatchObject({ code: 'COLUMN_UNKNOWN' });
    await expect(ask({ by: 'Job,Home,Age' })).rejects.toMatchObject({ code: 'PARAMETER_INVALID' });
  });

  it('finds the segments where decisions are wrong more often, each counted as a plain recount does', async () => {
    const { worst } = await ask({});
    if ('ok' in worst) throw new Error(worst.reason);
    expect(worst.tested).toBeGreaterThan(500);
    expect(worst.segments.length).toBeGreaterThan(0);
    expect(worst.segments.length).toBeLessThanOrEqual(10);
    const differences = worst.segments.map((segment) => segment.difference);
    expect(differences).toEqual([...differences].sort((a, b) => b - a));
    const columns = worst.segments.flatMap((segment) => segment.levels.map((level) => level.column));
    const largest = new Map(columns.map((column) => [column, Math.max(...rows.map((row) => Number(row[column])))]));
    for (const segment of worst.segments) {
      const mine = known.filter((row) =>
        segment.levels.every(({ column, value, low, high, isMissing }) => {
          const cell = row[column] ?? '';
          if (isMissing || cell === '') return isMissing === (cell === '');
          if (value !== null) return cell === value || Number(cell) === Number(value);
          const most = largest.get(column);
          const number = Number(cell);
          return number >= (low ?? 0) && (number < (high ?? 0) || (high === most && number === most));
        }),
      );
      const inside = new Set(mine);
      const others = known.filter((row) => !inside.has(row));
      expect(segment.n).toBe(mine.length);
      expect(segment.wrong).toBeCloseTo(share(mine, isWrong), DIGITS);
      expect(segment.wrongElsewhere).toBeCloseTo(share(others, isWrong), DIGITS);
      expect(segment.adjusted).toBeLessThan(0.05);
      expect(segment.adjusted).toBeGreaterThanOrEqual(segment.pValue);
      expect(segment.n).toBeGreaterThanOrEqual(30);
      expect(segment.n).toBeLessThanOrEqual(0.6 * known.length);
    }
  });

  it('answers for no row at all', async () => {
    const empty = await ask({ by: 'Job', period: '2031-01' });
    expect(empty).toMatchObject({ rows: 0, groups: [], worst: { ok: false, reason: 'NO_ROWS' } });
    expect(empty.overall.rate).toMatchObject({ ok: false, reason: 'NO_ROWS' });
  });
});

describe('on the house prices', () => {
  it('compares the distance between estimate and price, and finds where it is largest', async () => {
    const bench = await openBench();
    const { id } = await bench.create();
    await bench.client.stream('bundle.add', { project: id, grant: bench.grant(join(FIXTURES, 'bundles/housing')) });
    await bench.load(id, [join(FIXTURES, 'cases/housing/predictions.csv')]);
    const result = await bench.run<Segments>(id, 'segments', { by: 'Bldg_Type' });
    expect(result).toMatchObject({ task: 'regression', unit: 'USD', outcome: null });
    // `performance` of the reference: mean absolute error, and mean error.
    expect(result.overall.wrong).toBeCloseTo(18345.263561867454, 6);
    const rows = caseRows('housing/predictions.csv');
    const sold = rows.filter((row) => row['Bldg_Type'] === 'OneFam' && row['sale_price'] !== '');
    const errors = sold.map((row) => Number(row['estimate']) - Number(row['sale_price']));
    const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
    const homes = result.groups.find((group) => group.group === 'Bldg_Type = OneFam');
    expect(homes).toMatchObject({ n: sold.length, estimable: true });
    expect(homes?.bias).toBeCloseTo(mean(errors), 6);
    expect(homes?.wrong).toBeCloseTo(mean(errors.map(Math.abs)), 6);
    expect(homes?.rate).toBeCloseTo(mean(sold.map((row) => Number(row['sale_price']))), 6);
    expect(result.groups[0]?.auc).toMatchObject({ reason: 'NOT_A_CLASSIFICATION' });
    if ('ok' in result.worst) throw new Error(result.worst.reason);
    expect(result.worst.segments[0]?.wrong).toBeGreaterThan(2 * (result.worst.segments[0]?.wrongElsewhere ?? 0));
    await bench.done();
  });
});

describe('on small logs', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await openBench()));
  afterEach(async () => bench.done());

  type Small = { outcome?: (row: number) => string; score?: (row: number) => number; cutoff?: boolean; rows?: number };

  async function small({
    outcome,
    score = (row) => (row % 100) / 100,
    cutoff = true,
    rows = 400,
  }: Small): Promise<string> {
    const { id } = await bench.create();
    const head = ['prediction_id', 'prediction_time', 'score', 'kind', 'constant', '"a,b"', 'size'];
    const lines = Array.from({ length: rows }, (_, row) =>
      [
        `p${row}`,
        `2025-01-${String((row % 28) + 1).padStart(2, '0')}`,
        score(row),
        `k${row % 70}`,
        'same',
        row % 2 === 0 ? 'even' : 'odd',
        row < 300 ? 0 : row,
        ...(outcome === undefined ? [] : [outcome(row)]),
      ].join(','),
    );
    const path = bench.file('small.csv');
    writeFileSync(path, [[...head, ...(outcome === undefined ? [] : ['outcome'])].join(','), ...lines].join('\n'));
    await bench.load(id, [path], { said: { positive: '1', ...(cutoff ? { cutoff: 0.5 } : {}) } });
    return id;
  }

  it('says that there is no column of outcomes, and still counts decisions', async () => {
    const result = await bench.run<Segments>(await small({}), 'segments', { by: 'constant' });
    expect(result.groups).toHaveLength(1);
    expect(result.groups[0]).toMatchObject({
      group: 'constant = same',
      rows: 400,
      n: 0,
      estimable: false,
      rate: { reason: 'NO_OUTCOME_COLUMN' },
      decisionRate: 0.5,
    });
    expect(result.worst).toMatchObject({ ok: false, reason: 'NO_OUTCOME_COLUMN' });
  });

  it('says that no outcome is known yet', async () => {
    const id = await small({ outcome: (row) => (row < 2 ? String(row) : '') });
    const result = await bench.run<Segments>(id, 'segments', { by: 'constant', from: '2025-01-05' });
    expect(result.groups[0]?.rate).toMatchObject({ reason: 'NO_OUTCOME_KNOWN' });
    expect(result.worst).toMatchObject({ ok: false, reason: 'NO_OUTCOME_KNOWN' });
  });

  it('tells no rate of a group with a single outcome', async () => {
    const id = await small({ outcome: (row) => (row % 2 === 0 ? '1' : row % 4 === 1 ? '0' : '') });
    const { groups } = await bench.run<Segments>(id, 'segments', { by: 'a,b' });
    expect(groups.map((group) => group.group)).toEqual(['a,b = even', 'a,b = odd']);
    expect(groups[0]).toMatchObject({
      n: 200,
      positives: 200,
      estimable: false,
      auc: { reason: 'TOO_FEW_ROWS', needed: 5 },
    });
  });

  it('gives a constant score the area one half, and calls nothing worse', async () => {
    const id = await small({ outcome: (row) => String(row % 3 === 0 ? 1 : 0), score: () => 0.4 });
    const result = await bench.run<Segments>(id, 'segments', { by: 'constant' });
    expect(result.groups[0]?.auc).toBe(0.5);
    expect(result.worst).toMatchObject({ segments: [] });
  });

  it('needs a cut-off to call a decision wrong', async () => {
    const id = await small({ outcome: (row) => String(row % 3 === 0 ? 1 : 0), cutoff: false });
    const result = await bench.run<Segments>(id, 'segments', { by: 'constant' });
    expect(result.groups[0]).toMatchObject({ wrong: { reason: 'NO_CUTOFF' }, decisionRate: { reason: 'NO_CUTOFF' } });
    expect(result.worst).toMatchObject({ ok: false, reason: 'NO_CUTOFF' });
  });

  /** Wrong in half of the rows of one cell, in a tenth elsewhere; or in a tenth everywhere. */
  async function planted(isPlanted: boolean): Promise<Segments> {
    const { id } = await bench.create();
    const path = bench.file('planted.csv');
    const lines = Array.from({ length: 4000 }, (_, row) => {
      const [kind, side] = ['abcd'[row % 4], 'lr'[Math.floor(row / 4) % 2]];
      const turn = Math.floor(row / 8);
      const wrong = isPlanted && kind === 'a' && side === 'l' ? turn % 2 === 0 : turn % 10 === 0;
      const outcome = Math.floor(turn / 10) % 2;
      return `p${row},2025-01-${String((row % 28) + 1).padStart(2, '0')},${outcome === (wrong ? 0 : 1) ? 0.8 : 0.2},${kind},${side},${outcome},${kind}`;
    });
    writeFileSync(path, ['prediction_id,prediction_time,score,kind,side,outcome,twin', ...lines].join('\n'));
    await bench.load(id, [path], { said: { positive: '1', cutoff: 0.5 } });
    return bench.run<Segments>(id, 'segments');
  }

  it('finds a planted pair of columns before each of the two', async () => {
    const { worst } = await planted(true);
    // Columns of four, two and four levels, and their pairs; the twin of a column says nothing new.
    expect(worst).toMatchObject({ tested: 4 + 2 + 4 + 8 + 8 + 4 });
    if ('ok' in worst) throw new Error(worst.reason);
    expect(worst.segments.map((one) => one.group)).toEqual(['kind = a, side = l', 'kind = a', 'side = l']);
    expect(worst.segments[0]).toMatchObject({ n: 500, wrong: 0.5 });
    expect(worst.segments[0]?.wrongElsewhere).toBeCloseTo(0.1, 9);
    expect(worst.segments[0]?.interval[0]).toBeGreaterThan(0.35);
  });

  it('lists nothing where all segments are wrong as often', async () => {
    expect((await planted(false)).worst).toMatchObject({ tested: 30, segments: [] });
  });

  it('gathers rare kinds, takes a whole name before a comma, and tells a common number apart', async () => {
    const id = await small({ outcome: (row) => String(row % 3 === 0 ? 1 : 0), rows: 420 });
    const kinds = await bench.run<Segments>(id, 'segments', { by: 'kind' });
    expect(kinds.groups).toHaveLength(50);
    expect(kinds.groups.at(-1)).toMatchObject({ group: 'kind other values', rows: 6 * 21 });
    const both = await bench.run<Segments>(id, 'segments', { by: 'a,b,kind' });
    expect(both.by).toEqual(['a,b', 'kind']);
    expect(both.groups.length).toBeLessThanOrEqual(200);
    expect(both.groups.reduce((sum, group) => sum + group.rows, 0)).toBe(420);
    const sizes = await bench.run<Segments>(id, 'segments', { by: 'size', bins: 2 });
    expect(sizes.groups.map((group) => [group.group, group.rows])).toEqual([
      ['size 0 to 299', 300],
      ['size 300 to 419', 120],
    ]);
    expect(sizes.groups.map(({ levels }) => levels[0]?.valueLabel.fr)).toEqual(['de 0 à 299', 'de 300 à 419']);
  });
});

describe('the bins of a number', () => {
  const starts = (values: number[], bins: number): number[] => {
    const distinct = [...new Set(values)].sort((a, b) => a - b);
    return binStarts(
      {
        value: Float64Array.from(distinct),
        n: Float64Array.from(distinct, (one) => values.filter((value) => value === one).length),
      },
      bins,
    );
  };

  it('begin at the quantiles, between two values where they fall there', () => {
    expect(starts([1, 2, 3, 4, 5, 6, 7, 8], 4)).toEqual([1, 2.75, 4.5, 6.25]);
  });

  it('say which of two neighbours holds a border, and are open where a part of the rows was read', () => {
    const column: GroupColumn = {
      ...{ name: 'Rate', label: {}, unit: { en: 'years', fr: 'ans' }, type: 'number', isBoolean: false, isTime: false },
      ...{ sql: 'x', feature: null },
    };
    const names = (value: number[], isPart: boolean): string[] =>
      coded(
        column,
        { numbers: { value: Float64Array.from(value), n: new Float64Array(value.length).fill(1) }, texts: [] },
        { bins: 2, categories: 9, isPart },
      ).levels.map((level) => `${groupText([level])} | ${ofLevel(level)}`);
    expect(names([1, 2, 3, 4.5], false)).toEqual([
      'Rate 1 to under 2.5 years | Rate=[1,2.5)',
      'Rate 2.5 to 4.5 years | Rate=[2.5,4.5]',
      'Rate missing | Rate=',
    ]);
    expect(names([1, 2, 3, 4], false)[1]).toBe('Rate 3 to 4 years | Rate=[2.5,4]');
    expect(names([1, 2, 3, 4], true)).toEqual([
      'Rate under 2.5 years | Rate=[,2.5)',
      'Rate 2.5 years or more | Rate=[2.5,)',
      'Rate missing | Rate=',
    ]);
    expect(names([1, 2], false)[0]).toBe('Rate = 1 | Rate=1');
  });

  it('are fewer where a value repeats, but never hide that there are two', () => {
    expect(starts([0, 0, 0, 0, 1, 2, 3, 4], 4)).toEqual([0, 0.5, 2.25]);
    expect(starts([0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 9], 4)).toEqual([0, 5]);
    expect(starts([0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], 4)).toEqual([0, 9]);
    expect(starts([3, 3, 3], 4)).toEqual([3]);
    expect(starts([], 4)).toEqual([0]);
  });
});

describe('tallies', () => {
  it('come back from packed numbers for any number of columns', () => {
    const codes = Array.from({ length: 29 }, (_, at) => (at * 7 + 3) % 16);
    expect(packedSql(codes.map(String))).toHaveLength(3);
    const packed = [codes.slice(0, 13), codes.slice(13, 26), codes.slice(26)].map((pack) =>
      Float64Array.of(pack.reduce((sum, code, at) => sum + code * 16 ** at, 0)),
    );
    expect(unpacked(packed, 29).map((column) => column[0])).toEqual(codes);
  });

  it('count rows and wrong ones by pair, and add amounts', () => {
    const [a, b] = [Uint8Array.of(0, 1, 1, 15), Uint8Array.of(2, 2, 2, 14)];
    const flags = Uint8Array.of(1, 0, 1, 1);
    const pairs = tallyPair(placed(a, flags), b, flags);
    expect([pairs[2], pairs[18], pairs[15 * 16 + 14]]).toMatchObject([
      { n: 1, sum: 1 },
      { n: 2, sum: 1 },
      { n: 1, sum: 1 },
    ]);
    const amounts = Float64Array.of(1, 2, 3, 4);
    expect(tallyPair(placed(a, amounts), b, amounts)[18]).toEqual({ n: 2, sum: 5, squares: 13 });
    expect(tallyOne(b, flags)[2]).toMatchObject({ n: 3, sum: 2 });
  });
});
