import { createHash } from 'node:crypto';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';

/**
 * The trail: append-only, each event carries the hash of the one before. Tamper-evident, never tamper-proof: whoever
 * holds the file can write a new chain, but not keep the head that was printed on an export. The clock is this computer's.
 */
export type TrailEvent = {
  seq: number;
  at: string;
  actor: string;
  type: string;
  body: Record<string, unknown>;
  prev: string;
  hash: string;
};

export type NewEvent = { at: string; actor: string; type: string; body: Record<string, unknown> };

export const GENESIS = '0'.repeat(64);

export function eventHash(event: Omit<TrailEvent, 'hash'>): string {
  const { seq, at, actor, type, body, prev } = event;
  return createHash('sha256').update(canonicalJson({ seq, at, actor, type, body, prev })).digest('hex');
}

/** Hash of the last event, as exports and signatures bear it; null while there is none. */
export async function trailHead(db: ReadDb): Promise<string | null> {
  return (await db.one<{ hash: string }>('SELECT hash FROM trail ORDER BY seq DESC LIMIT 1'))?.hash ?? null;
}

/** Appends inside the transaction of the change that the event tells. */
export async function appendEvent(db: WriteDb, event: NewEvent): Promise<TrailEvent> {
  const last = await db.one<{ seq: number; hash: string }>('SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1');
  const next = { ...event, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? GENESIS };
  const full: TrailEvent = { ...next, hash: eventHash(next) };
  await db.run('INSERT INTO trail VALUES (?, ?, ?, ?, ?, ?, ?)', [
    full.seq,
    full.at,
    full.actor,
    full.type,
    canonicalJson(full.body),
    full.prev,
    full.hash,
  ]);
  return full;
}

export type TrailVerdict = {
  events: number;
  head: string;
  broken: { seq: number; why: 'content' | 'order' | 'link' } | null;
};

/** Recomputes the whole chain; names the first event that does not fit. Events cut off the end need an anchor to be seen. */
export async function verifyTrail(db: ReadDb): Promise<TrailVerdict> {
  const rows = await db.all<Omit<TrailEvent, 'body'> & { body: string }>(
    'SELECT seq, "at", actor, type, body, prev, hash FROM trail ORDER BY seq',
  );
  let prev = GENESIS;
  for (const [index, row] of rows.entries()) {
    const broken = (why: 'content' | 'order' | 'link'): TrailVerdict => ({
      events: rows.length,
      head: rows.at(-1)?.hash ?? GENESIS,
      broken: { seq: row.seq, why },
    });
    if (row.seq !== index + 1) return broken('order');
    if (row.prev !== prev) return broken('link');
    const body = parsedBody(row.body);
    if (body === null || eventHash({ ...row, body }) !== row.hash) return broken('content');
    prev = row.hash;
  }
  return { events: rows.length, head: prev, broken: null };
}

export async function latestEvents(
  db: ReadDb,
  before: number | null,
  limit: number,
): Promise<{ events: TrailEvent[]; total: number }> {
  const rows = await db.all<Omit<TrailEvent, 'body'> & { body: string }>(
    'SELECT seq, "at", actor, type, body, prev, hash FROM trail WHERE ? IS NULL OR seq < ? ORDER BY seq DESC LIMIT ?',
    [before, before, limit],
  );
  const total = await db.one<{ n: number }>('SELECT count(*)::INTEGER AS n FROM trail');
  return { events: rows.map((row) => ({ ...row, body: parsedBody(row.body) ?? {} })), total: total?.n ?? 0 };
}

function parsedBody(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
