import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CasesAsked, EXPORT_FORMATS } from '#shared/contract/cohorts.ts';
import { isLogRole } from '#shared/domain/role.ts';
import { appendEvent } from '../audit/trail.ts';
import type { ReadDb } from '../db/connection.ts';
import { identifier, literal } from '../db/sql.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { Project } from '../project/project.ts';
import { knownProject } from '../project/project-state.ts';
import { orderBy, ordered } from '../questions/cases-page.ts';
import type { CasesQuery } from '../questions/cases-page.ts';
import { casesWhere, shownDefs } from '../questions/cases-where.ts';
import { keepPseudonymKey, pseudonymKey, pseudonymSql } from './pseudonyms.ts';

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
 * Writes cases to a file: as a spreadsheet opens it (semicolons, decimal comma), as a program reads it, or as Parquet.
 * Unless `identified`, identifiers are pseudonyms of the project and what is sensitive or free text stays out. Told in
 * the trail.
 *
 * @throws AppError as `casesWhere`; PROJECT_READ_ONLY for a first export without a key to make pseudonyms; CANCELLED
 */
export async function exportCases(
  project: Project,
  asked: CasesExport,
  { target, at, signal }: { target: string; at: string; signal: AbortSignal },
): Promise<Exported> {
  const key = asked.identified ? null : await keyOf(project);
  const part = join(project.file.spillFolder, `${randomUUID()}.part`);
  try {
    const written = await project.file.read(signal, (db) => writePart(db, project, asked, { part, key }));
    await pipeline(
      async function* () {
        if (asked.format === 'excel') yield Buffer.from(BOM);
        yield* createReadStream(part);
      },
      createWriteStream(target),
      { signal },
    );
    if (!project.file.readOnly) await tell(project, asked, written, at);
    return written;
  } finally {
    rmSync(part, { force: true });
  }
}

async function keyOf(project: Project): Promise<string> {
  const known = await project.file.read(null, pseudonymKey);
  if (known !== null) return known;
  return project.file.write(null, async (db) => {
    const made = (await pseudonymKey(db)) ?? randomBytes(32).toString('hex');
    await keepPseudonymKey(db, made);
    return made;
  });
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

async function writePart(
  db: ReadDb,
  project: Project,
  asked: CasesExport,
  { part, key }: { part: string; key: string | null },
): Promise<Exported> {
  const known = await knownProject(db, project);
  const defs = shownDefs(known.columns);
  const where = await casesWhere(db, known, asked);
  const all = [CASE, ...ordered(defs)];
  const kept = key === null ? all : all.filter((def) => !staysOut(def));
  const names = headsOf(kept);
  const select = kept.map((def, at) => `${cellSql(def, asked.format, key)} AS ${identifier(names[at]!)}`).join(', ');
  const order = orderBy(asked.sort, defs, known.meaning);
  const { from, sql, values } = where;
  await db.all(
    `COPY (SELECT ${select} FROM ${from} WHERE ${sql} ORDER BY ${order}) TO ${literal(part)} (${OPTIONS[asked.format]})`,
    values,
  );
  const counted = await db.one<{ n: number }>(`SELECT count(*)::DOUBLE AS n FROM ${from} WHERE ${sql}`, values);
  return {
    rows: counted?.n ?? 0,
    columns: names,
    left: all.filter((def) => !kept.includes(def)).map(({ name }) => name),
  };
}

const OPTIONS: Record<Format, string> = {
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
  if (type === 'TIMESTAMP') return `strftime(${name}, '%Y-%m-%dT%H:%M:%S')`;
  if (type === 'VARCHAR') return `regexp_replace(${name}, '^([=+@\\t\\r-])', '''\\1')`;
  const plain = `CASE WHEN ${name} = trunc(${name}) AND abs(${name}) < 1e15 THEN ${name}::BIGINT::VARCHAR ELSE ${name}::VARCHAR END`;
  return format === 'excel' ? `replace(${plain}, '.', ',')` : plain;
}
