import { useEffect, useRef } from 'react';
import { askedByKey } from './presenter-keys.ts';
import type { Asked } from './presenter-keys.ts';

/** Keys and remotes, wherever the focus stands in this window; what it does not know goes on to the window. */
export function usePresenterKeys(onAsked: (asked: Asked) => void): void {
  const latest = useRef(onAsked);
  useEffect(() => {
    latest.current = onAsked;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const asked = askedByKey(event);
      if (asked === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (asked !== 'ignored') latest.current(asked);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
