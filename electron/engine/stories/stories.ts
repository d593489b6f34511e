import { createHash } from 'node:crypto';
import { AppError } from '#shared/domain/app-error.ts';
import { blocking, checkStory, signedContent } from '#shared/story/checks/check-story.ts';
import type { Checked } from '#shared/story/checks/check-story.ts';
import { askedBy, movedSince } from '#shared/story/moved.ts';
import type { Moved } from '#shared/story/moved.ts';
import { storyRevision } from '#shared/story/revision.ts';
import { storySchema } from '#shared/story/schema.ts';
import type { Signature, Story } from '#shared/story/schema.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { GENESIS, appendEvent, trailHead } from '../audit/trail.ts';
import type { ReadDb } from '../db/connection.ts';
import { listDocuments, readDocument, removeDocument, requireDocument, saveDocument } from '../db/documents.ts';
import type { Project } from '../project/project.ts';
import type { Asking } from '../questions/run-analysis.ts';
import { askAll } from './asked.ts';
import { movedBlocks } from './story-blocks.ts';

const KIND = 'story';

export type KeptStory = { story: Story; changedAt: string };

/** All stories of the project, the oldest first; a document that is no story any more is left out. */
export async function listStories(db: ReadDb): Promise<KeptStory[]> {
  return (await listDocuments(db, KIND)).flatMap(({ body, changedAt }) => {
    const parsed = storySchema.safeParse(body);
    return parsed.success ? [{ story: parsed.data, changedAt }] : [];
  });
}

/** @throws AppError DOCUMENT_NOT_FOUND */
export async function readStory(db: ReadDb, id: string): Promise<Story> {
  return storySchema.parse((await requireDocument(db, KIND, id)).body);
}

type Saving = {
  at: string;
  step: 'drafted' | 'saved' | 'imported' | 'copied';
  /** The revision that the writing began from; without it whatever is kept is replaced. */
  since?: string | undefined;
};

/**
 * Keeps a story and tells it in the trail, in one transaction. An unchanged story leaves no event.
 *
 * @throws AppError STORY_CHANGED when another one is kept than the one that the writing began from, or none any more
 */
export async function saveStory(project: Project, story: Story, { at, step, since }: Saving): Promise<void> {
  await project.file.write(null, async (db) => {
    const before = await readDocument(db, KIND, story.id);
    // Signatures are given by `signStory` alone: what a window sends of them is not believed.
    const known = before === null ? null : storySchema.safeParse(before.body);
    const kept: Story = { ...story, signoff: known?.success === true ? known.data.signoff : [] };
    const now = known?.success === true ? storyRevision(known.data) : null;
    if (since !== undefined && now !== since && now !== storyRevision(kept))
      throw new AppError('STORY_CHANGED', 'the story was changed elsewhere', { found: story.id });
    if (before !== null && canonicalJson(kept) === canonicalJson(before.body)) return;
    await saveDocument(db, { kind: KIND, id: story.id, body: kept, at });
    await appendEvent(db, {
      at,
      actor: 'user',
      type: 'story',
      body: { step: before === null ? step : 'changed', id: story.id, title: story.title, content: contentHash(kept) },
    });
  });
}

/** @throws AppError DOCUMENT_NOT_FOUND */
export async function removeStory(project: Project, id: string, at: string): Promise<void> {
  await project.file.write(null, async (db) => {
    const story = await readStory(db, id);
    await removeDocument(db, KIND, id);
    await appendEvent(db, { at, actor: 'user', type: 'story', body: { step: 'removed', id, title: story.title } });
  });
}

/** Asks everything that the story holds again, and checks the five pillars. @throws AppError DOCUMENT_NOT_FOUND, CANCELLED */
export async function checkedStory(
  project: Project,
  id: string,
  { today, ...asking }: Asking & { today: string },
): Promise<{ story: Story; checked: Checked[]; moved: Moved[] }> {
  const story = await project.file.read(asking.signal, (db) => readStory(db, id));
  const { answers } = await askAll(project, askedBy(story), asking);
  const moved = [...movedSince(story, answers), ...(await movedBlocks(project, story, asking))];
  return { story, checked: checkStory({ story, today, moved }), moved };
}

type Signing = Pick<Signature, 'role' | 'by' | 'state' | 'reserve' | 'reserveDue'>;

/**
 * Signs what the story says now. The head of the trail and the hash of the content stand in the signature: any later
 * change makes it stale, and is seen.
 *
 * @throws AppError STORY_NOT_READY naming the rules that fail, STORY_CHANGED when it was edited meanwhile, SIGNATURE_INCOMPLETE
 */
export async function signStory(
  project: Project,
  id: string,
  { signing, at, ...asking }: Asking & { signing: Signing; at: string },
): Promise<Story> {
  if (signing.by.trim() === '' || signing.role.trim() === '')
    throw new AppError('SIGNATURE_INCOMPLETE', 'a signature has a name and a role', { key: 'name' });
  if (signing.state === 'approved_with_reserves' && signing.reserve.trim() === '')
    throw new AppError('SIGNATURE_INCOMPLETE', 'a reserve has words', { key: 'reserve' });
  const { story: seen, checked } = await checkedStory(project, id, { ...asking, today: at.slice(0, 10) });
  const failing = blocking(checked);
  if (signing.state !== 'rejected' && failing.length > 0)
    throw new AppError('STORY_NOT_READY', `blocking rules fail: ${failing.map((one) => one.id).join(', ')}`, {
      found: failing.map((one) => one.id),
    });
  return project.file.write(null, async (db) => {
    const story = await readStory(db, id);
    if (contentHash(story) !== contentHash(seen))
      throw new AppError('STORY_CHANGED', 'the story changed', { found: id });
    const head = await trailHead(db);
    const signature: Signature = { ...signing, at, head: head ?? GENESIS, content: contentHash(story) };
    const signed: Story = { ...story, signoff: [...story.signoff, signature] };
    await saveDocument(db, { kind: KIND, id, body: signed, at });
    await appendEvent(db, {
      at,
      actor: signing.by.trim(),
      type: 'story',
      body: { step: 'signed', id, title: story.title, ...signature },
    });
    return signed;
  });
}

export type ToldExport = {
  format: string;
  language: string;
  audience: string;
  bytes: number;
  /** Of the file as it was written. */
  sha256: string;
  /** Head of the trail that the file bears; null where it had no event. */
  head: string | null;
};

/** Tells in the trail that a story left the project, as which file; nothing can be told in one that is only read. */
export async function tellExport(project: Project, story: Story, told: ToldExport, at: string): Promise<void> {
  if (project.file.readOnly) return;
  const body = { step: 'exported', id: story.id, title: story.title, content: contentHash(story), ...told };
  await project.file.write(null, async (db) => {
    await appendEvent(db, { at, actor: 'user', type: 'story', body });
  });
}

export function contentHash(story: Story): string {
  return createHash('sha256')
    .update(canonicalJson(signedContent(story)))
    .digest('hex');
}
