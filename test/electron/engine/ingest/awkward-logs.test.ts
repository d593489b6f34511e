import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ImportReport, Preview } from '#shared/contract/imports.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => bench.done());

type Read = { preview: Preview; report: ImportReport };

/** Looks at a file that the test wrote and imports it into a project of its own. */
async function read(name: string, more: Parameters<Bench['load']>[2] = {}): Promise<Read> {
  const project = await bench.create(`${name}.tribune`);
  const preview = await bench.preview(project.id, [bench.file(name)], more);
  const report = await bench.load(project.id, [bench.file(name)], more);
  await bench.client.call('project.close', { project: project.id });
  return { preview, report };
}

async function copy(select: string, name: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO '${bench.file(name)}'`);
  connection.closeSync();
  instance.closeSync();
}

describe('a Parquet log', () => {
  it('is read whole with lists, identifiers, maps and amounts in it', async () => {
    await copy(
      `SELECT uuid() AS request_id, TIMESTAMPTZ '2025-01-01 10:00:00+00' + INTERVAL (i) HOUR AS scored_at,
         (i / 50.0)::DECIMAL(6, 4) AS score, [i, i + 1] AS codes, [{'name': 'age', 'value': i}] AS facts,
         MAP {'a': 1.5} AS extra, '\\xAA'::BLOB AS raw, i % 3 = 0 AS outcome FROM range(50) t(i)`,
      'lists.parquet',
    );
    const { report, preview } = await read('lists.parquet');
    expect(report).toMatchObject({ rows: 50, period: { from: '2025-01-01', to: '2025-01-03' } });
    expect(preview.recipe.columns.map(({ name, part }) => `${name}: ${part}`)).toEqual([
      'request_id: prediction_id',
      'scored_at: prediction_time',
      'score: score',
      'codes: feature',
      'facts: text',
      'extra: feature',
      'raw: feature',
      'outcome: outcome',
    ]);
  });
});

describe('a JSON document', () => {
  it('keeps a list as one text', async () => {
    const rows = Array.from({ length: 20 }, (_, row) => ({
      id: `00${row + 10}`,
      scored_at: `2025-01-${row + 10}T10:00:00Z`,
      score: row / 20,
      input: { tags: ['a', 'b'], address: { zip: '01000' } },
    }));
    writeFileSync(bench.file('tags.json'), JSON.stringify(rows));
    const { report, preview } = await read('tags.json');
    expect(report.rows).toBe(20);
    expect(preview.files[0]?.columns).toEqual(['id', 'scored_at', 'score', 'input.tags', 'input.address.zip']);
  });
});

describe('the dates of a table in text', () => {
  const written: [string, string, (day: string) => string][] = [
    ['two-figures', 'date', (day) => `${day}/01/25 09:30`],
    ['half-days', 'scored_at', (day) => `01/${day}/2025 ${day > '20' ? '12:05 AM' : '3:05 PM'}`],
    ['month-names', 'date', (day) => `${day}-Jan-2025`],
    ['statistics', 'score_date', (day) => `${day}JAN2025:10:22:00`],
    ['excel-days', 'score_date', (day) => `${45_657 + Number(day)}.5`],
  ];

  it.each(written)('are read as they are written: %s', async (name, column, date) => {
    const lines = Array.from({ length: 19 }, (_, row) => `00${row + 10},${date(String(row + 10))},0.${row + 10}`);
    writeFileSync(bench.file(`${name}.csv`), `client_id,${column},score\n${lines.join('\n')}\n`);
    const { report, preview } = await read(`${name}.csv`);
    expect(report).toMatchObject({ rows: 19, period: { from: '2025-01-10', to: '2025-01-28' } });
    expect(preview.guesses[1]).toMatchObject({ part: 'prediction_time', kind: 'time' });
  });
});
