import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ReadForm } from '#electron/engine/explain/explained-model.ts';
import { explainPool } from '#electron/engine/workers/explain-pool.ts';
import { patternKernel } from '#electron/engine/workers/kernels/pattern-kernel.ts';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import type { Margin } from '#shared/explain/trees/ensemble.ts';
import { pairWalk, pairWalkRows } from '#shared/explain/trees/pair-walk.ts';
import { patternPlan } from '#shared/explain/trees/pattern-plan.ts';
import type { PatternAgainst, PatternPlan } from '#shared/explain/trees/pattern-plan.ts';
import { randomOf } from '#shared/stats/random.ts';
import type { DumpNode } from '#test/support/xgboost-dump.ts';
import { dumpedMargin } from '#test/support/xgboost-dump.ts';
import { furthest, nothing, seconds } from './explain-measure.ts';
import type { Taken } from './measure.ts';

const MANY = 1000;
const MORE = 10_000;
const MOST = 100_000;
const THREADED = 50_000;
/** Cases that are walked pair by pair: the walk takes the same for each, so that few stand for a thousand. */
const WALKED = 10;

type Read = { margin: Margin; columns: number; owners: { owner: Int32Array; players: number }; rows: EncodedTable };

function read(folder: string, name: string): Read {
  const text = readFileSync(join(folder, `${name}.json`), 'utf8');
  const { columns, trees } = JSON.parse(text) as { columns: number; trees: DumpNode[] };
  const file = readFileSync(join(folder, 'rows.f32'));
  const values = new Float32Array(file.buffer, file.byteOffset, file.byteLength / 4);
  return {
    margin: dumpedMargin(trees, 0),
    columns,
    owners: { owner: Int32Array.from({ length: columns }, (_, column) => column), players: columns },
    rows: { rows: values.length / columns, columns, values },
  };
}

function someRows({ columns, values }: EncodedTable, from: number, to: number): EncodedTable {
  return { rows: to - from, columns, values: values.subarray(from * columns, to * columns) };
}

function planned({ margin, owners }: Read, against: PatternAgainst): PatternPlan {
  const plan = patternPlan(margin, owners, against);
  if (plan === null) throw new RangeError('a model that the tables take expected');
  return plan;
}

/** All of it, by the engine that this machine can run. */
function explainAll(plan: PatternPlan): (rows: EncodedTable, phi: Float64Array) => void {
  const kernel = patternKernel(plan);
  return (rows, phi) => {
    for (const _ of kernel.trees(rows, phi));
  };
}

/** The least CPU of some turns, after one that warms up. */
function leastCpu(turns: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn <= turns; turn += 1) {
    const began = process.cpuUsage();
    work();
    if (turn > 0) least = Math.min(least, seconds(began));
  }
  return least;
}

/** CPU seconds of the tables against covers, their plan made before; and how far they are from the peer. */
export async function productTables(folder: string, name: string): Promise<Taken> {
  const model = read(folder, name);
  const began = process.cpuUsage();
  const plan = planned(model, { covers: model.margin.trees.cover! });
  const plannedS = seconds(began);
  const phi = new Float64Array(MORE * model.columns);
  const all = someRows(model.rows, 0, MORE);
  const some = someRows(model.rows, 0, MANY);
  const explain = explainAll(plan);
  const tenThousand = leastCpu(2, () => explain(all, phi));
  const thousand = leastCpu(4, () => explain(some, phi));
  const apart = furthest(folder, name, { phi, columns: model.columns });
  return nothing({ thousand, tenThousand, plan: plannedS, apart });
}

/** CPU seconds of a thousand cases against a thousand rows, the preparation included. */
export async function productBackground(folder: string, name: string): Promise<Taken> {
  const model = read(folder, name);
  const cases = someRows(model.rows, 0, MANY);
  const background = someRows(model.rows, MORE - MANY, MORE);
  const phi = new Float64Array(MANY * model.columns);
  const thousand = leastCpu(2, () => explainAll(planned(model, { background }))(cases, phi));
  const walked = walkedCases(model, background);
  let apart = 0;
  walked.forEach((one, at) => (apart = Math.max(apart, Math.abs(one - phi[at]!))));
  return nothing({ thousand, apart });
}

/**
 * How the tables grow: CPU seconds of ten thousand and of a hundred thousand distinct cases against covers, and of a
 * thousand cases against a hundred rows and against a thousand, the preparation apart.
 */
export async function productGrowth(folder: string, name: string): Promise<Taken> {
  const model = read(folder, name);
  const { columns } = model;
  const many = mixedRows(model.rows, MOST);
  const phi = new Float64Array(MOST * columns);
  const explain = explainAll(planned(model, { covers: model.margin.trees.cover! }));
  const tenThousand = leastCpu(2, () => explain(someRows(many, 0, MORE), phi));
  const hundredThousand = leastCpu(1, () => explain(many, phi));
  const against = (rows: number): number => {
    const background = someRows(model.rows, MORE - rows, MORE);
    const ready = explainAll(planned(model, { background }));
    return leastCpu(3, () => ready(someRows(model.rows, 0, MANY), phi));
  };
  return nothing({ tenThousand, hundredThousand, against100: against(100), against1000: against(1000) });
}

/** Rows whose values stand in the same column of other rows, each drawn by itself, so that hardly two are alike. */
function mixedRows({ rows, columns, values }: EncodedTable, count: number): EncodedTable {
  const random = randomOf(1);
  const mixed = new Float32Array(count * columns);
  for (let at = 0; at < mixed.length; at += 1)
    mixed[at] = values[Math.floor(random() * rows) * columns + (at % columns)]!;
  return { rows: count, columns, values: mixed };
}

/** Wall seconds of many cases on other threads, and for how long this one was held at most meanwhile. */
export async function productThreads(folder: string, name: string, threads: string): Promise<Taken> {
  const { margin, owners, rows } = read(folder, name);
  const many = { ...rows, rows: THREADED, values: new Float32Array(THREADED * rows.columns) };
  for (let at = 0; at < THREADED; at += MORE)
    many.values.set(rows.values.subarray(0, MORE * rows.columns), at * rows.columns);
  const members = Array.from({ length: owners.players }, (_, player) => [player]);
  const ensemble = { margins: [margin], link: { kind: 'logistic' as const, output: 0 } };
  const form = { kind: 'trees', ensemble, players: { owner: owners.owner, members } } as unknown as ReadForm;
  const task = {
    form,
    way: { space: 'margin' as const, method: 'exact' as const },
    background: someRows(rows, MORE - MANY, MORE),
    of: THREADED,
  };
  const pool = explainPool(task, { threads: Number(threads), entry: resolve('dist/node/explaining.js') });
  const quiet = { signal: new AbortController().signal, tell: () => undefined };
  await pool.explain(someRows(many, 0, MANY), quiet);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await pool.explain(many, quiet);
  const wall = (performance.now() - began) / 1000;
  delay.disable();
  pool.close();
  return nothing({ many: wall, heldMs: delay.max / 1e6 });
}

/** CPU seconds that a thousand cases take against a thousand rows pair by pair, by those of some cases. */
export async function walkBackground(folder: string, name: string): Promise<Taken> {
  const model = read(folder, name);
  const background = someRows(model.rows, MORE - MANY, MORE);
  return nothing({ thousand: leastCpu(2, () => walkedCases(model, background)) * (MANY / WALKED) });
}

function walkedCases({ margin, owners, rows, columns }: Read, background: EncodedTable): Float64Array {
  const walk = pairWalk(margin.trees, owners);
  const phi = new Float64Array(WALKED * columns);
  const one = new Float64Array(columns);
  for (let row = 0; row < WALKED; row += 1) {
    one.fill(0);
    const x = rows.values.subarray(row * columns, (row + 1) * columns);
    pairWalkRows(walk, { x, background, from: 0, to: background.rows }, one);
    one.forEach((sum, player) => (phi[row * columns + player] = sum / background.rows));
  }
  return phi;
}
