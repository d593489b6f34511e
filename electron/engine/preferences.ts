import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { preferencesSchema } from '#shared/contract/app.ts';
import type { Preferences, Recent } from '#shared/contract/app.ts';
import type { Grants } from './grants.ts';

const recentFileSchema = z.array(
  z.object({ path: z.string(), name: z.string(), rows: z.number().nullable(), openedAt: z.string() }),
);

type RecentFile = z.infer<typeof recentFileSchema>[number];

const RECENTS_KEPT = 12;

/** Choices of the person and recent files, two small JSON files; a damaged one is as if it were not there. */
export type PreferencesStore = {
  read(): Preferences;
  save(change: Change): Preferences;
  recents(grants: Grants): Recent[];
  remember(recent: RecentFile): void;
  forget(path: string): void;
};

export function openPreferences(folder: string, locale: string): PreferencesStore {
  mkdirSync(folder, { recursive: true });
  const preferencesFile = join(folder, 'preferences.json');
  const recentsFile = join(folder, 'recents.json');
  const defaults: Preferences = {
    language: locale.toLowerCase().startsWith('fr') ? 'fr' : 'en',
    theme: 'system',
    zoomPct: 100,
    depth: 'decision',
    name: '',
  };
  let preferences: Preferences = { ...defaults, ...given(readJson(preferencesFile, preferencesSchema.partial(), {})) };
  let recents = readJson(recentsFile, recentFileSchema, []);
  const writeRecents = (next: RecentFile[]): void => {
    recents = next.slice(0, RECENTS_KEPT);
    writeJson(recentsFile, recents);
  };
  return {
    read: () => preferences,
    save(change) {
      preferences = { ...preferences, ...given(change) };
      writeJson(preferencesFile, preferences);
      return preferences;
    },
    recents: (grants) =>
      recents.map(({ path, name, rows, openedAt }) => ({
        grant: grants.add(path),
        name,
        fileName: basename(path),
        rows,
        openedAt,
        missing: !existsSync(path),
      })),
    remember: (recent) => writeRecents([recent, ...recents.filter((one) => one.path !== recent.path)]),
    forget: (path) => writeRecents(recents.filter((one) => one.path !== path)),
  };
}

type Change = { [K in keyof Preferences]?: Preferences[K] | undefined };

function given(change: Change): Partial<Preferences> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function readJson<S extends z.ZodType>(file: string, schema: S, fallback: z.output<S>): z.output<S> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return fallback;
  }
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(value, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
