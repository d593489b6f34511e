import { useCallback, useEffect, useRef } from 'react';
import type { Audience, Story, StoryPage } from '#shared/story/schema.ts';
import { useRoute } from '#renderer/state/location.ts';
import { usePresentation } from '#renderer/state/presentation.ts';
import { openNotesWindow } from './notes-opener.ts';

type Presented = {
  project: string;
  story: Story | null;
  audience: Audience;
  pages: readonly { page: StoryPage }[];
  at: number;
  /** Goes to the page at which a presentation was left. */
  onPage: (page: string) => void;
};

/**
 * Offers the story that is open to F5 and Shift+F5, and follows where its presentation ended.
 *
 * @returns starts it at its first page, or at the one that is open
 */
export function usePresenting(presented: Presented): (from: 'start' | 'here') => void {
  const latest = useRef(presented);
  useEffect(() => {
    latest.current = presented;
  });
  const start = useCallback((from: 'start' | 'here'): void => {
    // What is being typed is taken as it stands: leaving its field keeps it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.setTimeout(() => begin(latest.current, from));
  }, []);
  const isReady = presented.story !== null;
  useEffect(() => {
    if (!isReady) return undefined;
    usePresentation.setState({ offer: start });
    return () => usePresentation.setState(({ offer }) => ({ offer: offer === start ? null : offer }));
  }, [isReady, start]);
  const left = usePresentation((state) => state.left);
  useEffect(() => {
    const { story, pages, onPage } = latest.current;
    if (left === null || left.story !== story?.id) return;
    usePresentation.setState({ left: null });
    const page = pages[left.at]?.page.id;
    if (page !== undefined) onPage(page);
  }, [left, isReady]);
  return start;
}

function begin({ project, story, audience, pages, at }: Presented, from: 'start' | 'here'): void {
  if (story === null || pages.length === 0 || usePresentation.getState().current !== null) return;
  const id = crypto.randomUUID();
  usePresentation.setState({
    left: null,
    current: {
      id,
      project,
      story,
      audience,
      pages: pages.length,
      at: from === 'start' ? 0 : at,
      isBlack: false,
      timer: { spentMs: 0, since: Date.now() },
      isAway: false,
      notes: 'none',
      isRefused: false,
      selection: useRoute.getState().selection,
    },
  });
  openNotesWindow(id);
}
