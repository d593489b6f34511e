import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const placeSchema = z.object({
  path: z.string(),
  /** By name: how the file was when it failed, and why. */
  failed: z.record(
    z.string(),
    z.object({ signature: z.string(), code: z.string(), details: z.record(z.string(), z.unknown()) }),
  ),
});

export type WatchPlace = z.infer<typeof placeSchema>;

const fileSchema = z.record(z.string(), placeSchema);

/** Where watched folders stand on this computer, and which of their files failed; by the identifier of the watch. */
export type WatchPlaces = {
  /** Null where the folder is not on this computer, or is there no more. */
  find(id: string): WatchPlace | null;
  save(id: string, place: WatchPlace): void;
  forget(id: string): void;
};

/** One small JSON file; a damaged one is as if it were not there. It is read each time: a scheduled run may write it too. */
export function openWatchPlaces(file: string): WatchPlaces {
  const read = (): Record<string, WatchPlace> => {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return {};
    }
  };
  const write = (places: Record<string, WatchPlace>): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(places, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  return {
    find(id) {
      const places = read();
      const place = Object.hasOwn(places, id) ? (places[id] ?? null) : null;
      return place !== null && existsSync(place.path) ? place : null;
    },
    save: (id, place) => write({ ...read(), [id]: place }),
    forget(id) {
      const { [id]: _gone, ...others } = read();
      write(others);
    },
  };
}
