import type { ReadDb, WriteDb } from '../db/connection.ts';
import { placeKey } from '../db/place-keys.ts';
import { readSetting, writeSetting } from '../db/settings.ts';
import { readColumns, readMeaning, readSources } from '../project/project-state.ts';
import type { SourceRow } from '../project/project-state.ts';
import type { LogColumnDef } from './log-columns.ts';
import { writeSpan } from '../project/span.ts';
import { pairsAreCurrent, updatePairs } from './sketch-pairs.ts';
import { scoresAreCurrent, updateScores } from './sketch-scores.ts';
import { sketchCube, sketchHistograms } from './sketches.ts';

/**
 * Tables that only make answers fast: sketches and look-ups. They are built after an import is final (rows have their
 * places only then) and anew when they do not belong to the rows, after a crash for instance.
 */
type DerivedFrom = { sources: number[]; positive: string | null };

const KEY = 'derived';

export async function derivedIsCurrent(db: ReadDb): Promise<boolean> {
  return (await mostIsCurrent(db)) && (await scoresAreCurrent(db)) && (await pairsAreCurrent(db));
}

async function mostIsCurrent(db: ReadDb): Promise<boolean> {
  const wanted = await wantedFrom(db);
  const built = await readSetting<DerivedFrom>(db, KEY);
  return wanted.sources.length === 0 || (built !== null && JSON.stringify(built) === JSON.stringify(wanted));
}

/** Adds what new files need; counts again what a change of outcomes or of meaning touched. */
export async function updateDerived(db: WriteDb, onStep: (done: number, total: number) => void): Promise<void> {
  if (!(await mostIsCurrent(db))) await updateMost(db, onStep);
  await updateScores(db);
  await updatePairs(db);
}

async function updateMost(db: WriteDb, onStep: (done: number, total: number) => void): Promise<void> {
  const wanted = await wantedFrom(db);
  const built = await readSetting<DerivedFrom>(db, KEY);
  const anew = built === null || built.sources.some((id) => !wanted.sources.includes(id));
  const sources = await readSources(db);
  const added = sources.filter((source) => anew || !built.sources.includes(source.source_id));
  const recount = anew || built.positive !== wanted.positive || added.some((source) => source.kind === 'outcomes');
  const rows = added.filter((source) => source.kind !== 'outcomes').map((source) => source.source_id);
  const defs = await readColumns(db);
  if (anew) for (const table of ['case_index', 'entity_index']) await db.run(`DELETE FROM ${table}`);
  await addLookups(db, defs, added);
  await sketchCube(db, recount ? null : rows);
  await sketchHistograms(db, defs, anew ? null : rows, onStep);
  await writeSpan(db);
  await writeSetting(db, KEY, wanted);
}

async function wantedFrom(db: ReadDb): Promise<DerivedFrom> {
  const sources = await readSources(db);
  return { sources: sources.map((source) => source.source_id), positive: (await readMeaning(db))?.positive ?? null };
}

/** Sorted keys of the rows by case and by individual. */
async function addLookups(db: WriteDb, defs: readonly LogColumnDef[], sources: readonly SourceRow[]): Promise<void> {
  const files = sources.filter((source) => source.kind === 'log').map((source) => source.source_id);
  if (files.length === 0) return;
  const rows = `FROM log WHERE source_id IN (${files.join(', ')}) AND set_aside IS NULL`;
  await db.run(`INSERT INTO case_index SELECT ${placeKey('case_id')} AS k ${rows} ORDER BY k`);
  if (defs.some((def) => def.column === 'entity_id'))
    await db.run(
      `INSERT INTO entity_index SELECT ${placeKey('entity_id')} AS k ${rows} AND entity_id IS NOT NULL ORDER BY k`,
    );
}
