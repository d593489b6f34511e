import { existsSync, readdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { appendEvent } from '../audit/trail.ts';
import { linkedFiles, recountLink } from '../ingest/links.ts';
import { forgetPairs, updatePairs } from '../ingest/sketch-pairs.ts';
import { updateScores } from '../ingest/sketch-scores.ts';
import { countMissing, sketchCube, sketchHistograms } from '../ingest/sketches.ts';
import type { Project } from '../project/project.ts';
import { readColumns, readSources } from '../project/project-state.ts';
import type { SourceRow } from '../project/project-state.ts';
import { writeSpan } from '../project/span.ts';

/** How linked logs were at the last look. */
export type LinkLooks = {
  /** Those that changed since they were last counted: `still` those that stood still since the last look. */
  look(project: Project): Promise<{ still: SourceRow[]; moving: SourceRow[] }>;
  settle(project: Project, link: SourceRow): void;
};

export function createLinkLooks(): LinkLooks {
  const before = new Map<string, string>();
  const counted = new Map<string, string>();
  const keyOf = (project: Project, { source_id }: SourceRow): string => `${project.id}/${source_id}`;
  return {
    async look(project) {
      const links = (await project.file.read(null, readSources)).filter(({ kind }) => kind === 'link');
      const found: { still: SourceRow[]; moving: SourceRow[] } = { still: [], moving: [] };
      for (const link of links) {
        const seen = seenOf(link.location);
        if (seen === null) continue;
        const key = keyOf(project, link);
        // At the first look only the size tells whether it changed while nobody looked.
        if (!counted.has(key) && seen.bytes === link.bytes) counted.set(key, seen.signature);
        if (counted.get(key) === seen.signature) continue;
        found[before.get(key) === seen.signature ? 'still' : 'moving'].push(link);
        before.set(key, seen.signature);
      }
      return found;
    },
    settle(project, link) {
      const seen = seenOf(link.location);
      if (seen !== null) counted.set(keyOf(project, link), seen.signature);
    },
  };
}

/** Counts a linked log again, with the small tables that were made of it, in one transaction with one event. */
export async function countLinkAgain(
  project: Project,
  link: SourceRow,
  at: string,
): Promise<{ name: string; rows: number }> {
  const { source_id: id, name, location } = link;
  const rows = await project.file.write(null, async (db) => {
    const bytes = linkedFiles(location ?? '').bytes;
    const accepted = await recountLink(db, link, bytes);
    for (const table of ['sketch_cube', 'sketch_value', 'sketch_score', 'sketch_histogram', 'sketch_column'])
      await db.run(`DELETE FROM ${table} WHERE source_id = ?`, [id]);
    const defs = await readColumns(db);
    await countMissing(db, defs, [id]);
    await sketchCube(db, [id]);
    await sketchHistograms(db, defs, [id], () => undefined);
    await updateScores(db);
    await forgetPairs(db);
    await updatePairs(db);
    await writeSpan(db);
    await appendEvent(db, {
      at,
      actor: 'watch',
      type: 'linkChanged',
      body: { name, before: link.rows_accepted, rows: accepted },
    });
    return accepted;
  });
  project.answers.clear();
  return { name, rows };
}

function seenOf(location: string | null): { signature: string; bytes: number } | null {
  if (location === null || !existsSync(location)) return null;
  try {
    const files = statSync(location).isDirectory()
      ? readdirSync(location, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.parquet$/i.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [location];
    const hash = createHash('sha256');
    let bytes = 0;
    for (const file of files) {
      const stat = statSync(file);
      bytes += stat.size;
      hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
    }
    return { signature: hash.digest('hex'), bytes };
  } catch {
    return null;
  }
}
