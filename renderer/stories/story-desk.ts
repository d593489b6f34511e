import { create } from 'zustand';
import { AppError } from '#shared/domain/app-error.ts';
import { storyRevision } from '#shared/story/revision.ts';
import type { Story } from '#shared/story/schema.ts';
import { client } from '#renderer/api/client.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { forgetEdits, remember } from '#renderer/state/history.ts';

/** `elsewhere`: another window, or a command, kept another version meanwhile; nothing is kept until one is chosen. */
export type Saving = 'saved' | 'saving' | 'failed' | 'elsewhere';
export type OpenStory = {
  story: Story;
  saving: Saving;
  /** The revision that the project holds, as far as this window knows. */
  since: string;
};

const IDLE_MS = 600;

/** The stories that this window has in hand, by project and id. Whoever reads or changes one does it here. */
export const useStoryDesk = create<Record<string, OpenStory>>(() => ({}));

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const saves = new Map<string, Promise<void>>();

export const deskKey = (project: string, id: string): string => `${project} ${id}`;

function setOpen(key: string, open: OpenStory): void {
  useStoryDesk.setState({ [key]: open });
}

/** What the project holds comes onto the desk; a story that lies there already is newer. */
export function layOpen(project: string, story: Story): void {
  const key = deskKey(project, story.id);
  if (useStoryDesk.getState()[key] === undefined) adoptStory(project, story);
}

/** A story as it stands on the desk, read from the project where it does not lie there yet. */
export async function storyAtHand(project: string, id: string): Promise<Story> {
  const open = useStoryDesk.getState()[deskKey(project, id)];
  if (open !== undefined) return open.story;
  const story = await client.call('stories.read', { project, story: id });
  layOpen(project, story);
  return story;
}

/** What the engine itself wrote a moment ago: a signature, a figure that was put in. */
export function adoptStory(project: string, story: Story): void {
  setOpen(deskKey(project, story.id), { story, saving: 'saved', since: storyRevision(story) });
}

/** The version that the project holds now takes the place of the one here; edits of this one can no longer be taken back. */
export async function takeKept(project: string, id: string): Promise<void> {
  const story = await client.call('stories.read', { project, story: id });
  forgetEdits(deskKey(project, id));
  adoptStory(project, story);
  await refreshSummary(project).catch(() => undefined);
}

/** What this window holds is kept beside the other version, as a story of its own. */
export async function keepAsCopy(project: string, id: string): Promise<Story | null> {
  const open = useStoryDesk.getState()[deskKey(project, id)];
  if (open === undefined) return null;
  const copy = await client.call('stories.copy', { project, story: open.story });
  layOpen(project, copy);
  await takeKept(project, id).catch(() => putAway(deskKey(project, id)));
  return copy;
}

/** Takes what another window kept meanwhile, where nothing here waits to be kept. */
export async function catchUp(project: string, id: string): Promise<void> {
  const key = deskKey(project, id);
  if (useStoryDesk.getState()[key]?.saving !== 'saved') return;
  const story = await client.call('stories.read', { project, story: id });
  const open = useStoryDesk.getState()[key];
  if (open?.saving !== 'saved' || storyRevision(story) === open.since) return;
  forgetEdits(key);
  adoptStory(project, story);
}

/** One edit, which can be taken back wherever the window stands by then; it is kept by itself a moment later. */
export function editStory(project: string, next: Story): void {
  const before = useStoryDesk.getState()[deskKey(project, next.id)]?.story;
  if (before === undefined) return;
  rememberStory(project, { before, after: next });
  show(project, next);
}

/** A change that is there already, to be taken back and made again. */
export function rememberStory(
  project: string,
  { before, after, onTurn }: { before: Story; after: Story; onTurn?: (way: 'undo' | 'redo') => void },
): void {
  const turn = (story: Story, way: 'undo' | 'redo'): void => {
    show(project, story);
    void flushStory(project, story.id).then(() => onTurn?.(way));
  };
  const of = deskKey(project, after.id);
  remember({ of, undo: () => turn(before, 'undo'), redo: () => turn(after, 'redo') });
}

/**
 * Keeps what is pending now: before something reads the story from the project, or when it is left.
 *
 * @returns whether what stands here is what the project holds; not where another version was kept meanwhile
 */
export function flushStory(project: string, id: string): Promise<boolean> {
  const key = deskKey(project, id);
  clearTimeout(timers.get(key));
  timers.delete(key);
  // One save after the other: a later one never arrives first.
  const next = (saves.get(key) ?? Promise.resolve()).then(() => save(project, id));
  saves.set(key, next);
  return next.then(() => useStoryDesk.getState()[key]?.saving !== 'elsewhere');
}

/** Said where a story cannot be handed on because another version of it was kept meanwhile. */
export function changedElsewhere(id: string): AppError {
  return new AppError('STORY_CHANGED', 'the story was changed elsewhere', { found: id });
}

/** A story that is removed: an edit of it can no longer be taken back. */
export async function forgetStory(project: string, id: string): Promise<void> {
  await flushStory(project, id);
  putAway(deskKey(project, id));
}

function putAway(key: string): void {
  forgetEdits(key);
  const { [key]: _gone, ...others } = useStoryDesk.getState();
  useStoryDesk.setState(others, true);
}

/** Everything is kept and put away: the project is about to be closed. */
export async function clearDesk(): Promise<void> {
  await Promise.all(
    Object.keys(useStoryDesk.getState()).map((key) => {
      const [project = '', id = ''] = key.split(' ');
      return flushStory(project, id);
    }),
  );
  saves.clear();
  useStoryDesk.setState({}, true);
}

function show(project: string, next: Story): void {
  const key = deskKey(project, next.id);
  // Signatures are the engine's: an edit, or one taken back, neither gives nor removes one.
  const open = useStoryDesk.getState()[key];
  if (open === undefined) return;
  const isElsewhere = open.saving === 'elsewhere';
  setOpen(key, {
    ...open,
    story: { ...next, signoff: open.story.signoff },
    saving: isElsewhere ? 'elsewhere' : 'saving',
  });
  if (isElsewhere) return;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void flushStory(project, next.id), IDLE_MS),
  );
}

async function save(project: string, id: string): Promise<void> {
  const key = deskKey(project, id);
  const open = useStoryDesk.getState()[key];
  if (open === undefined || open.saving === 'saved' || open.saving === 'elsewhere') return;
  const told = (saving: Saving, since = open.since): void => {
    const now = useStoryDesk.getState()[key];
    if (now === undefined) return;
    setOpen(key, { ...now, since, saving: now.story === open.story || saving === 'elsewhere' ? saving : now.saving });
  };
  try {
    await client.call('stories.save', { project, story: open.story, since: open.since });
  } catch (fault) {
    told(fault instanceof AppError && fault.code === 'STORY_CHANGED' ? 'elsewhere' : 'failed');
    return;
  }
  told('saved', storyRevision(open.story));
  await refreshSummary(project).catch(() => undefined);
}
