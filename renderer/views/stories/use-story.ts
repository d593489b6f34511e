import { useCallback, useEffect, useState } from 'react';
import type { Story } from '#shared/story/schema.ts';
import { useCall } from '#renderer/api/use-call.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { catchUp, deskKey, editStory, flushStory, layOpen, useStoryDesk } from '#renderer/stories/story-desk.ts';
import type { Saving } from '#renderer/stories/story-desk.ts';

export type EditedStory = {
  asked: Asked<Story>;
  story: Story | null;
  /** One edit, which can be taken back; it is kept by itself a moment later. */
  change: (next: Story) => void;
  saving: Saving;
  /** Keeps what is pending now: before something reads the story from the project. */
  flush: () => Promise<boolean>;
};

/** A story that is being edited, as it lies on the desk of the window; it is read from the project when it does not. */
export function useStory(project: string, id: string, state: number): EditedStory {
  // Its own saves change the state of the project: what is being edited is not read again for them.
  const [begun] = useState(state);
  const open = useStoryDesk((desk) => desk[deskKey(project, id)]);
  const asked = useCall('stories.read', open === undefined ? { project, story: id } : null, begun);
  useEffect(() => {
    if (asked.result?.id === id) layOpen(project, asked.result);
  }, [asked.result, project, id]);
  useEffect(() => {
    const follow = (): void => void catchUp(project, id).catch(() => undefined);
    follow();
    window.addEventListener('focus', follow);
    return () => window.removeEventListener('focus', follow);
  }, [project, id]);
  const flush = useCallback(() => flushStory(project, id), [project, id]);
  const change = useCallback((next: Story) => editStory(project, next), [project]);
  useEffect(() => () => void flush(), [flush]);
  return { asked, story: open?.story ?? null, change, saving: open?.saving ?? 'saved', flush };
}
