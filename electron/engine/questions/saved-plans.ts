import { savedPlanSchema } from '#shared/analyses/plan/saved.ts';
import type { SavedPlan } from '#shared/analyses/plan/saved.ts';
import { appendEvent } from '../audit/trail.ts';
import type { ReadDb } from '../db/connection.ts';
import { listDocuments, removeDocument, requireDocument, saveDocument } from '../db/documents.ts';
import type { Project } from '../project/project.ts';

const PLAN_KIND = 'plan';
const bodySchema = savedPlanSchema.omit({ id: true, at: true });

type PlanBody = Omit<SavedPlan, 'id' | 'at'>;

/** The oldest first; `at` is when it was last saved. */
export async function savedPlans(db: ReadDb): Promise<SavedPlan[]> {
  const documents = await listDocuments(db, PLAN_KIND);
  return documents.map(({ id, body, changedAt }) => ({ ...bodySchema.parse(body), id, at: changedAt }));
}

/** @throws AppError DOCUMENT_NOT_FOUND */
export async function savedPlan(db: ReadDb, id: string): Promise<SavedPlan> {
  const { body, changedAt } = await requireDocument(db, PLAN_KIND, id);
  return { ...bodySchema.parse(body), id, at: changedAt };
}

/** Keeps it, in place of one of the same name, and tells it in the trail. */
export async function savePlan(
  project: Project,
  body: PlanBody,
  { id, at }: { id: string; at: string },
): Promise<void> {
  await project.file.write(null, async (db) => {
    const before = (await savedPlans(db)).find(({ name }) => name === body.name);
    await saveDocument(db, { kind: PLAN_KIND, id: before?.id ?? id, body, at });
    await appendEvent(db, {
      at,
      actor: 'user',
      type: 'plan',
      body: { ...body, step: before === undefined ? 'saved' : 'changed', id: before?.id ?? id },
    });
  });
}

/** @throws AppError DOCUMENT_NOT_FOUND */
export async function removePlan(project: Project, id: string, at: string): Promise<void> {
  await project.file.write(null, async (db) => {
    const { name } = await savedPlan(db, id);
    await removeDocument(db, PLAN_KIND, id);
    await appendEvent(db, { at, actor: 'user', type: 'plan', body: { step: 'removed', id, name } });
  });
}
