import { useEffect, useState } from 'react';

const EVERY_MS = 500;

/** The time of this computer, in ms since 1970, fine enough for a clock of seconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(tick);
  }, []);
  return now;
}

/** `4:05`, `1:04:05`. @param ms time spent */
export function spentText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The time on the wall of this computer, as `2025-06-30T15:40`. */
export function localTime(now: number): string {
  const date = new Date(now);
  return new Date(now - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
