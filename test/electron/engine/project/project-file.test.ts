import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORMAT_VERSION, MIGRATIONS } from '#electron/engine/db/schema.ts';
import { derivedIsCurrent } from '#electron/engine/ingest/derived.ts';
import { openProjectFile } from '#electron/engine/project/open-project.ts';
import { sealFile, unsealFile } from '#electron/engine/project/seal.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const credit = join(FIXTURES, 'cases', 'credit', 'predictions.parquet');

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => bench.done());

const open = (file: string, more: { passphrase?: string; readOnly?: boolean } = {}): ReturnType<Bench['create']> =>
  bench.client.stream('project.open', { grant: bench.grant(bench.file(file)), ...more });

describe('a project file', () => {
  it('is not created over another file, and not in a folder that is not there', async () => {
    await bench.create('a.tribune');
    await expect(bench.create('a.tribune')).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    const target = bench.grant(join(bench.folder, 'nowhere', 'b.tribune'));
    await expect(bench.client.stream('project.create', { target, name: 'b', language: 'en' })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });

  it('has one owner in a process: opened twice it is one project', async () => {
    const project = await bench.create('a.tribune');
    const [one, two] = await Promise.all([open('a.tribune'), open('a.tribune')]);
    expect([one.id, two.id]).toEqual([project.id, project.id]);
  });

  it('tells who holds it when another process does', async () => {
    const project = await bench.create('a.tribune');
    await bench.client.call('project.close', { project: project.id });
    const script = `import { DuckDBInstance } from '@duckdb/node-api'; await DuckDBInstance.create(${JSON.stringify(bench.file('a.tribune'))}); console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(FIXTURES, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await new Promise((resolve) => holder.stdout.once('data', resolve));
      await expect(open('a.tribune')).rejects.toMatchObject({
        code: 'PROJECT_LOCKED',
        details: { file: 'a.tribune', process: holder.pid },
      });
    } finally {
      holder.kill('SIGKILL');
    }
  });

  it('is refused when it is something else, and is left as it was', async () => {
    for (const [name, bytes] of [
      ['text.tribune', Buffer.from('prediction_id,score\n1,0.5\n')],
      ['empty.tribune', Buffer.alloc(0)],
      ['half.tribune', Buffer.concat([Buffer.alloc(8), Buffer.from('DUCK'), Buffer.alloc(50)])],
    ] as const) {
      writeFileSync(bench.file(name), bytes);
      await expect(open(name)).rejects.toMatchObject({ details: { file: name } });
      expect(readFileSync(bench.file(name))).toEqual(bytes);
    }
  });

  it('is refused when it is a database of another program', async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(bench.file('other.tribune'));
    const connection = await instance.connect();
    await connection.run('CREATE TABLE meta (key VARCHAR, value VARCHAR)');
    connection.closeSync();
    instance.closeSync();
    await expect(open('other.tribune')).rejects.toMatchObject({ code: 'PROJECT_FOREIGN' });
  });

  it('is refused when it is cut, with the damage named', async () => {
    const project = await bench.create('cut.tribune');
    await bench.load(project.id, [credit]);
    await bench.client.call('project.close', { project: project.id });
    truncateSync(bench.file('cut.tribune'), Math.floor(statSync(bench.file('cut.tribune')).size / 2));
    const fault = await open('cut.tribune').catch((cause: unknown) => cause);
    expect(['PROJECT_DAMAGED', 'PROJECT_FOREIGN']).toContain((fault as { code: string }).code);
  });

  it('is refused when a newer Tribune wrote it, untouched', async () => {
    const project = await bench.create('newer.tribune');
    await bench.client.call('project.close', { project: project.id });
    await setFormat(bench.file('newer.tribune'), FORMAT_VERSION + 7);
    const before = readFileSync(bench.file('newer.tribune'));
    await expect(open('newer.tribune')).rejects.toMatchObject({
      code: 'PROJECT_NEWER',
      details: { found: FORMAT_VERSION + 7, expected: FORMAT_VERSION },
    });
    expect(readFileSync(bench.file('newer.tribune')).equals(before)).toBe(true);
  });

  it('is brought to a newer format after a backup, and a failing step changes nothing', async () => {
    const project = await bench.create('old.tribune');
    await bench.client.call('project.close', { project: project.id });
    const path = bench.file('old.tribune');
    const settings = { threads: 1, memoryLimitMb: 256, spillRoot: bench.file('spill') };
    const failing = [
      ...MIGRATIONS,
      {
        to: FORMAT_VERSION + 1,
        up: async (db: { run: (sql: string) => Promise<void> }) => {
          await db.run('CREATE TABLE half (x INTEGER)');
          await db.run('SELECT * FROM not_there');
        },
      },
    ];
    await expect(openProjectFile(path, 'work', settings, failing)).rejects.toThrow();
    const step = {
      to: FORMAT_VERSION + 1,
      up: (db: { run: (sql: string) => Promise<void> }) => db.run('CREATE TABLE added AS SELECT 1 AS one'),
    };
    const { file, notices } = await openProjectFile(path, 'work', settings, [...MIGRATIONS, step]);
    expect(notices.map((notice) => notice.key)).toContain('notices.migrated');
    expect(await file.read(null, (db) => db.one('SELECT one FROM added'))).toEqual({ one: 1 });
    expect(
      await file.read(null, (db) =>
        db.one(`SELECT count(*)::INTEGER AS n FROM duckdb_tables() WHERE table_name = 'half'`),
      ),
    ).toEqual({ n: 0 });
    await file.close();
    expect(existsSync(`${path}.format-${FORMAT_VERSION}.backup`)).toBe(true);
    await expect(open('old.tribune')).rejects.toMatchObject({ code: 'PROJECT_NEWER' });
  });

  it('can be opened for reading only', async () => {
    const project = await bench.create('a.tribune');
    await bench.load(project.id, [credit]);
    await bench.client.call('project.close', { project: project.id });
    const reading = await open('a.tribune', { readOnly: true });
    expect(reading).toMatchObject({ readOnly: true, rows: 8980 });
    await expect(
      bench.client.call('project.rename', { project: reading.id, name: 'x', language: 'en' }),
    ).rejects.toMatchObject({ code: 'PROJECT_READ_ONLY' });
  });

  it('is completed first, however it is opened, and a protected one that lacks something is refused untouched', async () => {
    const project = await bench.create('a.tribune');
    await bench.load(project.id, [credit]);
    await bench.client.call('project.close', { project: project.id });
    const path = bench.file('a.tribune');
    const settings = { threads: 1, memoryLimitMb: 256, spillRoot: bench.file('spill') };
    const whole = await openProjectFile(path, 'protected', settings);
    expect(whole.file.readOnly).toBe(true);
    expect(whole.notices).toEqual([{ key: 'notices.protected', values: {} }]);
    await whole.file.close();
    const { file } = await openProjectFile(path, 'work', settings);
    await file.write(null, (db) => db.run(`DELETE FROM setting WHERE key = 'derived'`));
    await file.close();
    const lacking = readFileSync(path);
    await expect(openProjectFile(path, 'protected', settings)).rejects.toMatchObject({ code: 'PROJECT_PROTECTED' });
    const step = { to: FORMAT_VERSION + 1, up: (db: { run: (sql: string) => Promise<void> }) => db.run('SELECT 1') };
    await expect(openProjectFile(path, 'protected', settings, [...MIGRATIONS, step])).rejects.toMatchObject({
      code: 'PROJECT_PROTECTED',
    });
    expect(readFileSync(path).equals(lacking)).toBe(true);
    const looked = await openProjectFile(path, 'look', settings);
    expect(looked.file.readOnly).toBe(true);
    expect(await looked.file.read(null, derivedIsCurrent)).toBe(true);
    await looked.file.close();
  });

  it('reads no file that nobody chose', async () => {
    const project = await bench.create('a.tribune');
    await bench.client.call('project.close', { project: project.id });
    const secret = bench.file('secret.csv');
    writeFileSync(secret, 'a\n1\n');
    const settings = { threads: 1, memoryLimitMb: 256, spillRoot: bench.file('spill') };
    const { file } = await openProjectFile(bench.file('a.tribune'), 'work', settings);
    for (const sql of [
      `SELECT * FROM read_csv('${secret}')`,
      `SELECT * FROM read_text('${secret}')`,
      `SELECT * FROM glob('${bench.folder}/*')`,
      `ATTACH '${bench.file('b.db')}'`,
      `COPY (SELECT 1) TO '${bench.file('out.csv')}'`,
      'INSTALL httpfs',
      'LOAD httpfs',
      'SET enable_external_access = true',
      `SET memory_limit = '64GB'`,
    ])
      await expect(
        file.write(null, (db) => db.run(sql)),
        sql,
      ).rejects.toThrow();
    await file.close();
    expect(existsSync(bench.file('out.csv'))).toBe(false);
  });
});

describe('a copy', () => {
  it('holds the project as it is, and can be opened beside it', async () => {
    const project = await bench.create('a.tribune');
    await bench.load(project.id, [credit]);
    await bench.client.stream('project.saveCopy', {
      project: project.id,
      target: bench.grant(bench.file('copy.tribune')),
    });
    expect(await open('copy.tribune')).toMatchObject({ rows: 8980, readOnly: false });
    expect((await bench.client.call('project.summary', { project: project.id })).rows).toBe(8980);
  });

  it('can be worked in, also when the project is protected', async () => {
    const project = await bench.create('a.tribune');
    await bench.client.call('project.close', { project: project.id });
    chmodSync(bench.file('a.tribune'), 0o444);
    const kept = await open('a.tribune', { readOnly: true });
    const target = bench.grant(bench.file('b.tribune'));
    await bench.client.stream('project.saveCopy', { project: kept.id, target });
    expect(statSync(bench.file('b.tribune')).mode & 0o600).toBe(0o600);
  });

  it('does not replace the project itself', async () => {
    const project = await bench.create('a.tribune');
    await expect(
      bench.client.stream('project.saveCopy', { project: project.id, target: bench.grant(bench.file('a.tribune')) }),
    ).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  });
});

describe('a sealed copy', () => {
  it('opens with its passphrase only, works on a private copy and is sealed again on close', async () => {
    const project = await bench.create('a.tribune');
    await bench.load(project.id, [credit]);
    await bench.client.stream('project.saveCopy', {
      project: project.id,
      target: bench.grant(bench.file('sealed.tribune')),
      passphrase: 'corréct horse',
    });
    expect(readFileSync(bench.file('sealed.tribune')).includes(Buffer.from('credit-default'))).toBe(false);
    await expect(open('sealed.tribune')).rejects.toMatchObject({ code: 'PASSPHRASE_NEEDED' });
    await expect(open('sealed.tribune', { passphrase: 'Correct horse' })).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    const sealed = await open('sealed.tribune', { passphrase: 'corréct horse' });
    expect(sealed).toMatchObject({ sealed: true, rows: 8980 });
    expect(sealed.notices.map((notice) => notice.key)).toContain('notices.sealed');
    await bench.client.call('project.rename', { project: sealed.id, name: 'Renamed', language: 'fr' });
    const before = readFileSync(bench.file('sealed.tribune'));
    await bench.client.call('project.close', { project: sealed.id });
    expect(readFileSync(bench.file('sealed.tribune')).equals(before)).toBe(false);
    expect(await open('sealed.tribune', { passphrase: 'corréct horse' })).toMatchObject({
      name: 'Renamed',
      language: 'fr',
    });
  });

  it('keeps what a crash left, even when it is only looked at afterwards', async () => {
    const project = await bench.create('a.tribune');
    const passphrase = 'corréct horse';
    const target = bench.file('sealed.tribune');
    await bench.client.stream('project.saveCopy', { project: project.id, target: bench.grant(target), passphrase });
    const sealed = readFileSync(target);
    const working = await open('sealed.tribune', { passphrase });
    await bench.client.call('project.rename', { project: working.id, name: 'Renamed', language: 'fr' });
    const name = `${createHash('sha256').update(realpathSync(target)).digest('hex').slice(0, 24)}.tribune`;
    const copy = join(bench.folder, 'data', 'private', name);
    const left = ['', '.wal']
      .filter((end) => existsSync(copy + end))
      .map((end) => ({ end, bytes: readFileSync(copy + end) }));
    await bench.client.call('project.close', { project: working.id });
    writeFileSync(target, sealed);
    utimesSync(target, new Date(), new Date(Date.now() - 60_000));
    for (const { end, bytes } of left) writeFileSync(copy + end, bytes);
    const looking = await open('sealed.tribune', { passphrase, readOnly: true });
    expect(looking).toMatchObject({ name: 'Renamed', readOnly: true });
    expect(looking.notices.map((notice) => notice.key)).toContain('notices.sealedRecovered');
    await bench.client.call('project.close', { project: looking.id });
    expect(existsSync(copy)).toBe(false);
    expect(await open('sealed.tribune', { passphrase })).toMatchObject({ name: 'Renamed' });
  });

  it('shows any altered byte', async () => {
    const plain = bench.file('plain.bin');
    writeFileSync(plain, Buffer.alloc(5000, 7));
    const sealed = bench.file('sealed.bin');
    await sealFile(plain, sealed, 'secret');
    for (const at of [3, 20, 40, 2500, statSync(sealed).size - 3]) {
      const altered = bench.file(`altered-${at}.bin`);
      copyFileSync(sealed, altered);
      const bytes = readFileSync(altered);
      bytes[at] = bytes[at]! ^ 1;
      writeFileSync(altered, bytes);
      await expect(unsealFile(altered, bench.file('out.bin'), 'secret')).rejects.toMatchObject({
        code: 'PASSPHRASE_WRONG',
      });
      expect(existsSync(bench.file('out.bin'))).toBe(false);
    }
    await unsealFile(sealed, bench.file('out.bin'), 'secret');
    expect(readFileSync(bench.file('out.bin')).equals(readFileSync(plain))).toBe(true);
  });
});

describe('what lies on the disk', () => {
  it('is nothing but the project after it is closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tribune-alone-'));
    mkdirSync(folder, { recursive: true });
    try {
      const path = join(folder, 'a.tribune');
      const project = await bench.client.stream('project.create', {
        target: bench.grant(path),
        name: 'a',
        language: 'en',
      });
      await bench.load(project.id, [credit]);
      await bench.client.call('project.close', { project: project.id });
      const { readdirSync } = await import('node:fs');
      expect(readdirSync(folder)).toEqual(['a.tribune']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function setFormat(path: string, version: number): Promise<void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(`UPDATE meta SET value = '${version}' WHERE key = 'tribune_format'`);
  connection.closeSync();
  instance.closeSync();
}
