import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openBench, type Bench } from '#test/support/engine.ts';

/** Two months with gaps, a line that is refused, a prediction told twice, and a fact that the second month lacks. */
function month(index: number): string {
  const lines = ['prediction_id,computed_at,model_version,score,outcome,income,age,city'];
  for (let row = 0; row < 400; row += 1) {
    const income = row % 7 === 0 ? '' : String((row * 37) % 101);
    const age = index === 1 ? '' : String(18 + (row % 60));
    const score = row === 13 ? 'high' : ((row % 100) / 100).toFixed(2);
    lines.push(
      `m${index}-${row === 21 ? 20 : row},2025-0${index + 1}-${String(1 + (row % 28)).padStart(2, '0')}T10:00:00,${row % 2 === 0 ? '1' : '2'},${score},${row % 3 === 0 ? 'yes' : 'no'},${income},${age},${row % 4 === 0 ? '' : `c${row % 3}`}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

describe('the summaries kept beside a log', () => {
  let bench: Bench;
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;

  beforeAll(async () => {
    bench = await openBench();
    const { id } = await bench.create();
    for (const index of [0, 1]) {
      const path = bench.file(`month-${index}.csv`);
      writeFileSync(path, month(index));
      await bench.load(id, [path], { said: { positive: 'yes' } });
    }
    await bench.client.call('project.close', { project: id });
    instance = await DuckDBInstance.create(bench.file('project.tribune'), { access_mode: 'READ_ONLY' });
    connection = await instance.connect();
  });
  afterAll(async () => {
    connection.closeSync();
    instance.closeSync();
    await bench.done();
  });

  const rows = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql)).getRowObjectsJson();

  it('count every row of every fact once, the missing ones apart', async () => {
    for (const column of ['x_income', 'x_age', 'x_city']) {
      const told = await rows(
        `SELECT source_id, sum(rows)::INTEGER AS rows, coalesce(sum(rows) FILTER (bin = -1), 0)::INTEGER AS missing FROM sketch_histogram WHERE column_name = '${column}' GROUP BY 1 ORDER BY 1`,
      );
      expect(told, column).toEqual(
        await rows(
          `SELECT source_id, count(*)::INTEGER AS rows, (count(*) - count(${column}))::INTEGER AS missing FROM prediction GROUP BY 1 ORDER BY 1`,
        ),
      );
      expect(told).toMatchObject([{ rows: 398 }, { rows: 398 }]);
    }
  });

  it('put each number into the bin whose upper edge it does not pass', async () => {
    for (const column of ['x_income', 'x_age'])
      expect(
        await rows(
          `SELECT day, model_version, bin, sum(rows)::INTEGER AS rows FROM sketch_histogram WHERE column_name = '${column}' AND bin >= 0 GROUP BY ALL ORDER BY ALL`,
        ),
        column,
      ).toEqual(
        await rows(
          `SELECT day, model_version, (len(edges) - len(list_filter(edges, lambda e: e >= ${column})))::SMALLINT AS bin, count(*)::INTEGER AS rows
           FROM prediction, (SELECT edges FROM sketch_bin WHERE column_name = '${column}') WHERE ${column} IS NOT NULL GROUP BY ALL ORDER BY ALL`,
        ),
      );
  });

  it('know the least and the greatest value of each number of each file, and that there is none', async () => {
    for (const column of ['x_income', 'x_age', 'score'])
      expect(
        await rows(
          `SELECT source_id, rows, missing, low, high FROM sketch_column WHERE column_name = '${column}' ORDER BY 1`,
        ),
        column,
      ).toEqual(
        await rows(
          `SELECT source_id, count(*)::DOUBLE AS rows, (count(*) - count(${column}))::DOUBLE AS missing, min(${column}) AS low, max(${column}) AS high FROM prediction GROUP BY 1 ORDER BY 1`,
        ),
      );
  });
});

describe('the summaries of a wide log', () => {
  it('count every value of every fact, of which some are read together', async () => {
    const bench = await openBench();
    const [texts, numbers] = [65, 130];
    const names = [
      ...Array.from({ length: texts }, (_, at) => `kind_${at}`),
      ...Array.from({ length: numbers }, (_, at) => `number_${at}`),
    ];
    const lines = Array.from({ length: 90 }, (_, row) => [
      `${row},2025-01-0${1 + (row % 3)},0.${10 + row}`,
      ...Array.from({ length: texts }, (_, at) => ((row + at) % 9 === 0 ? '' : `c${at}-${(row * (at + 3)) % 60}`)),
      ...Array.from({ length: numbers }, (_, at) => ((row + at) % 11 === 0 ? '' : String((row * (at + 2)) % 97))),
    ]);
    writeFileSync(
      bench.file('wide.csv'),
      `id,at,score,${names.join(',')}\n${lines.map((line) => line.join(',')).join('\n')}\n`,
    );
    const { id } = await bench.create();
    await bench.load(id, [bench.file('wide.csv')]);
    await bench.client.call('project.close', { project: id });
    const instance = await DuckDBInstance.create(bench.file('project.tribune'), { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const rows = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    for (const name of [
      'kind_0',
      'kind_29',
      'kind_30',
      'kind_64',
      'number_0',
      'number_99',
      'number_100',
      'number_129',
    ]) {
      const column = `x_${name}`;
      expect(
        await rows(
          `SELECT day, sum(rows)::INTEGER AS rows, coalesce(sum(rows) FILTER (bin = -1), 0)::INTEGER AS missing FROM sketch_histogram WHERE column_name = '${column}' GROUP BY 1 ORDER BY 1`,
        ),
        name,
      ).toEqual(
        await rows(
          `SELECT day, count(*)::INTEGER AS rows, (count(*) - count(${column}))::INTEGER AS missing FROM prediction GROUP BY 1 ORDER BY 1`,
        ),
      );
      if (name.startsWith('kind'))
        expect(
          await rows(
            `SELECT category AS value, sum(rows)::INTEGER AS n FROM sketch_histogram WHERE column_name = '${column}' AND bin = 0 GROUP BY 1 ORDER BY n DESC, 1`,
          ),
          name,
        ).toEqual(
          await rows(
            `SELECT ${column} AS value, count(*)::INTEGER AS n FROM prediction WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT 50`,
          ),
        );
      else
        expect(
          await rows(
            `SELECT bin, sum(rows)::INTEGER AS n FROM sketch_histogram WHERE column_name = '${column}' AND bin >= 0 GROUP BY 1 ORDER BY 1`,
          ),
          name,
        ).toEqual(
          await rows(
            `SELECT (len(edges) - len(list_filter(edges, lambda e: e >= ${column})))::SMALLINT AS bin, count(*)::INTEGER AS n
             FROM prediction, (SELECT edges FROM sketch_bin WHERE column_name = '${column}') WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`,
          ),
        );
    }
    connection.closeSync();
    instance.closeSync();
    await bench.done();
  });
});
