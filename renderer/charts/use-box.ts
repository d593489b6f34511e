import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useScale } from '#renderer/state/preferences.ts';

/** The room of a chart in the units of the design, whatever the zoom; 0 until it is known. */
export function useBox(): { box: RefObject<HTMLDivElement | null>; width: number } {
  const box = useRef<HTMLDivElement>(null);
  const scale = useScale();
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidthPx(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width: Math.floor(widthPx / scale) };
}
