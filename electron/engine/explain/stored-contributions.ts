import { createHash } from 'node:crypto';
import type { Background } from './background.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import type { Where } from '../questions/scored.ts';
import type { ExplainedModel } from './explained-model.ts';
import type { ManyCases } from './many-cases.ts';
import type { Way } from './way.ts';

/** Contributions that belong together: of one model, in one unit, in one way, against one background. */
export type StoredRun = { run: number; key: string; base: number | null };

/** What makes contributions the same: asked again, they are not computed again. */
export function runKey({ bundle }: ExplainedModel, way: Way, background: Background, seed: number): string {
  const isDrawn = way.method === 'permutation';
  return createHash('sha256')
    .update(
      canonicalJson([
        bundle.sha256,
        bundle.manifest,
        way.space,
        way.method,
        background.told.hash,
        isDrawn ? seed : null,
      ]),
    )
    .digest('hex');
}

/** Null when nothing of the kind is stored. */
export function storedRun(db: ReadDb, key: string): Promise<StoredRun | null> {
  return db.one<StoredRun>('SELECT run_id AS run, key, base FROM explanation_run WHERE key = ?', [key]);
}

/** Rows of a selection, and how many of them have their contributions stored. */
export async function storedCount(
  db: ReadDb,
  { run, where }: { run: number; where: Where },
): Promise<{ rows: number; stored: number }> {
  const found = await db.one<{ rows: number; stored: number }>(
    `SELECT count(*)::DOUBLE AS rows, count(*) FILTER (row IN (SELECT row FROM explanation WHERE run_id = ${run}))::DOUBLE AS stored
     FROM prediction WHERE ${where.sql}`,
    where.values,
  );
  return found ?? { rows: 0, stored: 0 };
}

/** @returns the contributions of these rows, in their order; null when some are not stored */
export async function storedContributions(
  db: ReadDb,
  { run, base }: StoredRun,
  { places, players }: { places: readonly (number | string)[]; players: number },
): Promise<ManyCases | null> {
  if (base === null) return null;
  const columns = Array.from({ length: players }, (_, player) => `phi[${player + 1}] AS p${player}`);
  const [rows = new Float64Array(), ...values] = await db.numbers(
    `SELECT row::DOUBLE AS row, ${columns.join(', ')} FROM explanation WHERE run_id = ${run} AND phi IS NOT NULL ORDER BY row`,
  );
  const at = new Map(Array.from(rows, (row, index): [number, number] => [row, index]));
  const phi = new Float64Array(places.length * players);
  for (const [index, place] of places.entries()) {
    const found = at.get(Number(place));
    if (found === undefined) return null;
    for (let player = 0; player < players; player += 1) phi[index * players + player] = values[player]![found]!;
  }
  return { phi, base };
}

export type NewRun = {
  key: string;
  explained: ExplainedModel;
  way: Way;
  background: Background;
  names: readonly string[];
  at: string;
};

export async function startRun(
  db: WriteDb,
  { key, explained, way, background, names, at }: NewRun,
): Promise<StoredRun> {
  const last = await db.one<{ run: number }>('SELECT coalesce(max(run_id), 0)::INTEGER AS run FROM explanation_run');
  const run = (last?.run ?? 0) + 1;
  await db.run('INSERT INTO explanation_run VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)', [
    run,
    key,
    explained.bundle.version,
    way.space,
    way.method,
    canonicalJson(background.told),
    canonicalJson(names),
    at,
  ]);
  return { run, key, base: null };
}

export async function storeContributions(
  db: WriteDb,
  run: number,
  { rows, phi, base, players }: ManyCases & { rows: readonly { row: number; at: number | null }[]; players: number },
): Promise<void> {
  await db.append(
    'explanation',
    rows.map(({ row, at }) => [run, BigInt(row), at === null ? null : phi.slice(at * players, (at + 1) * players)]),
  );
  if (!Number.isNaN(base)) await db.run('UPDATE explanation_run SET base = ? WHERE run_id = ?', [base, run]);
}
