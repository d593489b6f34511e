import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quadratureKernel } from '#electron/engine/workers/kernels/quadrature-kernel.ts';
import { marginOf } from '#shared/explain/trees/predict.ts';
import { quadraturePlan } from '#shared/explain/trees/quadrature-plan.ts';
import type { DumpNode } from '#test/support/xgboost-dump.ts';
import { dumpedMargin } from '#test/support/xgboost-dump.ts';
import { furthest, nothing, seconds } from './explain-measure.ts';
import { inChild } from './measure.ts';
import type { Taken } from './measure.ts';

/** Debian's package lives in the system's Python, whatever else is on the path. */
const PYTHON = '/usr/bin/python3';
const PEER = join('test', 'bench', 'explain-peer.py');
const MANY = 1000;
const ALONE = 100;

export function peerPresent(): boolean {
  return existsSync(PYTHON) && spawnSync(PYTHON, [PEER, 'present']).status === 0;
}

/** CPU seconds of XGBoost's path-dependent contributions: one row, a thousand, ten thousand. */
export async function peerExplain(folder: string, name: string): Promise<Taken> {
  const out = execFileSync(PYTHON, [PEER, 'time', folder, name], {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  return nothing(JSON.parse(out) as Record<string, number>);
}

/** CPU seconds of the quadrature engine, its plan made before; and how far it is from the peer. */
export async function productExplain(folder: string, name: string): Promise<Taken> {
  const model = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
    columns: number;
    trees: DumpNode[];
  };
  const { columns } = model;
  const margin = dumpedMargin(model.trees, 0);
  const file = readFileSync(join(folder, 'rows.f32'));
  const values = new Float32Array(file.buffer, file.byteOffset, file.byteLength / 4);
  const owner = Int32Array.from({ length: columns }, (_, column) => column);
  const began = process.cpuUsage();
  const plan = quadraturePlan(margin, { owner, players: columns, covers: margin.trees.cover!, columns });
  const plannedS = seconds(began);
  const kernel = quadratureKernel(plan);
  const phi = new Float64Array(MANY * columns);
  const table = { rows: MANY, columns, values: values.subarray(0, MANY * columns) };
  const alone = Array.from({ length: ALONE }, (_, row) => ({
    rows: 1,
    columns,
    values: values.subarray(row * columns, (row + 1) * columns),
  }));
  const one = leastCpu(() => alone.forEach((row) => kernel.batch(row, { phi }))) / ALONE;
  const thousand = leastCpu(() => kernel.batch(table, { phi }));
  return nothing({
    one,
    thousand,
    plan: plannedS,
    compiled: kernel.twin === 'compiled' ? 1 : 0,
    apart: furthest(folder, name, { phi, columns }),
    gap: widestGap(phi, { base: plan.base, columns, marginAt: (row) => marginOf(margin, values, row * columns) }),
  });
}

/** The least of seven, after two that warm up. */
function leastCpu(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 9; turn += 1) {
    const began = process.cpuUsage();
    work();
    if (turn >= 2) least = Math.min(least, seconds(began));
  }
  return least;
}

/** The most that base and contributions miss the margin by. */
function widestGap(
  phi: Float64Array,
  { base, columns, marginAt }: { base: number; columns: number; marginAt: (row: number) => number },
): number {
  let most = 0;
  for (let row = 0; row < MANY; row += 1) {
    const sum = phi.subarray(row * columns, (row + 1) * columns).reduce((total, one) => total + one, base);
    most = Math.max(most, Math.abs(sum - marginAt(row)));
  }
  return most;
}

type Goals = {
  one: number;
  thousand: number;
  plainOne: number | null;
  tables: [number, number] | null;
  plainTables: [number, number] | null;
  walk: number;
};

/**
 * Model; least times faster than the peer: one row, a thousand, one row by the plain twin, a thousand and ten thousand
 * by tables, the same by their plain twin; than the walk over all pairs.
 */
const GOALS: [name: string, goals: Goals][] = [
  ['100x6', { one: 5.5, thousand: 15, plainOne: 2.5, tables: [32, 64], plainTables: [5, 11], walk: 30 }],
  ['500x8', { one: 5.5, thousand: 15, plainOne: 2.5, tables: [32, 64], plainTables: [5, 11], walk: 30 }],
  ['deep', { one: 8, thousand: 12, plainOne: null, tables: null, plainTables: null, walk: 10 }],
];

/** Prints one line for each model and size: CPU of one thread, peer and product in turn. */
export async function benchExplain(folder: string, rounds: number, say: (text: string) => void): Promise<void> {
  if (!peerPresent()) {
    say('explain: the peer (Debian package python3-xgboost) is not installed; nothing is compared');
    return;
  }
  for (const [name, { one, thousand, plainOne, tables, plainTables, walk }] of GOALS) {
    if (!existsSync(join(folder, `${name}.json`))) execFileSync(PYTHON, [PEER, 'train', folder, name]);
    const peer: Taken[] = [];
    const product: Taken[] = [];
    const plain: Taken[] = [];
    const byTables: Taken[] = [];
    const byPlainTables: Taken[] = [];
    const pairs: Taken[] = [];
    const against: Taken[] = [];
    const threaded: [Taken, Taken][] = [];
    const grown: Taken[] = [];
    for (let round = 0; round < rounds; round += 1) {
      peer.push(await inChild('peerExplain', [folder, name]));
      product.push(await inChild('productExplain', [folder, name]));
      plain.push(await inChild('productExplain', [folder, name], { TRIBUNE_PLAIN_KERNELS: '1' }));
      byTables.push(await inChild('productTables', [folder, name]));
      byPlainTables.push(await inChild('productTables', [folder, name], { TRIBUNE_PLAIN_KERNELS: '1' }));
      pairs.push(await inChild('walkBackground', [folder, name]));
      against.push(await inChild('productBackground', [folder, name]));
      if (tables !== null) {
        grown.push(await inChild('productGrowth', [folder, name]));
        threaded.push([
          await inChild('productThreads', [folder, name, '1']),
          await inChild('productThreads', [folder, name, '2']),
        ]);
      }
    }
    const line = (title: string, taken: Taken[], size: 'one' | 'thousand' | 'tenThousand', goal: number | null): void =>
      say(fasterLine(`explain ${name}, ${title}`, { peer: of(peer, size), product: of(taken, size), goal }));
    line('one row', product, 'one', one);
    line('one row, plain twin', plain, 'one', plainOne);
    line('1,000 rows, quadrature', product, 'thousand', thousand);
    line('1,000 rows, quadrature, plain twin', plain, 'thousand', null);
    line('1,000 rows, tables', byTables, 'thousand', tables?.[0] ?? null);
    line('10,000 rows, tables', byTables, 'tenThousand', tables?.[1] ?? null);
    line('1,000 rows, tables, plain twin', byPlainTables, 'thousand', plainTables?.[0] ?? null);
    line('10,000 rows, tables, plain twin', byPlainTables, 'tenThousand', plainTables?.[1] ?? null);
    say(
      fasterLine(`explain ${name}, 1,000 rows against 1,000, all in`, {
        peer: of(pairs, 'thousand'),
        product: of(against, 'thousand'),
        goal: walk,
      }),
    );
    if (threaded.length > 0) say(threadsLine(threaded));
    if (grown.length > 0) say(growthLine(grown));
    const table = byTables.at(-1)!.more;
    say(
      `    tables: plan ${(table['plan']! * 1000).toFixed(0)} ms CPU; ${table['apart']!.toExponential(1)} apart from the peer's single precision, ${against.at(-1)!.more['apart']!.toExponential(1)} from the walk over all pairs, which is the peer of the last line, by 10 of its cases`,
    );
    const last = product.at(-1)!.more;
    say(
      `    ${last['compiled'] === 1 ? 'compiled' : 'NOT COMPILED'}; plan ${(last['plan']! * 1000).toFixed(0)} ms CPU; ${last['apart']!.toExponential(1)} apart from the peer's single precision; base and contributions miss the margin by ${last['gap']!.toExponential(1)}`,
    );
  }
}

/** Ten times the cases, and ten times the rows that they are compared with. */
function growthLine(grown: readonly Taken[]): string {
  const least = (name: string): number => Math.min(...of(grown, name));
  const cases = least('hundredThousand') / least('tenThousand');
  const rows = least('against1000') / least('against100');
  return `    growth: 10,000 to 100,000 distinct cases ${cases.toFixed(1)}x the time (goal 10.2x at most), against 100 to 1,000 rows ${rows.toFixed(2)}x (goal 2x at most, preparation apart)`;
}

/** One thread and two over the same rows. */
function threadsLine(threaded: readonly [Taken, Taken][]): string {
  const least = (at: 0 | 1): number => Math.min(...threaded.map((taken) => taken[at].more['many']!));
  const held = Math.max(...threaded.flat().map(({ more }) => more['heldMs']!));
  return `    50,000 rows on other threads: ${least(0).toFixed(2)} s on one, ${(least(0) / least(1)).toFixed(2)}x faster on two (goal 1.8x with both cores free); who asks is held ${held.toFixed(0)} ms at most (goal 50)`;
}

const of = (taken: readonly Taken[], size: string): number[] => taken.map(({ more }) => more[size]! * 1000);

function fasterLine(
  name: string,
  { peer, product, goal }: { peer: number[]; product: number[]; goal: number | null },
): string {
  const least = (values: number[]): number => Math.min(...values);
  const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
  const times = least(peer) / least(product);
  const verdict = goal === null ? '' : times >= goal ? ` meets ${goal}x` : ` MISSES ${goal}x`;
  const show = (values: number[]): string => `${least(values).toPrecision(3)}/${middle(values).toPrecision(3)} ms`;
  return `${name.padEnd(52)} peer ${show(peer)}, product ${show(product)} CPU, ${times.toFixed(1)}x faster${verdict}`;
}
