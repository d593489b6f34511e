import { useCallback, useEffect, useRef, useState } from 'react';
import type { Story } from '#shared/story/schema.ts';
import { client } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/use-call.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { remember } from '#renderer/state/history.ts';

const IDLE_MS = 600;

export type EditedStory = {
  asked: Asked<Story>;
  story: Story | null;
  /** One edit, which can be taken back; it is kept by itself a moment later. */
  change: (next: Story) => void;
  saving: 'saved' | 'saving' | 'failed';
  /** Keeps what is pending now: before something reads the story from the project. */
  flush: () => Promise<void>;
};

/** A story that is being edited: undo and redo in the history of the window, saved by itself. */
export function useStory(project: string, id: string, state: number): EditedStory {
  // Its own saves change the state of the project: what is being edited is not read again for them.
  const [begun] = useState(state);
  const asked = useCall('stories.read', { project, story: id }, begun);
  const [story, setStory] = useState<Story | null>(null);
  const [saving, setSaving] = useState<EditedStory['saving']>('saved');
  const latest = useRef<Story | null>(null);
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    if (latest.current !== null || asked.result === null) return;
    latest.current = asked.result;
    setStory(asked.result);
  }, [asked.result]);
  const flush = useCallback(async (): Promise<void> => {
    if (pending.current === null || latest.current === null) return;
    clearTimeout(pending.current);
    pending.current = null;
    try {
      await client.call('stories.save', { project, story: latest.current });
      await refreshSummary(project);
      setSaving('saved');
    } catch {
      setSaving('failed');
    }
  }, [project]);
  const show = useCallback(
    (next: Story): void => {
      latest.current = next;
      setStory(next);
      setSaving('saving');
      if (pending.current !== null) clearTimeout(pending.current);
      pending.current = setTimeout(() => void flush(), IDLE_MS);
    },
    [flush],
  );
  const change = useCallback(
    (next: Story): void => {
      const before = latest.current;
      if (before === null) return;
      remember({ undo: () => show(before), redo: () => show(next) });
      show(next);
    },
    [show],
  );
  useEffect(() => () => void flush(), [flush]);
  return { asked, story, change, saving, flush };
}
