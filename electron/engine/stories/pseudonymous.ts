import { AppError } from '#shared/domain/app-error.ts';
import type { ReadDb } from '../db/connection.ts';
import { literal } from '../db/sql.ts';
import { projectKey, pseudonymKey, pseudonymSql } from '../export/pseudonyms.ts';
import type { Project } from '../project/project.ts';

type Parameters = Record<string, unknown>;

/** Parameters of an analysis that name a case: by its identifier, or as `case:ID`. */
const OF_CASES = ['case', 'background'] as const;
const PREFIX = 'case:';
const PSEUDONYM = /^case:[0-9a-f]{16}$/;

/** Fields of a result that hold an identifier. */
const KINDS: Readonly<Record<string, string>> = { caseId: 'prediction_id', individual: 'entity_id' };

/** Whether it is about a case that a story can name. */
export function namesCase(params: Parameters): boolean {
  return typeof params['case'] === 'string';
}

export function namesPseudonym(params: Parameters): boolean {
  return OF_CASES.some((name) => isPseudonym(params[name]));
}

/** A question with the pseudonyms of its cases in place of their identifiers. */
export async function hiddenQuestion(project: Project, params: Parameters): Promise<Parameters> {
  const key = await projectKey(project);
  const ids = OF_CASES.map((name) => idOf(name, params[name]));
  const hidden = await pseudonymsOf(
    project,
    key,
    ids.map((id) => (id === null ? [] : [[id, 'prediction_id'] as const])).flat(),
  );
  return {
    ...params,
    ...Object.fromEntries(
      OF_CASES.flatMap((name, at) => {
        const id = ids[at] ?? null;
        return id === null ? [] : [[name, PREFIX + hidden(id, 'prediction_id')]];
      }),
    ),
  };
}

/** The question again as an analysis takes it. @throws AppError CASE_NOT_FOUND where no row has the pseudonym any more */
export async function openQuestion(project: Project, params: Parameters): Promise<Parameters> {
  const named = OF_CASES.filter((name) => isPseudonym(params[name]));
  if (named.length === 0) return params;
  return project.file.read(null, async (db) => {
    const key = await pseudonymKey(db);
    const opened: Parameters = { ...params };
    for (const name of named) {
      const pseudonym = String(params[name]).slice(PREFIX.length);
      const id = key === null ? null : await idBehind(db, key, pseudonym);
      if (id === null) throw new AppError('CASE_NOT_FOUND', 'no case of that pseudonym', { found: pseudonym });
      opened[name] = name === 'background' ? PREFIX + id : id;
    }
    return opened;
  });
}

/** A result without an identifier of a case or a person: each gets its pseudonym. */
export async function hiddenResult(project: Project, result: unknown): Promise<unknown> {
  const found = new Map<string, readonly [string, string]>();
  walk(result, (id, kind) => {
    found.set(`${kind}:${id}`, [id, kind]);
    return id;
  });
  const hidden = await pseudonymsOf(project, await projectKey(project), [...found.values()]);
  return walk(result, hidden);
}

function walk(value: unknown, change: (id: string, kind: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, change));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const isCase = 'kind' in value && value.kind === 'case';
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const kind = KINDS[name] ?? (isCase && name === 'name' ? 'prediction_id' : undefined);
      return [name, kind !== undefined && typeof one === 'string' ? change(one, kind) : walk(one, change)];
    }),
  );
}

async function pseudonymsOf(
  project: Project,
  key: string,
  ids: readonly (readonly [id: string, kind: string])[],
): Promise<(id: string, kind: string) => string> {
  const known = new Map<string, string>();
  await project.file.read(null, async (db) => {
    for (const kind of new Set(ids.map(([, one]) => one))) {
      const values = ids.filter(([, one]) => one === kind).map(([id]) => `(${literal(id)})`);
      const rows = await db.all<{ id: string; hidden: string }>(
        `SELECT id, ${pseudonymSql('id', kind, key)} AS hidden FROM (VALUES ${values.join(', ')}) t(id)`,
      );
      for (const { id, hidden } of rows) known.set(`${kind}:${id}`, hidden);
    }
  });
  return (id, kind) => known.get(`${kind}:${id}`) ?? '';
}

async function idBehind(db: ReadDb, key: string, pseudonym: string): Promise<string | null> {
  const row = await db.one<{ id: string }>(
    `SELECT case_id AS id FROM prediction WHERE ${pseudonymSql('case_id', 'prediction_id', key)} = ? LIMIT 1`,
    [pseudonym],
  );
  return row?.id ?? null;
}

function isPseudonym(value: unknown): boolean {
  return typeof value === 'string' && PSEUDONYM.test(value);
}

function idOf(name: (typeof OF_CASES)[number], value: unknown): string | null {
  if (typeof value !== 'string' || isPseudonym(value)) return null;
  if (name === 'case') return value;
  return value.startsWith(PREFIX) ? value.slice(PREFIX.length) : null;
}
