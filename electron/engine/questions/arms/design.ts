import { z } from 'zod';
import { AppError } from '#shared/domain/app-error.ts';
import { designSchema } from '#shared/analyses/ab-test/design.ts';
import type { Design } from '#shared/analyses/ab-test/design.ts';
import { appendEvent } from '../../audit/trail.ts';
import type { ReadDb } from '../../db/connection.ts';
import { readDocument, saveDocument } from '../../db/documents.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { KnownProject, Project } from '../../project/project.ts';
import { knownProject, readColumns } from '../../project/project-state.ts';
import { groupColumns } from '../groups/columns.ts';
import { askedMetrics } from './metrics.ts';

const DESIGN_KIND = 'ab-design';
const DESIGN_ID = 'current';

/** The design as a person set it, and whether results could be seen by then. */
const storedDesignSchema = z.object({ design: designSchema, afterResults: z.boolean() });

type StoredDesign = { design: Design; afterResults: boolean; setAt: string };

/** Null while nobody set one: the log speaks. */
export async function storedDesign(db: ReadDb): Promise<StoredDesign | null> {
  const document = await readDocument(db, DESIGN_KIND, DESIGN_ID);
  if (document === null) return null;
  return { ...storedDesignSchema.parse(document.body), setAt: document.changedAt };
}

/**
 * Sets the design and tells it in the trail, in one transaction.
 *
 * @throws AppError PARAMETER_INVALID, COLUMN_UNKNOWN, ROLE_UNKNOWN for a metric that cannot be read, a guardrail on no metric, a column that is
 *   not there: nothing is kept then
 * @returns whether results of the test could be seen by then: what is chosen afterwards is marked for ever
 */
export async function saveDesign(project: Project, design: Design, at: string): Promise<boolean> {
  return project.file.write(null, async (db) => {
    checkDesign(await knownProject(db, project), design);
    const before = await storedDesign(db);
    const afterResults = (before?.afterResults ?? false) || (await hasResults(db));
    await saveDocument(db, { kind: DESIGN_KIND, id: DESIGN_ID, body: { design, afterResults }, at });
    await appendEvent(db, {
      at,
      actor: 'user',
      type: 'abDesign',
      body: { design, before: before?.design ?? null, afterResults },
    });
    return afterResults;
  });
}

/** A design that the report could not follow is refused when it is set, not met later. */
function checkDesign(known: KnownProject, design: Design): void {
  const metrics = askedMetrics(known, design, { metric: undefined, positive: {}, betterOutcome: null });
  const own = design.metrics?.map(({ name }) => name) ?? [];
  const twice = own.find((name, at) => own.indexOf(name) !== at);
  if (twice !== undefined) throw invalid('metrics', twice, 'each name once');
  for (const { metric } of design.guardrails ?? [])
    if (!metrics.some(({ name }) => name === metric))
      throw invalid('guardrails', metric, metrics.map(({ name }) => name).join(', '));
  if (design.by !== undefined) groupColumns(known, design.by, design.by.length);
  if (design.treatment !== undefined && design.treatment === design.control)
    throw invalid('treatment', design.treatment, 'two groups that differ');
}

function invalid(key: string, found: string, expected: string): AppError {
  return new AppError('PARAMETER_INVALID', `${key}: ${found}`, { key, found, expected });
}

async function hasResults(db: ReadDb): Promise<boolean> {
  const columns = await readColumns(db);
  if (!hasPart(columns, 'arm')) return false;
  const seen = [
    ...(hasPart(columns, 'outcome') ? ['outcome_known'] : []),
    ...(hasPart(columns, 'value') ? ['value IS NOT NULL'] : []),
  ];
  if (seen.length === 0) return false;
  return (
    (await db.one(`SELECT 1 AS one FROM prediction WHERE arm IS NOT NULL AND (${seen.join(' OR ')}) LIMIT 1`)) !== null
  );
}
