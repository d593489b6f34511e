import type { ReadDb, WriteDb } from './connection.ts';

/** Small values by key, as JSON texts. */
export async function readSetting<T>(db: ReadDb, key: string): Promise<T | null> {
  const row = await db.one<{ value: string }>('SELECT value FROM setting WHERE key = ?', [key]);
  return row === null ? null : (JSON.parse(row.value) as T);
}

export async function writeSetting(db: WriteDb, key: string, value: unknown): Promise<void> {
  await db.run('DELETE FROM setting WHERE key = ?', [key]);
  await db.run('INSERT INTO setting VALUES (?, ?)', [key, JSON.stringify(value)]);
}

export async function readMeta(db: ReadDb, key: string): Promise<string | null> {
  return (await db.one<{ value: string }>('SELECT value FROM meta WHERE key = ?', [key]))?.value ?? null;
}

export async function writeMeta(db: WriteDb, key: string, value: string): Promise<void> {
  await db.run('DELETE FROM meta WHERE key = ?', [key]);
  await db.run('INSERT INTO meta VALUES (?, ?)', [key, value]);
}
