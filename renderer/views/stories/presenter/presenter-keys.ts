import type { PresenterAction } from '#renderer/state/presentation.ts';

/** What a key, or a button of a remote, asks of the stage. */
export type Asked = PresenterAction['kind'] | 'next' | 'back' | 'leave' | 'wholeScreen' | 'explore' | 'notesHere';

const KEYS: Record<string, Asked> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  Enter: 'next',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  PageUp: 'back',
  Backspace: 'back',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
  b: 'black',
  '.': 'black',
  n: 'notesHere',
  p: 'pause',
  f: 'wholeScreen',
  e: 'explore',
};

/** Start buttons of remotes send these again and again: they must not load the window anew. */
const IGNORED = new Set(['F5']);

type Struck = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;

/**
 * What a key asks; `ignored` when it must do nothing at all, null when it belongs to somebody else: to the element that
 * has the focus, or to the window.
 */
export function askedByKey({ key, ctrlKey, metaKey, altKey, target }: Struck): Asked | 'ignored' | null {
  if (IGNORED.has(key)) return 'ignored';
  if (ctrlKey || metaKey || altKey) return null;
  const asked = KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null;
  return asked !== null && keepsKey(target, key) ? null : asked;
}

/** A button keeps the keys that press it; a drawing keeps those that lead from mark to mark. */
function keepsKey(target: EventTarget | null, key: string): boolean {
  if (target === null || !('closest' in target)) return false;
  const focused = target as Element;
  if (focused.closest('button, a') !== null) return key === ' ' || key === 'Enter';
  return focused.closest('svg') !== null && /^(Arrow|Home|End)/.test(key);
}
