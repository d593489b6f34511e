import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useScale } from '#renderer/state/preferences.ts';

/** What stays free under it. */
const MARGIN = 12;

/**
 * How high an element may be for its foot to be seen before anything is scrolled, in the units of the design. Looked at
 * when it gets another width and when the window gets another size: sentences above that grow under the hand move nothing.
 */
export function useFirstView(element: RefObject<HTMLElement | null>, width: number): number {
  const scale = useScale();
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const look = (): void => {
      const page = element.current?.closest('main') ?? null;
      if (element.current === null || page === null) return;
      const top = element.current.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop;
      setRoom(Math.floor((page.clientHeight - top) / scale) - MARGIN);
    };
    look();
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, [element, width, scale]);
  return room;
}
