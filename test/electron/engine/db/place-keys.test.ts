import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { database } from '#electron/engine/db/connection.ts';
import type { WriteDb } from '#electron/engine/db/connection.ts';
import { inRanges, nearRows, placeKey } from '#electron/engine/db/place-keys.ts';

const ROWS = 300_000;

describe('a look-up by identifier', () => {
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;
  let db: WriteDb;

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    connection = await instance.connect();
    db = database(connection, null);
    await db.run(
      `CREATE TABLE log AS SELECT 'C' || (i * 7919 % ${ROWS}) AS case_id, CASE WHEN i % 5 > 0 THEN 'individual ' || (i % 9000) END AS entity_id FROM range(${ROWS}) t(i)`,
    );
    await db.run(`CREATE TABLE case_index AS SELECT ${placeKey('case_id')} AS key FROM log ORDER BY key`);
    await db.run(
      `CREATE TABLE entity_index AS SELECT ${placeKey('entity_id')} AS key FROM log WHERE entity_id IS NOT NULL ORDER BY key`,
    );
  });
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
  });

  const count = async (where: string): Promise<number> =>
    (await db.one<{ n: number }>(`SELECT count(*)::DOUBLE AS n FROM (SELECT rowid AS row, * FROM log) WHERE ${where}`))
      ?.n ?? Number.NaN;

  it('holds every row that bears the identifier, and few others', async () => {
    for (let one = 0; one < ROWS; one += 9973) {
      const near = await nearRows(db, 'case_index', `C${one}`);
      expect(await count(`${near} AND case_id = 'C${one}'`), near).toBe(1);
      expect(await count(near)).toBeLessThan(ROWS / 10);
    }
  });

  it('holds all rows of an individual, wherever they lie', async () => {
    for (const one of [1, 17, 8999]) {
      const wanted = `entity_id = 'individual ${one}'`;
      const near = await nearRows(db, 'entity_index', `individual ${one}`);
      expect(await count(`${near} AND ${wanted}`)).toBe(await count(wanted));
    }
    expect(await count(`entity_id = 'individual 17'`)).toBeGreaterThan(20);
  });

  it('of an identifier that nobody bears gives no row', async () => {
    for (const one of ['', 'nobody', "o'clock", '\u00e9'])
      expect(await count(`${await nearRows(db, 'case_index', one)} AND case_id = '${one.replace("'", "''")}'`)).toBe(0);
  });
});

describe('places of rows', () => {
  it('are ranges, joined where they meet', () => {
    expect(inRanges([], 10)).toBe('FALSE');
    expect(inRanges([0], 10)).toBe('(row BETWEEN 0 AND 2047)');
    expect(inRanges([1, 2, 5], 20_000)).toBe('(row BETWEEN 2048 AND 6143 OR row BETWEEN 10240 AND 12287)');
  });

  it('come again in a log of more rows than the keys tell apart', () => {
    const turn = 2 ** 25;
    expect(inRanges([3], turn)).toBe('(row BETWEEN 6144 AND 8191)');
    expect(inRanges([3], turn + 1)).toBe(
      `(row BETWEEN 6144 AND 8191 OR row BETWEEN ${turn + 6144} AND ${turn + 8191})`,
    );
  });
});
