import { create } from 'zustand';
import type { Preferences } from '#shared/contract/app.ts';

/** What the person chose for this computer. The engine keeps it; the page begins with what the engine kept. */
export const usePreferences = create<Preferences>(() => ({
  language: navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en',
  theme: 'system',
  zoomPct: 100,
  depth: 'decision',
  name: '',
}));

export const ZOOMS = [90, 100, 110, 125, 150] as const;

/** Sizes that scripts give in px follow the zoom through this. */
export function useScale(): number {
  return usePreferences((preferences) => preferences.zoomPct / 100);
}

export function nextZoom(zoomPct: number, step: 1 | -1): number {
  const at = ZOOMS.findIndex((zoom) => zoom >= zoomPct);
  const index = Math.min(ZOOMS.length - 1, Math.max(0, (at < 0 ? ZOOMS.length - 1 : at) + step));
  return ZOOMS[index] ?? 100;
}
