import { challengeSchema } from '#shared/contract/challenges.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { nextChallenge } from '#shared/domain/challenge.ts';
import type { Challenge, ChallengeStep } from '#shared/domain/challenge.ts';
import { appendEvent } from '../audit/trail.ts';
import type { ReadDb } from '../db/connection.ts';
import { listDocuments, readDocument, removeDocument, saveDocument } from '../db/documents.ts';
import type { Project } from '../project/project.ts';
import type { Asking } from '../questions/run-analysis.ts';
import { attachedCase } from './attached-case.ts';

const KIND = 'challenge';

/** All challenges of the project, or those of one case, the oldest first. */
export async function listChallenges(db: ReadDb, caseId?: string): Promise<Challenge[]> {
  const all = (await listDocuments(db, KIND)).map(({ body }) => challengeSchema.parse(body));
  return caseId === undefined ? all : all.filter((one) => one.caseId === caseId);
}

type Taken = { caseId: string; id: string | null; taken: ChallengeStep };

/**
 * One step: the challenge as it is then, and its event in the trail, written together. A challenge that is opened, or
 * asked for again, gets the case attached as it stands at that moment.
 *
 * @throws AppError CHALLENGE_NOT_FOUND, CHALLENGE_STEP, CHALLENGE_INCOMPLETE, CHALLENGE_OWN_ANSWER, CASE_NOT_FOUND
 */
export async function takeStep(
  project: Project,
  { caseId, id, taken }: Taken,
  { at, newId, ...asking }: Asking & { at: string; newId: () => string },
): Promise<Challenge> {
  const known = id === null ? null : await project.file.read(asking.signal, (db) => found(db, id));
  const about = known?.caseId ?? caseId;
  const own = id ?? newId();
  // What cannot be done is refused before the case is explained.
  const planned = nextChallenge(known, taken, { id: own, caseId: about, at });
  const attached =
    planned.state === 'draft' || (taken.step !== 'open' && taken.step !== 'reopen')
      ? null
      : await attachedCase(project, about, asking);
  return project.file.write(null, async (db) => {
    const before = id === null ? null : await found(db, id);
    const next = nextChallenge(before, taken, { id: own, caseId: about, at });
    const challenge = attached === null ? next : { ...next, attached };
    await saveDocument(db, { kind: KIND, id: own, body: challenge, at });
    await appendEvent(db, {
      at,
      actor: taken.by.trim(),
      type: 'challenge',
      body: { id: own, case: about, ...taken, state: challenge.state, attached },
    });
    return challenge;
  });
}

/** Throws a draft away. @throws AppError CHALLENGE_NOT_FOUND, CHALLENGE_STEP for one that was opened */
export async function discardDraft(project: Project, id: string, at: string): Promise<void> {
  await project.file.write(null, async (db) => {
    const { state, caseId } = await found(db, id);
    if (state !== 'draft') throw new AppError('CHALLENGE_STEP', `no discard from ${state}`, { step: 'discard', state });
    await removeDocument(db, KIND, id);
    await appendEvent(db, { at, actor: 'user', type: 'challengeDiscarded', body: { id, case: caseId } });
  });
}

async function found(db: ReadDb, id: string): Promise<Challenge> {
  const document = await readDocument(db, KIND, id);
  if (document === null) throw new AppError('CHALLENGE_NOT_FOUND', `no challenge ${id}`, { found: id });
  return challengeSchema.parse(document.body);
}
