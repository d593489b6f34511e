import { useState } from 'react';
import type { KeyboardEvent } from 'react';

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One mark takes the focus; arrow keys lead from mark to mark. */
export function useMarks(count: number): {
  onKeyDown: (event: KeyboardEvent<SVGSVGElement>) => void;
  markProps: (index: number) => { tabIndex: number; 'data-mark': number; onFocus: () => void };
} {
  const [here, setHere] = useState(0);
  return {
    onKeyDown: (event) => {
      // With Alt the key is one of the window's.
      if (event.altKey) return;
      const step = STEPS[event.key];
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : step === undefined ? null : here + step;
      if (to === null || to < 0 || to >= count) return;
      event.preventDefault();
      event.currentTarget.querySelector<SVGGElement>(`[data-mark="${to}"]`)?.focus();
    },
    markProps: (index) => ({
      tabIndex: index === Math.min(here, count - 1) ? 0 : -1,
      'data-mark': index,
      onFocus: () => setHere(index),
    }),
  };
}
