import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { monthsBetween } from '#shared/domain/period.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { EMPTY_MEANING } from '#shared/mapping/recipe.ts';
import { parseBody } from './json.ts';
import {
  readBundles,
  readColumns,
  readFraming,
  readMeaning,
  readName,
  readRecipes,
  readSources,
  readState,
} from './project-state.ts';
import type { Project } from './project.ts';
import { modelVersionSql } from '../ingest/unnamed-model.ts';

/** What the window needs to know of a project before it asks anything. */
export async function summarise(project: Project): Promise<ProjectSummary> {
  return project.file.read(null, async (db) => {
    const sources = await readSources(db);
    const recipes = await readRecipes(db);
    const range = await db.one<{ rows: number; first: string | null; last: string | null }>(
      'SELECT coalesce(sum(rows), 0)::DOUBLE AS rows, min(day)::VARCHAR AS first, max(day)::VARCHAR AS last FROM sketch_cube',
    );
    const [columns, bundles] = [await readColumns(db), await readBundles(db)];
    const meaning = (await readMeaning(db)) ?? EMPTY_MEANING;
    const versions = await db.all<{ version: string }>(
      `SELECT ${modelVersionSql({ columns, bundles, meaning })} AS version FROM sketch_cube WHERE version IS NOT NULL GROUP BY 1 ORDER BY min(day), 1`,
    );
    const period =
      range === null || range.first === null || range.last === null ? null : { from: range.first, to: range.last };
    return {
      id: project.id,
      ...(await readName(db)),
      fileName: basename(project.path),
      readOnly: project.file.readOnly,
      sealed: project.sealed !== null,
      example: project.example,
      state: await readState(db),
      rows: range?.rows ?? 0,
      period,
      months: period === null ? [] : monthsBetween(period.from, period.to),
      versions: versions.map((row) => row.version),
      meaning,
      framing: await readFraming(db),
      sources: sources.map((source) => ({
        id: source.source_id,
        kind: source.kind,
        name: source.name,
        bytes: source.bytes,
        sha256: source.sha256,
        importedAt: source.imported_at,
        recipe: source.recipe_id,
        recipeName: recipes.find((recipe) => recipe.id === source.recipe_id)?.name ?? null,
        read: source.rows_read,
        accepted: source.rows_accepted,
        rejected: source.rows_rejected,
        duplicates: source.rows_duplicate,
        present: source.location === null || existsSync(source.location),
        reading: readingShown(source.reading),
      })),
      columns,
      bundles: bundles.map((bundle) => ({
        id: bundle.bundle_id,
        name: bundle.name,
        version: bundle.version,
        role: bundle.role,
        title: bundle.manifest.model.title ?? {},
        sha256: bundle.sha256,
        addedAt: bundle.added_at,
      })),
      notices: project.notices,
    };
  });
}

/** The SELECT of a link stays inside. */
function readingShown(text: string): Record<string, string | number | null> {
  const { select: _select, ...shown } = parseBody<Record<string, string | number | null>>(text, {});
  return shown;
}
