import type { JournalAdded, JournalFile } from '#shared/contract/process-journal.ts';
import { journalFileSchema } from '#shared/contract/process-journal.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { appendEvent } from '../audit/trail.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { listDocuments, removeDocument, saveDocument } from '../db/documents.ts';
import type { Project } from '../project/project.ts';
import { readJournal } from './read-journal.ts';
import type { ReadJournal } from './read-journal.ts';

export const JOURNAL = 'processJournal';
const JOURNAL_REMOVED = 'processJournalRemoved';

const ROWS_AT_ONCE = 5000;

/**
 * Adds execution logs to a project, all of them in one transaction with one event of the trail, or none. A file that
 * is there already, by its hash, adds nothing.
 */
export async function addJournals(
  project: Project,
  paths: readonly string[],
  at: string,
  work: { signal: AbortSignal; progress: (progress: { stage: string; done: number; total: number | null }) => void },
): Promise<JournalAdded[]> {
  const read: ReadJournal[] = [];
  for (const path of paths) {
    work.progress({ stage: 'reading', done: read.length, total: paths.length });
    read.push(await readJournal(path, work.signal));
  }
  work.progress({ stage: 'saving', done: 0, total: null });
  return project.file.write(work.signal, async (db) => {
    const known = await listJournals(db);
    const added: JournalAdded[] = [];
    for (const journal of read) {
      const same = [...known, ...added.map(({ file }) => file)].find((one) => one.sha256 === journal.sha256);
      if (same !== undefined) {
        added.push({ state: 'already', file: { ...same, name: journal.name } });
        continue;
      }
      const id = Math.max(0, ...known.map((one) => one.id), ...added.map(({ file }) => file.id)) + 1;
      added.push({ state: 'added', file: await store(db, journal, id, at) });
    }
    const fresh = added.filter(({ state }) => state === 'added').map(({ file }) => file);
    if (fresh.length > 0)
      await appendEvent(db, {
        at,
        actor: 'user',
        type: JOURNAL,
        body: {
          files: fresh.map(({ name, sha256, lines, events, unread }) => ({ name, sha256, lines, events, unread })),
        },
      });
    return added;
  });
}

/**
 * Takes one log out again, with its lines and an event of the trail; the same file can be added anew.
 *
 * @throws AppError DOCUMENT_NOT_FOUND
 */
export async function removeJournal(project: Project, id: number, at: string): Promise<JournalFile> {
  return project.file.write(null, async (db) => {
    const removed = (await listJournals(db)).find((file) => file.id === id);
    if (removed === undefined)
      throw new AppError('DOCUMENT_NOT_FOUND', `no execution log: ${id}`, { found: String(id) });
    await db.run('DELETE FROM process_event WHERE source_id = ?', [id]);
    await removeDocument(db, JOURNAL, removed.sha256);
    const { name, sha256, events } = removed;
    await appendEvent(db, { at, actor: 'user', type: JOURNAL_REMOVED, body: { name, sha256, events } });
    return removed;
  });
}

/** The logs of a project in the order in which they were added. */
export async function listJournals(db: ReadDb): Promise<JournalFile[]> {
  return (await listDocuments(db, JOURNAL))
    .map(({ body }) => journalFileSchema.parse(body))
    .sort((a, b) => a.id - b.id);
}

/** Lines that could not be read, with their number and text, a page of those that were kept. */
export async function unreadLines(
  db: ReadDb,
  offset: number,
  limit: number,
): Promise<{ total: number; lines: { file: string; line: number; text: string }[] }> {
  const files = new Map((await listJournals(db)).map((file) => [file.id, file.name]));
  if (files.size === 0) return { total: 0, lines: [] };
  const rows = await db.all<{ id: number; line: number; text: string; total: number }>(
    `SELECT source_id AS id, line, message AS text, count(*) OVER ()::DOUBLE AS total FROM process_event
     WHERE level = 'unread' ORDER BY source_id, line LIMIT ? OFFSET ?`,
    [limit, offset],
  );
  return {
    total: rows[0]?.total ?? 0,
    lines: rows.map(({ id, line, text }) => ({ file: files.get(id) ?? '', line, text })),
  };
}

async function store(db: WriteDb, journal: ReadJournal, id: number, at: string): Promise<JournalFile> {
  const rows = [
    ...journal.events.map(({ atMs, durationMs, line, step, volume, level, message }) => ({
      line, at: atMs, step, volume, duration: durationMs, level, message,
    })), // prettier-ignore
    ...journal.kept.map(({ line, text }) => ({
      line, at: null, step: null, volume: null, duration: null, level: 'unread', message: text,
    })), // prettier-ignore
  ];
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    await db.run(
      `INSERT INTO process_event
       SELECT ?, told.line, make_timestamp((told."at" * 1000)::BIGINT), told.step, told.volume, told.duration, told.level, told.message
       FROM (SELECT unnest(from_json(?, '[{"line":"DOUBLE","at":"DOUBLE","step":"VARCHAR","volume":"DOUBLE","duration":"DOUBLE","level":"VARCHAR","message":"VARCHAR"}]')) AS told)`,
      [id, JSON.stringify(rows.slice(first, first + ROWS_AT_ONCE))],
    );
  const times = journal.events.map(({ atMs }) => atMs);
  const file: JournalFile = {
    id,
    name: journal.name,
    bytes: journal.bytes,
    sha256: journal.sha256,
    addedAt: at,
    lines: journal.lines,
    events: journal.events.length,
    errors: journal.events.filter(({ level }) => level === 'error').length,
    unread: journal.unread,
    continued: journal.continued,
    from: dayOf(times.reduce((least, one) => Math.min(least, one), Infinity)),
    to: dayOf(times.reduce((most, one) => Math.max(most, one), -Infinity)),
  };
  await saveDocument(db, { kind: JOURNAL, id: journal.sha256, body: file, at });
  return file;
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
