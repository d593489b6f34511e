import { create } from 'zustand';
import type { Selection } from '#shared/domain/selection.ts';
import type { Audience, Story } from '#shared/story/schema.ts';

/** Time spent: what was counted before the last pause, and since when it runs (ms since 1970; null while it stands). */
export type Timer = { spentMs: number; since: number | null };

/** A story that is being shown. It is the one of the moment of the start: a figure does not change under the speaker. */
export type Presentation = {
  /** Not to be guessed; names the channel between the two windows. */
  id: string;
  project: string;
  story: Story;
  audience: Audience;
  /** Pages that this audience sees. */
  pages: number;
  at: number;
  isBlack: boolean;
  timer: Timer;
  /** The figures behind are being explored; the stage waits. */
  isAway: boolean;
  notes: 'window' | 'below' | 'none';
  /** The window of the notes was asked for and did not open. */
  isRefused: boolean;
  /** What was looked at before. */
  selection: Selection;
};

export type PresenterAction =
  | { kind: 'go'; by: number }
  | { kind: 'first' | 'last' | 'black' | 'pause' | 'restart' | 'away' | 'return' }
  | { kind: 'notes'; notes: Presentation['notes']; isRefused?: boolean };

/** What can be presented now, told by the editor of a story. */
type Offer = (from: 'start' | 'here') => void;

export const usePresentation = create<{
  current: Presentation | null;
  offer: Offer | null;
  /** The page at which a presentation was left, until the editor went there. */
  left: { story: string; at: number } | null;
}>(() => ({ current: null, offer: null, left: null }));

/** @param now ms since 1970 */
export function presentationAfter(shown: Presentation, action: PresenterAction, now: number): Presentation {
  const to = (at: number): Presentation => ({
    ...shown,
    at: Math.max(0, Math.min(shown.pages - 1, at)),
    isBlack: false,
  });
  switch (action.kind) {
    case 'go':
      return to(shown.at + action.by);
    case 'first':
      return to(0);
    case 'last':
      return to(shown.pages - 1);
    case 'black':
      return { ...shown, isBlack: !shown.isBlack };
    case 'pause': {
      const isRunning = shown.timer.since !== null;
      return { ...shown, timer: { spentMs: spentMs(shown.timer, now), since: isRunning ? null : now } };
    }
    case 'restart':
      return { ...shown, timer: { spentMs: 0, since: shown.timer.since === null ? null : now } };
    case 'away':
      return { ...shown, isAway: true, isBlack: false };
    case 'return':
      return { ...shown, isAway: false };
    case 'notes':
      return { ...shown, notes: action.notes, isRefused: action.isRefused ?? false };
  }
}

/** @param now ms since 1970 */
export function spentMs({ spentMs: before, since }: Timer, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since));
}

/** Changes what is shown; nothing where no presentation is under way. */
export function present(action: PresenterAction): void {
  usePresentation.setState(({ current }) => ({
    current: current === null ? null : presentationAfter(current, action, Date.now()),
  }));
}
