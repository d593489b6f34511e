import { mkdirSync, openSync, readSync, closeSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AppError } from '#shared/domain/app-error.ts';
import { requirePlainFile } from '../plain-file.ts';
import { cancelled, database } from './connection.ts';
import type { ReadDb, WriteDb } from './connection.ts';
import { listLiteral, literal } from './sql.ts';

export type OpenOptions = {
  /** Where queries spill; private to this project while it is open. */
  spillFolder: string;
  threads: number;
  memoryLimitMb: number;
  readOnly: boolean;
  /** Files and folders outside the project that DuckDB may touch. Fixed while the database is open. */
  grants: { files: string[]; folders: string[] };
};

const READERS = 3;
const BUSY_READS = 3;

/**
 * One project file, opened once in this process: two instances on one file lose data without an error. Reads share a
 * few connections and queue among themselves; writes go one at a time through one connection, each in a transaction.
 * `reopen` waits for all of them, closes in the safe order (results, connections, instance) and opens with other grants.
 */
export class ProjectFile {
  #instance: DuckDBInstance | null = null;
  #idle: DuckDBConnection[] = [];
  #writer: DuckDBConnection | null = null;
  #writing: Promise<unknown> = Promise.resolve();
  #reads = 0;
  #waiting: (() => void)[] = [];
  #closing = false;
  #drained: (() => void)[] = [];
  #writes = 0;

  private constructor(
    readonly path: string,
    private options: OpenOptions,
  ) {}

  static async open(path: string, options: OpenOptions): Promise<ProjectFile> {
    const file = new ProjectFile(path, options);
    await file.#start();
    return file;
  }

  get readOnly(): boolean {
    return this.options.readOnly;
  }

  get memoryLimitMb(): number {
    return this.options.memoryLimitMb;
  }

  get grants(): OpenOptions['grants'] {
    return this.options.grants;
  }

  /** Grows with everything that can change what is read, the opening with other grants included. */
  get writes(): number {
    return this.#writes;
  }

  /** Where queries spill, and where they may write; gone with the project. */
  get spillFolder(): string {
    return this.options.spillFolder;
  }

  /** Reads in parallel with others; sees the last committed state. */
  async read<T>(signal: AbortSignal | null, work: (db: ReadDb) => Promise<T>): Promise<T> {
    const connection = await this.#takeReader(signal);
    try {
      return await work(database(connection, signal));
    } finally {
      this.#giveReader(connection);
    }
  }

  /** Runs in one transaction: all of it or nothing. */
  write<T>(signal: AbortSignal | null, work: (db: WriteDb) => Promise<T>): Promise<T> {
    return this.#afterWrites(async () => {
      if (this.options.readOnly) throw new AppError('PROJECT_READ_ONLY', 'the project is open for reading only');
      const db = database(this.#connectedWriter(), signal);
      const always = database(this.#connectedWriter(), null);
      await always.run('BEGIN TRANSACTION');
      try {
        const result = await work(db);
        if (signal?.aborted) throw cancelled();
        await always.run('COMMIT');
        return result;
      } catch (cause) {
        await always.run('ROLLBACK').catch(() => undefined);
        throw cause;
      }
    });
  }

  /** A statement that must stand outside a transaction, such as CHECKPOINT. */
  maintain(work: (db: WriteDb) => Promise<void>): Promise<void> {
    return this.#afterWrites(() => work(database(this.#connectedWriter(), null)));
  }

  /** With nobody else using the file: closes it, does the work on the closed file, opens it again. */
  async exclusive<T>(options: Partial<OpenOptions>, work: () => Promise<T>): Promise<T> {
    return this.#afterWrites(async () => {
      await this.#stop();
      try {
        return await work();
      } finally {
        this.options = { ...this.options, ...options };
        await this.#start();
      }
    });
  }

  async close(): Promise<void> {
    await this.#afterWrites(() => this.#stop());
    rmSync(this.options.spillFolder, { recursive: true, force: true });
  }

  async #start(): Promise<void> {
    const { options, path } = this;
    mkdirSync(options.spillFolder, { recursive: true });
    this.#instance = await createInstance(path, options);
    try {
      this.#writer = await this.#instance.connect();
      await configure(database(this.#writer, null), options);
      for (let count = 0; count < READERS; count += 1) this.#idle.push(await this.#instance.connect());
    } catch (cause) {
      await this.#stop();
      throw openFault(cause, path);
    }
    this.#closing = false;
    for (const next of this.#waiting.splice(0)) next();
  }

  async #stop(): Promise<void> {
    this.#closing = true;
    if (this.#reads > 0) await new Promise<void>((resolve) => this.#drained.push(resolve));
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    this.#writer?.closeSync();
    this.#writer = null;
    this.#instance?.closeSync();
    this.#instance = null;
  }

  #connectedWriter(): DuckDBConnection {
    if (this.#writer === null) throw new AppError('PROJECT_NOT_OPEN', 'the project is closed');
    return this.#writer;
  }

  #afterWrites<T>(work: () => Promise<T>): Promise<T> {
    const counted = (): Promise<T> => work().finally(() => (this.#writes += 1));
    const result = this.#writing.then(counted, counted);
    this.#writing = result.catch(() => undefined);
    return result;
  }

  async #takeReader(signal: AbortSignal | null): Promise<DuckDBConnection> {
    for (;;) {
      if (signal?.aborted) throw cancelled();
      if (!this.#closing && this.#reads < BUSY_READS) {
        const connection = this.#idle.pop();
        if (connection !== undefined) {
          this.#reads += 1;
          return connection;
        }
        if (this.#instance === null) throw new AppError('PROJECT_NOT_OPEN', 'the project is closed');
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #giveReader(connection: DuckDBConnection): void {
    this.#reads -= 1;
    if (this.#closing) {
      connection.closeSync();
      if (this.#reads === 0) for (const done of this.#drained.splice(0)) done();
    } else this.#idle.push(connection);
    this.#waiting.shift()?.();
  }
}

/** How a file is laid out from its first day; one that is there keeps its own. Small tables take little room so, and texts are packed once. */
const NEW_FILES = { storage_compatibility_version: 'v1.5.0', default_block_size: String(64 << 10) };

async function createInstance(path: string, options: OpenOptions): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, {
      access_mode: options.readOnly ? 'READ_ONLY' : 'READ_WRITE',
      threads: String(options.threads),
      memory_limit: `${options.memoryLimitMb}MB`,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      preserve_insertion_order: 'false',
      ...NEW_FILES,
    });
  } catch (cause) {
    throw openFault(cause, path);
  }
}

/** The safe order: everything that would be refused later comes before external access is closed and settings locked. */
async function configure(db: WriteDb, options: OpenOptions): Promise<void> {
  await db.run(`SET TimeZone = 'UTC'`);
  await db.run('SET enable_progress_bar = true');
  await db.run('SET enable_progress_bar_print = false');
  await db.run(`SET temp_directory = ${literal(options.spillFolder)}`);
  await db.run(`SET allowed_paths = ${listLiteral(options.grants.files)}`);
  await db.run(`SET allowed_directories = ${listLiteral([...options.grants.folders, options.spillFolder])}`);
  await db.run('SET enable_external_access = false');
  await db.run('SET lock_configuration = true');
}

/** The sentence behind what DuckDB says when a file cannot be opened. */
export function openFault(cause: unknown, path: string): unknown {
  if (cause instanceof AppError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  const file = basename(path);
  const holder = /PID (\d+)/.exec(text)?.[1];
  if (/Could not set lock|being used by another process|Conflicting lock/i.test(text))
    return new AppError(
      'PROJECT_LOCKED',
      'the project is open elsewhere',
      { file, process: holder === undefined ? '?' : Number(holder) },
      { cause },
    );
  if (/version number (\d+).*can only read/i.test(text))
    return new AppError(
      'PROJECT_NEWER',
      'the database format is newer',
      { file, found: /version number (\d+)/.exec(text)?.[1] ?? '?', expected: '68' },
      { cause },
    );
  if (/not a valid DuckDB database file/i.test(text))
    return new AppError('PROJECT_FOREIGN', 'not a project file', { file }, { cause });
  if (/Could not read enough bytes|Corrupt|checksum|Failed to load metadata/i.test(text))
    return new AppError('PROJECT_DAMAGED', 'the project file is damaged', { file }, { cause });
  return cause;
}

const DUCKDB_MAGIC = 'DUCK';
const MAGIC_OFFSET = 8;

/** `duckdb`, `sealed`, or null, from the first bytes: nothing is opened that is something else. */
export function fileSignature(path: string): 'duckdb' | 'sealed' | null {
  requirePlainFile(path);
  const head = Buffer.alloc(32);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (head.toString('latin1', 0, SEAL_MAGIC.length) === SEAL_MAGIC) return 'sealed';
  return head.toString('latin1', MAGIC_OFFSET, MAGIC_OFFSET + DUCKDB_MAGIC.length) === DUCKDB_MAGIC ? 'duckdb' : null;
}

export const SEAL_MAGIC = 'TRIBUNE-SEALED-1';
