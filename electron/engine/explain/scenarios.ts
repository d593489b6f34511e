import { scenarioBodySchema } from '#shared/contract/what-if.ts';
import type { Scenario } from '#shared/contract/what-if.ts';
import { appendEvent } from '../audit/trail.ts';
import type { ReadDb } from '../db/connection.ts';
import { listDocuments, readDocument, removeDocument, requireDocument, saveDocument } from '../db/documents.ts';
import type { Project } from '../project/project.ts';

const KIND = 'scenario';

/** Saved scenarios of one case, the oldest first; a document that is no scenario any more is left out. */
export async function scenariosOf(db: ReadDb, caseId: string): Promise<Scenario[]> {
  return (await listDocuments(db, KIND)).flatMap(({ id, body, changedAt }) => {
    const parsed = scenarioBodySchema.safeParse(body);
    return parsed.success && parsed.data.case === caseId ? [{ ...parsed.data, id, at: changedAt }] : [];
  });
}

type Saving = { id: string; at: string; body: Omit<Scenario, 'id' | 'at'> };

/** Keeps a scenario, and tells it in the trail, in one transaction. */
export async function saveScenario(project: Project, { id, at, body }: Saving): Promise<void> {
  await project.file.write(null, async (db) => {
    const before = await readDocument(db, KIND, id);
    await saveDocument(db, { kind: KIND, id, body, at });
    await appendEvent(db, {
      at,
      actor: 'user',
      type: 'scenario',
      body: { step: before === null ? 'saved' : 'changed', id, ...body },
    });
  });
}

/** @throws AppError DOCUMENT_NOT_FOUND */
export async function removeScenario(project: Project, id: string, at: string): Promise<void> {
  await project.file.write(null, async (db) => {
    const before = await requireDocument(db, KIND, id);
    await removeDocument(db, KIND, id);
    await appendEvent(db, {
      at,
      actor: 'user',
      type: 'scenario',
      body: { step: 'removed', id, ...scenarioBodySchema.partial().catch({}).parse(before.body) },
    });
  });
}
