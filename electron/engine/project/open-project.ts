import { accessSync, constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '#shared/domain/app-error.ts';
import type { Language } from '#shared/domain/language.ts';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';
import { appendEvent } from '../audit/trail.ts';
import { database } from '../db/connection.ts';
import { fileSignature, openFault, ProjectFile } from '../db/project-file.ts';
import type { OpenOptions } from '../db/project-file.ts';
import { FORMAT_VERSION, MIGRATIONS } from '../db/schema.ts';
import type { Migration } from '../db/schema.ts';
import { readMeta, writeMeta, writeSetting } from '../db/settings.ts';
import { derivedIsCurrent, updateDerived } from '../ingest/derived.ts';
import { linkGrants } from '../ingest/links.ts';
import { relate } from '../ingest/import-run.ts';
import { readSources } from './project-state.ts';
import type { Notice } from './project.ts';

export type FileSettings = Pick<OpenOptions, 'threads' | 'memoryLimitMb'> & { spillRoot: string };

const FORMAT_KEY = 'tribune_format';

/** Creates a project file. It appears under its name only when it is whole. */
export async function createProjectFile(
  path: string,
  name: string,
  language: Language,
  at: string,
  settings: FileSettings,
): Promise<void> {
  const file = basename(path);
  if (existsSync(path)) throw new AppError('FILE_EXISTS', `a file of that name is there already: ${file}`, { file });
  if (!existsSync(dirname(path)))
    throw new AppError('FILE_NOT_FOUND', 'no such folder', { file: basename(dirname(path)), context: 'folder' });
  const draft = join(dirname(path), `.${file}.${randomUUID().slice(0, 8)}.new`);
  try {
    const project = await ProjectFile.open(draft, {
      ...openOptions(settings),
      readOnly: false,
      grants: { files: [], folders: [] },
    });
    try {
      await project.write(null, async (db) => {
        for (const migration of MIGRATIONS) await migration.up(db);
        await writeMeta(db, FORMAT_KEY, String(FORMAT_VERSION));
        await writeMeta(db, 'created_at', at);
        await writeSetting(db, 'name', { name, language });
        await relate(db, EMPTY_MEANING, []);
        await appendEvent(db, { at, actor: 'user', type: 'created', body: { name } });
      });
    } finally {
      await project.close();
    }
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    rmSync(`${draft}.wal`, { force: true });
    throw createFault(cause, dirname(path));
  }
}

export type Opened = { file: ProjectFile; notices: Notice[] };

/** What may be done to a project file: work in it; look at it, after what it lacks is completed; or nothing be written at all. */
export type Access = 'work' | 'look' | 'protected';

/** What may be done to the file, for somebody who wants to work in it or only to look. */
export function accessTo(path: string, readOnly: boolean): Access {
  try {
    for (const place of [path, dirname(path)]) accessSync(place, constants.W_OK);
  } catch {
    return 'protected';
  }
  return readOnly ? 'look' : 'work';
}

/**
 * Opens a project file, migrating an older one after a backup copy. Nothing is written to a newer or foreign file.
 *
 * @throws AppError PROJECT_FOREIGN, PROJECT_NEWER, PROJECT_PROTECTED for a protected one that would have to be completed first
 */
export async function openProjectFile(
  path: string,
  access: Access,
  settings: FileSettings,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Opened> {
  const file = basename(path);
  if (fileSignature(path) !== 'duckdb') throw new AppError('PROJECT_FOREIGN', 'not a project file', { file });
  const notices: Notice[] = [];
  if (existsSync(`${path}.wal`) && statSync(`${path}.wal`).size > 0)
    notices.push({ key: 'notices.recovered', values: {} });
  const { version, grants } = await probe(path);
  const newest = migrations.at(-1)?.to ?? FORMAT_VERSION;
  if (version > newest)
    throw new AppError('PROJECT_NEWER', `format ${version} is newer than ${newest}`, {
      file,
      found: version,
      expected: newest,
    });
  const options = { ...openOptions(settings), readOnly: access !== 'work', grants };
  const steps = migrations.filter((migration) => migration.to > version);
  if (access === 'protected') {
    if (steps.length > 0) throw protectedFault(path);
    notices.push({ key: 'notices.protected', values: {} });
  }
  if (steps.length > 0) notices.push(await migrate(path, version, steps, { ...options, readOnly: false }));
  const opened = await ProjectFile.open(path, options);
  try {
    if (!(await opened.read(null, derivedIsCurrent))) await complete(opened, access);
  } catch (cause) {
    await opened.close();
    throw cause;
  }
  return { file: opened, notices };
}

/** After a crash between an import and its summaries, they are built before anybody asks. */
async function complete(file: ProjectFile, access: Access): Promise<void> {
  if (access === 'protected') throw protectedFault(file.path);
  const again = (readOnly: boolean): Promise<void> => file.exclusive({ readOnly }, () => Promise.resolve());
  if (access === 'look') await again(false);
  await file.write(null, (db) => updateDerived(db, () => undefined));
  if (access === 'look') await again(true);
}

/** A file that cannot be read as it is, where nothing can be written to it. */
export function protectedFault(path: string): AppError {
  return new AppError('PROJECT_PROTECTED', 'a protected file that has to be completed', { file: basename(path) });
}

function openOptions(settings: FileSettings): Pick<OpenOptions, 'threads' | 'memoryLimitMb' | 'spillFolder'> {
  return {
    threads: settings.threads,
    memoryLimitMb: settings.memoryLimitMb,
    spillFolder: join(settings.spillRoot, randomUUID()),
  };
}

/** Format and links, read without the right to write. */
async function probe(path: string): Promise<{ version: number; grants: OpenOptions['grants'] }> {
  const file = basename(path);
  let instance: DuckDBInstance;
  try {
    instance = await DuckDBInstance.create(path, {
      access_mode: 'READ_ONLY',
      threads: '1',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      enable_external_access: 'false',
    });
  } catch (cause) {
    throw openFault(cause, path);
  }
  const connection = await instance.connect();
  try {
    const db = database(connection, null);
    const tables = await db.one(`SELECT 1 AS one FROM duckdb_tables() WHERE table_name = 'meta'`);
    const stored = tables === null ? null : await readMeta(db, FORMAT_KEY);
    const version = Number(stored);
    if (stored === null || !Number.isInteger(version) || version < 1)
      throw new AppError('PROJECT_FOREIGN', 'a database, but no project', { file });
    const grants = version > FORMAT_VERSION ? { files: [], folders: [] } : linkGrants(await readSources(db));
    return { version, grants };
  } catch (cause) {
    throw openFault(cause, path);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function migrate(path: string, from: number, steps: readonly Migration[], options: OpenOptions): Promise<Notice> {
  const backup = `${path}.format-${from}.backup`;
  if (!existsSync(backup)) copyFileSync(path, backup);
  const project = await ProjectFile.open(path, options);
  try {
    await project.write(null, async (db) => {
      for (const step of steps) await step.up(db);
      await writeMeta(db, FORMAT_KEY, String(steps.at(-1)?.to ?? from));
    });
  } finally {
    await project.close();
  }
  return { key: 'notices.migrated', values: { from, to: steps.at(-1)?.to ?? from, backup: basename(backup) } };
}

function createFault(cause: unknown, folder: string): unknown {
  if (cause instanceof AppError) return cause;
  const text = `${(cause as NodeJS.ErrnoException).code ?? ''} ${cause instanceof Error ? cause.message : ''}`;
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only/i.test(text))
    return new AppError(
      'FOLDER_NOT_WRITABLE',
      'the folder cannot be written to',
      { file: basename(folder) },
      { cause },
    );
  return cause;
}
