import { AppError } from '#shared/domain/app-error.ts';
import type { ReadDb, WriteDb } from './connection.ts';

/** What people write in a project, each a small JSON text: a story, a challenge, a cohort. */
export type StoredDocument = {
  kind: string;
  /** Unique within its kind. */
  id: string;
  /** Parsed, not yet checked: the schema of the kind does that. */
  body: unknown;
  createdAt: string;
  changedAt: string;
};

type StoredRow = { kind: string; id: string; body: string; created_at: string; changed_at: string };

const COLUMNS = 'kind, id, body, created_at, changed_at';

/** All documents of a kind, the oldest first. */
export async function listDocuments(db: ReadDb, kind: string): Promise<StoredDocument[]> {
  const rows = await db.all<StoredRow>(`SELECT ${COLUMNS} FROM document WHERE kind = ? ORDER BY created_at, id`, [
    kind,
  ]);
  return rows.map(stored);
}

export async function readDocument(db: ReadDb, kind: string, id: string): Promise<StoredDocument | null> {
  const row = await db.one<StoredRow>(`SELECT ${COLUMNS} FROM document WHERE kind = ? AND id = ?`, [kind, id]);
  return row === null ? null : stored(row);
}

/** @param named what the person calls it @throws AppError DOCUMENT_NOT_FOUND */
export async function requireDocument(db: ReadDb, kind: string, id: string, named = kind): Promise<StoredDocument> {
  const found = await readDocument(db, kind, id);
  if (found === null) throw new AppError('DOCUMENT_NOT_FOUND', `no ${named}: ${id}`, { found: id });
  return found;
}

/** Writes a new document or the next state of one; the time of its creation stays. */
export async function saveDocument(
  db: WriteDb,
  { kind, id, body, at }: { kind: string; id: string; body: unknown; at: string },
): Promise<void> {
  const before = await readDocument(db, kind, id);
  await removeDocument(db, kind, id);
  await db.run('INSERT INTO document VALUES (?, ?, ?, ?, ?)', [
    kind,
    id,
    JSON.stringify(body),
    before?.createdAt ?? at,
    at,
  ]);
}

export async function removeDocument(db: WriteDb, kind: string, id: string): Promise<void> {
  await db.run('DELETE FROM document WHERE kind = ? AND id = ?', [kind, id]);
}

function stored({ kind, id, body, created_at, changed_at }: StoredRow): StoredDocument {
  return { kind, id, body: JSON.parse(body), createdAt: created_at, changedAt: changed_at };
}
