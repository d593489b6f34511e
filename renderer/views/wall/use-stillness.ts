import { useEffect, useState } from 'react';

const STILL_AFTER_MS = 3000;

/** True once nobody touched the mouse or the keyboard for some seconds: the cursor and what is for hands go away. */
export function useStillness(): boolean {
  const [isStill, setStill] = useState(false);
  useEffect(() => {
    let timer = 0;
    const touched = (): void => {
      setStill(false);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setStill(true), STILL_AFTER_MS);
    };
    touched();
    const events = ['pointermove', 'pointerdown', 'keydown'] as const;
    for (const name of events) window.addEventListener(name, touched);
    return () => {
      window.clearTimeout(timer);
      for (const name of events) window.removeEventListener(name, touched);
    };
  }, []);
  return isStill;
}
