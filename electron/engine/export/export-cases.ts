import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CasesAsked, EXPORT_FORMATS } from '#shared/contract/cohorts.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { isLogRole } from '#shared/domain/role.ts';
import { appendEvent } from '../audit/trail.ts';
import { cancelled } from '../db/connection.ts';
import type { ReadDb } from '../db/connection.ts';
import { identifier, literal } from '../db/sql.ts';
import { watched } from '../db/watched.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { Work } from '../handler.ts';
import type { Project } from '../project/project.ts';
import { knownProject } from '../project/project-state.ts';
import { orderBy, ordered } from '../questions/cases-page.ts';
import type { CasesQuery } from '../questions/cases-page.ts';
import { casesWhere, shownDefs } from '../questions/cases-where.ts';
import type { CasesWhere } from '../questions/cases-where.ts';
import { projectKey, pseudonymSql } from './pseudonyms.ts';
import { casesWorkbook, MOST_ROWS } from './xlsx/cases-workbook.ts';
import type { SheetColumn, SheetPage } from './xlsx/cases-workbook.ts';

export type CasesExport = CasesAsked & {
  sort?: CasesQuery['sort'];
  format: (typeof EXPORT_FORMATS)[number];
  identified: boolean;
};

export type Exported = { rows: number; columns: string[]; left: string[] };

type Format = CasesExport['format'];

const BOM = '\ufeff';
const CASE: Pick<LogColumnDef, 'column' | 'name' | 'part' | 'kind' | 'sensitivity'> = {
  column: 'case_id',
  name: 'prediction_id',
  part: 'prediction_id',
  kind: 'text',
  sensitivity: 'identifier',
};

/**
 * Writes cases to a file: a workbook, as a spreadsheet opens it (semicolons, decimal comma), as a program reads it, or as
 * Parquet. Unless `identified`, identifiers are pseudonyms of the project and what is sensitive or free text stays out.
 * Told in the trail.
 *
 * @throws AppError as `casesWhere`; SHEET_TOO_LONG for more cases than a workbook holds; PROJECT_READ_ONLY for a first
 * export without a key to make pseudonyms; CANCELLED
 */
export async function exportCases(
  project: Project,
  asked: CasesExport,
  { target, at, ...work }: { target: string; at: string } & Work,
): Promise<Exported> {
  const { signal } = work;
  const key = asked.identified ? null : await projectKey(project);
  const part = join(project.file.spillFolder, `${randomUUID()}.part`);
  try {
    const written = await project.file.read(signal, (db) => writePart(db, project, asked, { part, key, at, ...work }));
    await copyOut(part, target, { mark: asked.format === 'excel' ? BOM : '', signal });
    if (!project.file.readOnly) await tell(project, asked, written, at);
    return written;
  } finally {
    rmSync(part, { force: true });
  }
}

/** A file that is only half there is worse than none. */
async function copyOut(
  part: string,
  target: string,
  { mark, signal }: { mark: string; signal: AbortSignal },
): Promise<void> {
  const whole = async function* (): AsyncGenerator<Buffer> {
    if (mark !== '') yield Buffer.from(mark);
    yield* createReadStream(part) as AsyncIterable<Buffer>;
  };
  try {
    await pipeline(whole, createWriteStream(target), { signal });
  } catch (cause) {
    rmSync(target, { force: true });
    throw signal.aborted ? cancelled(cause) : cause;
  }
}

async function tell(project: Project, asked: CasesExport, { rows, left }: Exported, at: string): Promise<void> {
  const { cohort, search, column, selection, format, identified } = asked;
  await project.file.write(null, (db) =>
    appendEvent(db, {
      at,
      actor: 'user',
      type: 'cohort',
      body: {
        step: 'exported',
        name: cohort ?? 'all',
        selection: JSON.parse(JSON.stringify(selection)) as Record<string, unknown>,
        search: search ?? null,
        column: column ?? null,
        format,
        identified,
        rows,
        left,
      },
    }),
  );
}

type Part = { part: string; key: string | null; at: string } & Work;

async function writePart(db: ReadDb, project: Project, asked: CasesExport, part: Part): Promise<Exported> {
  const { format } = asked;
  const known = await knownProject(db, project);
  const defs = shownDefs(known.columns);
  const { from, sql, values } = await casesWhere(db, known, asked);
  const all = [CASE, ...ordered(defs)];
  const kept = part.key === null ? all : all.filter((def) => !staysOut(def));
  const names = headsOf(kept);
  const counted = await db.one<{ n: number }>(`SELECT count(*)::DOUBLE AS n FROM ${from} WHERE ${sql}`, values);
  const rows = counted?.n ?? 0;
  const select = kept.map((def, at) => `${cellSql(def, format, part.key)} AS ${identifier(names[at]!)}`).join(', ');
  const query = {
    sql: `SELECT ${select} FROM ${from} WHERE ${sql} ORDER BY ${orderBy(asked.sort, defs, known.meaning)}`,
    values,
    rows,
  };
  if (format === 'xlsx') {
    if (rows > MOST_ROWS)
      throw new AppError('SHEET_TOO_LONG', `${rows} rows for one sheet`, { found: rows, expected: MOST_ROWS });
    const columns = kept.map((def, at) => ({ name: names[at]!, kind: sheetKind(def, part.key) }));
    await writeWorkbook(db, query, { ...part, columns });
  } else await writeTable(db, query, { ...part, options: OPTIONS[format] });
  return { rows, columns: names, left: all.filter((def) => !kept.includes(def)).map(({ name }) => name) };
}

type Query = { sql: string; values: CasesWhere['values']; rows: number };

/** DuckDB writes by itself; how far it is we hear in percent. */
async function writeTable(
  db: ReadDb,
  { sql, values, rows }: Query,
  { part, options, progress }: Part & { options: string },
): Promise<void> {
  const tell = (percent: number): void =>
    progress({ stage: 'writing', done: Math.round((percent / 100) * rows), total: rows });
  await watched(db, tell, () => db.all(`COPY (${sql}) TO ${literal(part)} (${options})`, values));
}

async function writeWorkbook(
  db: ReadDb,
  { sql, values, rows }: Query,
  { part, at, columns, signal, progress }: Part & { columns: SheetColumn[] },
): Promise<void> {
  const pages = async function* (): AsyncGenerator<SheetPage> {
    let done = 0;
    for await (const page of db.pages(sql, values)) {
      if (signal.aborted) throw cancelled();
      yield page;
      done += page[0]?.length ?? 0;
      progress({ stage: 'writing', done, total: rows });
    }
  };
  await pipeline(casesWorkbook(columns, pages(), { sheet: 'cases', at: new Date(at) }), createWriteStream(part), {
    signal,
  });
}

const OPTIONS: Record<Exclude<Format, 'xlsx'>, string> = {
  excel: `FORMAT csv, HEADER, DELIMITER ';'`,
  machine: 'FORMAT csv, HEADER',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

type Shown = Pick<LogColumnDef, 'column' | 'name' | 'part' | 'kind' | 'sensitivity'>;

function isIdentifier({ part, sensitivity }: Shown): boolean {
  return part === 'prediction_id' || part === 'entity_id' || part === 'cluster_id' || sensitivity === 'identifier';
}

function staysOut(def: Shown): boolean {
  return (
    !isIdentifier(def) && (def.part === 'text' || def.sensitivity === 'sensitive' || def.sensitivity === 'free-text')
  );
}

/** The role where a column plays one, else its name; a name that comes again, whatever its case, gets a number. */
function headsOf(defs: readonly Shown[]): string[] {
  const used = new Set<string>();
  return defs.map(({ part, name }) => {
    const wanted = isLogRole(part) ? part : name;
    let free = wanted;
    for (let copy = 2; used.has(free.toLowerCase()); copy += 1) free = `${wanted}_${copy}`;
    used.add(free.toLowerCase());
    return free;
  });
}

/** A value as the format writes it; texts that a spreadsheet would run get an apostrophe. */
function cellSql(def: Shown, format: Format, key: string | null): string {
  const name = identifier(def.column === 'outcome_value' ? 'outcome' : def.column);
  if (key !== null && isIdentifier(def)) return pseudonymSql(`${name}::VARCHAR`, def.part, key);
  const type = storedType(def);
  if (format === 'parquet') return name;
  if (format === 'xlsx') return type === 'TIMESTAMP' ? sheetTime(name) : name;
  if (type === 'TIMESTAMP') return `strftime(${name}, '%Y-%m-%dT%H:%M:%S')`;
  if (type === 'VARCHAR') return `regexp_replace(${name}, '^([=+@\\t\\r-])', '''\\1')`;
  const plain = `CASE WHEN ${name} = trunc(${name}) AND abs(${name}) < 1e15 THEN ${name}::BIGINT::VARCHAR ELSE ${name}::VARCHAR END`;
  return format === 'excel' ? `replace(${plain}, '.', ',')` : plain;
}

/** Days since the end of 1899, as workbooks count them; from March 1900 on, before which they count one day that never was. */
function sheetTime(name: string): string {
  return `CASE WHEN ${name} >= TIMESTAMP '1900-03-01' THEN epoch(${name}) / 86400 + 25569 END`;
}

function sheetKind(def: Shown, key: string | null): SheetColumn['kind'] {
  if (key !== null && isIdentifier(def)) return 'text';
  const type = storedType(def);
  return type === 'TIMESTAMP' ? 'time' : type === 'DOUBLE' ? 'number' : 'text';
}
