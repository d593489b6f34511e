import { storyPages } from '#shared/story/tell.ts';
import { navigate } from '#renderer/state/location.ts';
import { present, usePresentation } from '#renderer/state/presentation.ts';
import { behindPage } from './behind-page.ts';
import type { Asked } from './presenter-keys.ts';

/** Ends the presentation; the editor opens at the page where it ended. */
export function leavePresentation(): void {
  const { current } = usePresentation.getState();
  if (current === null) return;
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  usePresentation.setState({ current: null, left: { story: current.story.id, at: current.at } });
  navigate({ place: 'stories', tab: current.story.id, selection: current.selection });
}

function explore(): void {
  const { current } = usePresentation.getState();
  if (current === null || current.isAway) return;
  const page = storyPages(current.story, current.audience)[current.at]?.page;
  const behind = page === undefined ? null : behindPage(current.story, page, current.audience);
  if (behind === null) return;
  present({ kind: 'away' });
  navigate(behind);
}

/** Back to the same page; below the stage stands the story again. */
export function returnToStage(): void {
  const { current } = usePresentation.getState();
  if (current === null) return;
  navigate({ place: 'stories', tab: current.story.id, selection: current.selection });
  present({ kind: 'return' });
}

/** @param sheet the page that is shown: one that is longer than the stage is read to its end first */
export function perform(asked: Asked, sheet: HTMLElement | null): void {
  const { current } = usePresentation.getState();
  if (current === null) return;
  switch (asked) {
    case 'next':
      return current.isBlack || !scrolled(sheet, 1) ? present({ kind: 'go', by: 1 }) : undefined;
    case 'back':
      return current.isBlack || !scrolled(sheet, -1) ? present({ kind: 'go', by: -1 }) : undefined;
    case 'leave':
      return leavePresentation();
    case 'explore':
      return explore();
    case 'return':
      return returnToStage();
    case 'notesHere':
    case 'notes':
      return present({ kind: 'notes', notes: current.notes === 'below' ? 'none' : 'below' });
    case 'wholeScreen':
      return toggleWholeScreen();
    case 'go':
    case 'away':
      return undefined;
    default:
      return present({ kind: asked });
  }
}

function toggleWholeScreen(): void {
  const toggled =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  // Asked from the other window, or refused by the system: the window stays as it is.
  toggled.catch(() => undefined);
}

/** @returns whether there was more of this page to show in that direction */
function scrolled(sheet: HTMLElement | null, direction: 1 | -1): boolean {
  // One that is still being fitted to the stage is not long yet.
  if (sheet?.dataset['long'] === undefined) return false;
  const rest = direction === 1 ? sheet.scrollHeight - sheet.clientHeight - sheet.scrollTop : sheet.scrollTop;
  if (rest <= 2) return false;
  sheet.scrollBy({ top: direction * sheet.clientHeight * 0.85 });
  return true;
}
