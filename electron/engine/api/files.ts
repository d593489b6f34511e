import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, parse } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/domain/app-error.ts';
import type { FileEntry, files } from '#shared/contract/files.ts';
import type { EngineContext } from '../context.ts';
import { fileSignature } from '../db/project-file.ts';
import type { Area } from '../handler.ts';

const LOG_ENDINGS = /\.(csv|tsv|txt|parquet|pq|json|ndjson|jsonl|xlsx|xlsm)(\.(gz|zst))?$/i;
const ENTRIES_SHOWN = 2000;

export function filesApi({ config, grants, inboxFolder, preferences }: EngineContext): Area<typeof files> {
  const entry = (path: string): FileEntry => {
    const stat = statSync(path, { throwIfNoEntry: false });
    const isFolder = stat?.isDirectory() ?? false;
    return {
      grant: grants.add(path),
      name: basename(path),
      kind: stat === undefined ? 'other' : kindOf(path, stat),
      bytes: isFolder ? null : (stat?.size ?? null),
      modifiedAt: stat === undefined ? null : stat.mtime.toISOString(),
    };
  };
  return {
    'files.places': async () => {
      const home = homedir();
      const places = [
        { key: 'home', path: home },
        { key: 'desktop', path: join(home, 'Desktop') },
        { key: 'documents', path: join(home, 'Documents') },
        { key: 'downloads', path: join(home, 'Downloads') },
        { key: 'examples', path: config.examplesFolder },
        { key: 'root', path: parse(home).root },
      ];
      return {
        places: places
          .filter(({ path }) => existsSync(path))
          .map(({ key, path }) => ({ grant: grants.add(path), key, name: basename(path) || path })),
      };
    },
    'files.list': async ({ folder }) => {
      const path = grants.path(folder);
      let names: string[];
      try {
        names = readdirSync(path);
      } catch (cause) {
        throw new AppError('FILE_UNREADABLE', 'the folder cannot be read', { file: basename(path) }, { cause });
      }
      const collator = new Intl.Collator(preferences.read().language, { numeric: true });
      const entries = names
        .filter((name) => !name.startsWith('.'))
        .slice(0, ENTRIES_SHOWN)
        .map((name) => entry(join(path, name)))
        .sort((a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder') || collator.compare(a.name, b.name));
      return {
        name: basename(path) || path,
        trail: trailOf(path).map((place) => ({ grant: grants.add(place), name: basename(place) || place })),
        entries,
        writable: await isWritable(path),
      };
    },
    'files.target': async ({ folder, name, extension }) => {
      const clean = name
        .replace(/[/\\:*?"<>|]/g, '_')
        .replace(/^\.+/, '_')
        .slice(0, 200);
      const whole = clean.toLowerCase().endsWith(`.${extension}`) ? clean : `${clean}.${extension}`;
      const path = join(grants.path(folder), whole);
      return { grant: grants.add(path), exists: existsSync(path), name: whole };
    },
    'files.inspect': async ({ grants: list }) => ({ entries: list.map((grant) => entry(grants.path(grant))) }),
    'files.upload': async ({ name }, body, { signal }) => {
      const folder = join(inboxFolder, `upload-${config.randomId().slice(0, 12)}`);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, basename(name.replace(/[\\/]/g, '_')) || 'file');
      try {
        await pipeline(
          Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
          createWriteStream(path, { mode: 0o600 }),
          { signal },
        );
      } catch (cause) {
        rmSync(folder, { recursive: true, force: true });
        throw signal.aborted ? new AppError('CANCELLED', 'cancelled', {}, { cause }) : cause;
      }
      return entry(path);
    },
  };
}

function kindOf(path: string, stat: Stats): FileEntry['kind'] {
  if (stat.isDirectory())
    return existsSync(join(path, 'bundle.json')) || existsSync(join(path, 'MLmodel')) ? 'bundle' : 'folder';
  if (!stat.isFile()) return 'other';
  if (/\.tribune$/i.test(path)) return readableSignature(path) === 'sealed' ? 'sealed' : 'project';
  if (LOG_ENDINGS.test(path)) return /recipe.*\.json$/i.test(basename(path)) ? 'recipe' : 'log';
  return /\.(zip|onnx)$/i.test(path) ? 'bundle' : 'other';
}

function readableSignature(path: string): ReturnType<typeof fileSignature> {
  try {
    return fileSignature(path);
  } catch {
    return null;
  }
}

function trailOf(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...trailOf(parent), path];
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
