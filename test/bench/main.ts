import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCases, floorCase, productCase } from './case-parts.ts';
import { benchExplain, peerExplain, productExplain } from './explain-parts.ts';
import { productBackground, productGrowth, productTables, productThreads, walkBackground } from './explain-tables.ts';
import { generateLog } from './generate.ts';
import type { LogFormat } from './generate.ts';
import { floorImport, productImport } from './import-parts.ts';
import { inChild, ratioLine } from './measure.ts';
import type { Taken } from './measure.ts';
import { floorOutcomes, productOutcomes } from './outcomes-parts.ts';
import { floorPreview, productPreview } from './preview-parts.ts';
import { floorQueries, productQueries } from './query-parts.ts';
import { benchProbability, productProbability } from './probability-parts.ts';
import { floorRescore, productRescore } from './rescore-parts.ts';
import { floorStart, productStart, rendererPayload } from './start-parts.ts';

/**
 * `npm run bench` measures budgets as ratios to a floor or a peer in the same run, interleaved, three rounds:
 * `npm run bench -- --rows 10000000` for the large log, `--only import,preview,queries,cases,outcomes,rescore,explain,start,payload` for a part.
 */
const ROUNDS = 3;

const PARTS: Record<string, (...args: string[]) => Promise<Taken>> = {
  floorImport,
  productImport,
  floorPreview,
  productPreview,
  floorQueries,
  productQueries,
  floorCase,
  productCase,
  floorOutcomes,
  productOutcomes,
  floorStart,
  productStart,
  peerExplain,
  productExplain,
  productTables,
  productThreads,
  productGrowth,
  productBackground,
  walkBackground,
  productProbability,
  floorRescore,
  productRescore,
};

function option(name: string, fallback: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
}

const part = option('part', '');
if (part !== '') {
  const args = process.argv.slice(process.argv.indexOf('--part') + 2);
  process.stdout.write(`${JSON.stringify(await PARTS[part]!(...args))}\n`);
  process.exit(0);
}

const rows = Number(option('rows', '1000000'));
const only = option('only', 'import,preview,queries,cases,outcomes,rescore,explain,start,payload').split(',');
const folder = option('folder', join(tmpdir(), 'tribune-bench'));
mkdirSync(folder, { recursive: true });
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function compare(
  floor: [string, string[]],
  product: [string, string[]],
  rounds: number,
): Promise<{ floor: Taken[]; product: Taken[] }> {
  const result = { floor: [] as Taken[], product: [] as Taken[] };
  for (let round = 0; round < rounds; round += 1) {
    result.floor.push(await inChild(floor[0], floor[1]));
    result.product.push(await inChild(product[0], product[1]));
  }
  return result;
}

const apart = (taken: Taken): number => (taken.more['reading'] ?? 0) + (taken.more['identifiers'] ?? 0);

async function benchImport(format: LogFormat, count: number, rounds: number, goal: number): Promise<void> {
  const path = await generateLog(folder, count, format);
  const { floor, product } = await compare(
    ['floorImport', [path, join(folder, 'floor.db')]],
    ['productImport', [path, join(folder, 'product.tribune')]],
    rounds,
  );
  say(
    ratioLine({
      name: `import ${format}, ${count.toLocaleString('en')} rows, wall`,
      floor: floor.map((one) => one.wallS),
      product: product.map((one) => one.wallS - apart(one)),
      unit: 's',
      goal,
    }),
  );
  const last = product.at(-1)!;
  say(
    `    hash ${last.more['reading']?.toFixed(2)} s and repeated predictions ${last.more['identifiers']?.toFixed(2)} s apart; CPU ${Math.min(...product.map((one) => one.cpuS)).toFixed(1)} against ${Math.min(...floor.map((one) => one.cpuS)).toFixed(1)} s (all in); peak memory ${Math.max(...product.map((one) => one.peakMb)).toFixed(0)} against ${Math.max(...floor.map((one) => one.peakMb)).toFixed(0)} MB`,
  );
  if (format === 'csv')
    say(
      `    database ${last.more['databaseMb']?.toFixed(0)} MB, ${((last.more['databaseMb'] ?? 0) / (statSync(path).size / 1e6)).toFixed(3)} of the file (goal 0.25)`,
    );
}

if (only.includes('import')) {
  await benchImport('csv', rows, ROUNDS, 1.6);
  const other = Math.min(rows, 1_000_000);
  await benchImport('csv.gz', other, ROUNDS, 1.6);
  await benchImport('ndjson', other, ROUNDS, 1.6);
  await benchImport('parquet', other, ROUNDS, 1.8);
}

if (only.includes('preview')) {
  for (const count of [...new Set([100_000, rows])]) {
    const path = await generateLog(folder, count, 'csv');
    const { floor, product } = await compare(['floorPreview', [path]], ['productPreview', [path]], ROUNDS);
    say(
      ratioLine({
        name: `preview, ${count.toLocaleString('en')} rows`,
        floor: floor.map((one) => one.wallS * 1000),
        product: product.map((one) => one.wallS * 1000),
        unit: 'ms',
        goal: 1.5,
        note: 'goal also under 300 ms, the same for any size',
      }),
    );
  }
}

/** A standard page answers from kept sums: a small part of the scan of the same aggregate, and under 50 ms. */
const STANDARD = rows >= 10_000_000 ? 0.15 : 1;
const STANDARD_MS = 50;

/** Question, what the floor scans, goal at ten million rows and below, most milliseconds. */
const RESULTS: [name: string, product: string, floor: string, goal: number, limit?: number][] = [
  ['performance by month and version, from the sketch', 'performanceSketch', 'scoreBins', STANDARD, STANDARD_MS],
  ['calibration, from the sketch', 'calibrationSketch', 'scoreBins', STANDARD, STANDARD_MS],
  ['gains, from the sketch', 'gainsSketch', 'scoreBins', STANDARD, STANDARD_MS],
  ['cut-off, from the sketch', 'thresholdSketch', 'scoreBins', STANDARD, STANDARD_MS],
  ['money by month and arm', 'value', 'money', STANDARD, STANDARD_MS],
  ['exact tables by score, of rows not read before', 'tableExact', 'distinctScores', 1.2],
  ['performance with every split, exact', 'performanceExact', 'distinctScores', 2.5],
  ['calibration, exact, tables at hand', 'calibrationExact', 'distinctScores', 1.2],
  ['gains, exact, tables at hand', 'gainsExact', 'distinctScores', 1.2],
  ['cut-off, exact, tables at hand', 'thresholdExact', 'distinctScores', 2.5],
  ['segments by one column, without the search', 'segmentsByJob', 'byJob', 3],
  ['fairness by age', 'fairnessByAge', 'byJob', 3],
];

if (only.includes('queries')) {
  const path = await generateLog(folder, rows, 'csv');
  const database = join(folder, 'product.tribune');
  await inChild('productImport', [path, database]);
  const { floor, product } = await compare(['floorQueries', [database]], ['productQueries', [database]], ROUNDS);
  const of = (list: Taken[], name: string): number[] => list.map((one) => (one.more[name] ?? Number.NaN) * 1000);
  say(
    ratioLine({
      name: `overview, first time, ${rows.toLocaleString('en')} rows`,
      floor: of(floor, 'overview'),
      product: of(product, 'overviewFirst'),
      unit: 'ms',
      goal: rows >= 10_000_000 ? 0.15 : 1,
      note: 'whole answer; the goal 0.15 is for 10 million rows',
    }),
  );
  for (const [name, one, scan, goal, limit] of RESULTS)
    say(
      ratioLine({
        name,
        floor: of(floor, scan),
        product: of(product, one),
        unit: 'ms',
        goal,
        ...(limit === undefined ? {} : { limit }),
      }),
    );
  say(
    `    people, errors and money of one move of the cut-off: ${Math.min(...of(product, 'drag')).toFixed(4)} ms (goal 16)`,
  );
  say(`    search of the worst segments: ${Math.min(...of(product, 'segmentsWorst')).toFixed(0)} ms`);
  say(
    `    drift from the daily histograms: ${Math.min(...of(product, 'driftSketch')).toFixed(0)} ms (goal 3,000); telling two months apart: ${Math.min(...of(product, 'adversarial')).toFixed(0)} ms (goal 10,000)`,
  );
  say(
    ratioLine({
      name: 'quality, first time',
      floor: of(floor, 'quality'),
      product: of(product, 'qualityFirst'),
      unit: 'ms',
      goal: rows >= 10_000_000 ? 0.15 : 1,
    }),
  );
  for (const [name, one] of [
    ['overview with a filter on two columns', 'filtered'],
    ['overview of one month, with a filter', 'filteredMonth'],
  ] as const)
    say(
      ratioLine({
        name,
        floor: of(floor, one),
        product: of(product, one),
        unit: 'ms',
        goal: 1.15,
        note: 'floor: the same figures in two statements written by hand',
      }),
    );
  say(
    ratioLine({
      name: 'one case by its identifier',
      floor: of(floor, 'individual'),
      product: of(product, 'individual'),
      unit: 'ms',
      goal: 2,
    }),
  );
  say(
    `    cases, first page ${Math.min(...of(product, 'cases')).toFixed(0)} ms; by score ${Math.min(...of(product, 'casesByScore')).toFixed(0)} ms; revisited overview ${Math.min(...of(product, 'revisited')).toFixed(1)} ms`,
  );
}

if (only.includes('cases')) {
  const path = await generateLog(folder, rows, 'csv');
  const database = join(folder, `cases-${rows}.tribune`);
  if (!existsSync(database)) await inChild('productImport', [path, database]);
  await benchCases(database, { rows, rounds: ROUNDS }, say);
}

if (only.includes('outcomes')) {
  const path = await generateLog(folder, rows, 'csv', 'shadow');
  const database = join(folder, `outcomes-${rows}.tribune`);
  if (!existsSync(database)) await inChild('productImport', [path, database]);
  const { floor, product } = await compare(['floorOutcomes', [database]], ['productOutcomes', [database]], ROUNDS);
  const of = (list: Taken[], name: string): number[] => list.map((one) => (one.more[name] ?? Number.NaN) * 1000);
  for (const name of ['ab-test', 'shadow'])
    say(
      ratioLine({
        name: `${name}, ${rows.toLocaleString('en')} rows`,
        floor: of(floor, name),
        product: of(product, name),
        unit: 'ms',
        goal: 5,
        note: 'whole answer; the floor is one scan of its largest table; goal also under 1 s',
      }),
    );
}

if (only.includes('rescore')) {
  const least = (list: Taken[], name: string): number => Math.min(...list.map((one) => one.more[name]!));
  // Half of the rows of a log name the version whose model is at hand.
  const path = await generateLog(folder, 2 * Math.min(rows, 1_000_000), 'csv');
  const database = join(folder, `rescore-${rows}.tribune`);
  if (!existsSync(database)) await inChild('productImport', [path, database]);
  const { floor, product } = await compare(['floorRescore', [database]], ['productRescore', [database]], ROUNDS);
  say(
    ratioLine({
      name: `rescore ${product[0]!.more['rows']!.toLocaleString('en')} rows, wall`,
      floor: floor.map((one) => one.wallS),
      product: product.map((one) => one.wallS),
      unit: 's',
      goal: 1.15,
      note: 'floor: read, run, append in one process; product: replay with its verdicts and decisions',
    }),
  );
  say(
    `    floor: read ${least(floor, 'read').toFixed(2)} s, run ${least(floor, 'run').toFixed(2)} s, append ${least(floor, 'append').toFixed(2)} s; peak memory of the engine ${Math.max(...product.map((one) => one.peakMb)).toFixed(0)} MB`,
  );
}

if (only.includes('explain')) {
  await benchExplain(folder, ROUNDS, say);
  await benchProbability(ROUNDS, say);
}

if (only.includes('start')) {
  const { floor, product } = await compare(['floorStart', [folder]], ['productStart', [folder]], ROUNDS);
  say(
    ratioLine({
      name: 'cold start to the first drawn page',
      floor: floor.map((one) => one.wallS * 1000),
      product: product.map((one) => one.wallS * 1000),
      unit: 'ms',
      goal: 1.3,
      note: 'Chromium, engine with an open project, one fixed chart',
    }),
  );
}

if (only.includes('payload')) {
  const { gzipKb, files } = rendererPayload();
  say(
    `${'first paint, gzip'.padEnd(52)} ${gzipKb.toFixed(0)} kB in ${files} files, goal 650 kB: ${gzipKb <= 650 ? 'meets' : 'MISSES'}`,
  );
}

rmSync(join(folder, 'floor.db'), { force: true });
