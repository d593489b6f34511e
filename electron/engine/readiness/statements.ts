import { READINESS_IDS } from '#shared/domain/readiness.ts';
import { statementSchema } from '#shared/contract/readiness.ts';
import type { KeptStatement } from '#shared/contract/readiness.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { appendEvent } from '../audit/trail.ts';
import type { ReadDb } from '../db/connection.ts';
import { listDocuments, removeDocument, requireDocument, saveDocument } from '../db/documents.ts';
import type { Project } from '../project/project.ts';

const KIND = 'readiness';

/** What people stated, by test. */
export async function readStatements(db: ReadDb): Promise<Map<string, KeptStatement>> {
  const kept = (await listDocuments(db, KIND)).map(({ id, body }) => [id, statementSchema.parse(body)] as const);
  return new Map(kept);
}

/** Keeps what somebody states about a test, in place of what was stated before; told in the trail with the hash of each attachment. */
export async function keepStatement(project: Project, test: string, statement: KeptStatement): Promise<void> {
  requireTest(test);
  const { at, by } = statement;
  await project.file.write(null, async (db) => {
    await saveDocument(db, { kind: KIND, id: test, body: statement, at });
    await appendEvent(db, { at, actor: by, type: 'readiness', body: { ...statement, step: 'stated', test } });
  });
}

/** @throws AppError DOCUMENT_NOT_FOUND */
export async function withdrawStatement(
  project: Project,
  test: string,
  { by, at }: { by: string; at: string },
): Promise<void> {
  requireTest(test);
  await project.file.write(null, async (db) => {
    await requireDocument(db, KIND, test, 'statement');
    await removeDocument(db, KIND, test);
    await appendEvent(db, { at, actor: by, type: 'readiness', body: { step: 'withdrawn', test } });
  });
}

function requireTest(test: string): void {
  if (READINESS_IDS.includes(test)) return;
  throw new AppError('PARAMETER_INVALID', `no test: ${test}`, {
    key: 'test',
    found: test,
    expected: READINESS_IDS.join(', '),
  });
}
