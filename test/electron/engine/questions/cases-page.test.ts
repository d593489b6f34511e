import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

type Line = { id: string; time: string; score: number; version: string };
type Sort = { column: 'score' | 'prediction_time'; descending: boolean } | undefined;

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.done());

/** Scores that repeat, that lie on the edges of bins (0.29 times 200 is a little less than 58), and the two ends. */
const SCORES = [0, 1, 0.29, 0.285, 0.995, 0.9999999, 0.57, 0.005, 0.0049999, 0.5, 0.29, 0.1 + 0.2];

function lines(isAmount: boolean): Line[] {
  return Array.from({ length: 240 }, (_, at) => ({
    id: `P${String((at * 7919) % 1000).padStart(3, '0')}`,
    time: `2025-01-${String(1 + ((at * 13) % 9)).padStart(2, '0')}T0${at % 3}:00:00`,
    score: SCORES[(at * 5) % SCORES.length]! * (isAmount ? 1000 * (at % 3) : 1),
    version: at % 4 === 0 ? '1.0.0' : '2.0.0',
  }));
}

async function projectOf(name: string, rows: readonly Line[]): Promise<string> {
  const path = bench.file(`${name}.csv`);
  const text = rows.map(({ id, time, score, version }) => [id, time, version, score].join());
  writeFileSync(path, ['prediction_id,prediction_time,model_version,score', ...text].join('\n'));
  const project = (await bench.create(`${name}.tribune`)).id;
  await bench.load(project, [path]);
  return project;
}

function inOrder(rows: readonly Line[], sort: Sort): string[] {
  const key = (line: Line): number | string => (sort?.column === 'score' ? line.score : line.time);
  const sign = sort?.descending === true ? -1 : 1;
  const before = (a: Line, b: Line): number => {
    const [x, y] = [key(a), key(b)];
    if (x !== y) return x < y ? -sign : sign;
    return a.id < b.id ? -1 : 1;
  };
  return [...rows].sort(before).map(({ id }) => id);
}

const SORTS: Sort[] = [
  undefined,
  { column: 'score', descending: true },
  { column: 'score', descending: false },
  { column: 'prediction_time', descending: true },
];

describe.each([
  ['where every score is a probability', false],
  ['where scores are amounts', true],
])('a page of the list, %s', (name, isAmount) => {
  const all = lines(isAmount);
  let project = '';
  beforeAll(async () => {
    project = await projectOf(name.replaceAll(' ', '-'), all);
  });

  it.each(SORTS)('sorted by %j is that part of the whole list', async (sort) => {
    for (const [selection, rows] of [
      [{}, all],
      [{ version: '2.0.0' }, all.filter(({ version }) => version === '2.0.0')],
      [{ from: '2025-01-03', to: '2025-01-05' }, all.filter(({ time }) => time >= '2025-01-03' && time < '2025-01-06')],
    ] as const) {
      const whole = inOrder(rows, sort);
      for (const offset of [0, 1, 20, 59, whole.length - 3, whole.length, whole.length + 50]) {
        const page = await bench.client.table('cases.page', { project, selection, sort, offset, limit: 17 });
        expect(page.total).toBe(whole.length);
        expect(page.rows.values[0]).toEqual(whole.slice(offset, offset + 17));
      }
    }
  });
});
