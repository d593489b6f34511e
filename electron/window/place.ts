import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen } from 'electron';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';

export const SMALLEST = { width: 880, height: 600 } as const;

const placeSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(SMALLEST.width),
  height: z.number().int().min(SMALLEST.height),
  maximized: z.boolean(),
});

export type Place = z.infer<typeof placeSchema>;

/** Enough of the title bar to take hold of the window. */
const GRIP = { width: 120, height: 24 } as const;

/** Where the window stood when it was last closed; null at first, or when no screen shows that place any more. */
export function lastPlace(dataFolder: string): Place | null {
  try {
    const place = placeSchema.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
    return screen.getAllDisplays().some(({ workArea }) => showsTitle(workArea, place)) ? place : null;
  } catch {
    return null;
  }
}

/** A place that cannot be written is not worth a word: the window then opens as at first. */
export function keepPlace(window: BrowserWindow, dataFolder: string): void {
  window.on('close', () => {
    const place: Place = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(fileIn(dataFolder), JSON.stringify(place), { mode: 0o600 });
    } catch {
      // See above.
    }
  });
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'window.json');
}

function showsTitle(area: Rectangle, { x, y, width }: Place): boolean {
  const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return shown >= GRIP.width && y >= area.y && y + GRIP.height <= area.y + area.height;
}
