import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { database } from '#electron/engine/db/connection.ts';
import type { WriteDb } from '#electron/engine/db/connection.ts';
import { placeKey, rangesOf, rowsBearing } from '#electron/engine/db/place-keys.ts';

const ROWS = 300_000;
const CASES = ['case_index'] as const;
const PEOPLE = ['entity_index'] as const;

describe('a look-up by identifier', () => {
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;
  let db: WriteDb;

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    connection = await instance.connect();
    db = database(connection, null);
    await db.run(
      `CREATE TABLE log AS SELECT 'C' || (i * 7919 % ${ROWS}) AS case_id, CASE WHEN i % 5 > 0 THEN 'individual ' || (i % 9000) END AS entity_id, CASE WHEN i % 9973 = 1 THEN 'DUPLICATE' END AS set_aside FROM range(${ROWS}) t(i)`,
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

  const borne = async (where: string): Promise<number[]> =>
    (
      await db.all<{ row: number }>(
        `SELECT rowid::DOUBLE AS row FROM log WHERE ${where} AND set_aside IS NULL ORDER BY 1`,
      )
    ).map(({ row }) => row);

  it('finds the row that bears the identifier, unless it was set aside', async () => {
    for (let one = 0; one < ROWS; one += 9973)
      expect(await rowsBearing(db, `C${one}`, CASES)).toEqual(await borne(`case_id = 'C${one}'`));
    const aside = await db.one<{ id: string }>('SELECT case_id AS id FROM log WHERE rowid = 9974');
    expect(await rowsBearing(db, aside?.id ?? '', CASES)).toEqual([]);
  });

  it('reads few places for it', async () => {
    const read: string[] = [];
    const watched = { ...db, numbers: (sql: string, ...rest: never[]) => (read.push(sql), db.numbers(sql, ...rest)) };
    for (let one = 1; one < ROWS; one += 9973) await rowsBearing(watched, `C${one}`, CASES);
    const places = read.map((sql) => sql.split('BETWEEN').length - 1);
    expect(Math.max(...places)).toBeLessThanOrEqual(2);
    expect(places.filter((many) => many === 1).length).toBeGreaterThan(places.length * 0.8);
  });

  it('finds all rows of an individual, wherever they lie', async () => {
    for (const one of [1, 17, 8999])
      expect(await rowsBearing(db, `individual ${one}`, PEOPLE)).toEqual(
        await borne(`entity_id = 'individual ${one}'`),
      );
    expect(await rowsBearing(db, 'individual 17', PEOPLE)).toHaveLength(34);
  });

  it('finds them also where they are in more places than are asked one by one', async () => {
    await db.run(`UPDATE log SET entity_id = 'everywhere' WHERE rowid % 2048 = 77`);
    await db.run(`INSERT INTO entity_index SELECT ${placeKey('entity_id')} FROM log WHERE entity_id = 'everywhere'`);
    const rows = await rowsBearing(db, 'everywhere', PEOPLE);
    expect(rows).toEqual(await borne(`entity_id = 'everywhere'`));
    expect(rows.length).toBeGreaterThan(130);
  });

  it('finds what bears it in either column, each row once', async () => {
    await db.run(`UPDATE log SET case_id = 'twin' WHERE rowid IN (5, 250000)`);
    await db.run(`UPDATE log SET entity_id = 'twin' WHERE rowid IN (5, 130000)`);
    for (const [table, column] of [
      ['case_index', 'case_id'],
      ['entity_index', 'entity_id'],
    ] as const)
      await db.run(`INSERT INTO ${table} SELECT ${placeKey(column)} FROM log WHERE ${column} = 'twin'`);
    expect(await rowsBearing(db, 'twin', [...CASES, ...PEOPLE])).toEqual([5, 130_000, 250_000]);
    expect(await rowsBearing(db, 'twin', CASES)).toEqual([5, 250_000]);
  });

  it('finds identifiers with quotes and with signs that end a text elsewhere', async () => {
    for (const [at, odd] of ["o'clock", 'a\0b', '\0', "''); --"].entries()) {
      const row = 4099 + at;
      await db.run(`UPDATE log SET case_id = ? WHERE rowid = ${row}`, [odd]);
      await db.run(`INSERT INTO case_index SELECT ${placeKey('case_id')} FROM log WHERE rowid = ${row}`);
      expect(await rowsBearing(db, odd, CASES)).toEqual([row]);
    }
  });

  it('of an identifier that nobody bears gives no row', async () => {
    for (const one of ['', 'nobody', "it's", '\u00e9', 'a\0']) expect(await rowsBearing(db, one, CASES)).toEqual([]);
  });
});

describe('places of rows', () => {
  it('are ranges, joined where they meet', () => {
    expect(rangesOf([], 10)).toEqual([]);
    expect(rangesOf([0], 10)).toEqual([[0, 2047]]);
    expect(rangesOf([1, 2, 5], 20_000)).toEqual([
      [2048, 6143],
      [10_240, 12_287],
    ]);
  });

  it('come again in a log of more rows than the keys tell apart', () => {
    const turn = 2 ** 25;
    expect(rangesOf([3], turn)).toEqual([[6144, 8191]]);
    expect(rangesOf([3], turn + 1)).toEqual([
      [6144, 8191],
      [turn + 6144, turn + 8191],
    ]);
  });
});
