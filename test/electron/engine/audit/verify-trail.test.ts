import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => bench.done());

async function afterChange(sql: string): Promise<unknown> {
  const project = await bench.create();
  for (const name of ['a', 'b', 'c', 'd'])
    await bench.client.call('project.rename', { project: project.id, name, language: 'en' });
  await bench.client.call('project.close', { project: project.id });
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(bench.file('project.tribune'));
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
  const again = await bench.client.stream('project.open', { grant: bench.grant(bench.file('project.tribune')) });
  return (await bench.client.stream('project.verifyTrail', { project: again.id })).broken;
}

describe('the trail', () => {
  it.each([
    [
      'an edited event',
      `UPDATE trail SET body = '{"before":"a","name":"z"}' WHERE seq = 3`,
      { seq: 3, why: 'content' },
    ],
    [
      'a backdated event',
      `UPDATE trail SET "at" = '2020-01-01T00:00:00.000Z' WHERE seq = 2`,
      { seq: 2, why: 'content' },
    ],
    ['a removed event', 'DELETE FROM trail WHERE seq = 3', { seq: 4, why: 'order' }],
    [
      'reordered events',
      'UPDATE trail SET seq = CASE seq WHEN 2 THEN 3 WHEN 3 THEN 2 ELSE seq END',
      { seq: 2, why: 'link' },
    ],
    ['a body that is no JSON', `UPDATE trail SET body = 'x' WHERE seq = 5`, { seq: 5, why: 'content' }],
    ['nothing', 'SELECT 1', null],
  ])('shows %s', async (_, sql, expected) => {
    expect(await afterChange(sql)).toEqual(expected);
  });
});
