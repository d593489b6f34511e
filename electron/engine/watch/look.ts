import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a look at one folder found. */
export type Look = { ready: string[]; writing: string[] };

/** How the files of watched folders were at the last look, and which need no other one as they are. */
export type Looks = {
  look(id: string, folder: string, failed: Readonly<Record<string, { signature: string }>>): Look;
  /** This file, as it is, needs no further look. */
  settle(id: string, file: string, signature: string): void;
};

const LOGS = /\.(csv|tsv|txt|parquet|pq|json|ndjson|jsonl|xlsx|xlsm)(\.(gz|zst))?$/i;
/** What programs name a file while they write it or hold it open. */
const UNFINISHED = /^[.~]|^~\$|\.(part|partial|tmp|temp|crdownload|filepart|download)$/i;
const MOST_FILES = 2000;

/** A file is ready once it stood still, by size and time, between two looks: what is half written is never read. */
export function createLooks(): Looks {
  const before = new Map<string, string>();
  const settled = new Map<string, string>();
  return {
    look(id, folder, failed) {
      const found: Look = { ready: [], writing: [] };
      for (const file of logsOf(folder)) {
        const signature = signatureOf(join(folder, file));
        const key = `${id}/${file}`;
        if (signature === null || settled.get(key) === signature) continue;
        if (Object.hasOwn(failed, file) && failed[file]?.signature === signature) continue;
        const isStill = before.get(key) === signature;
        before.set(key, signature);
        (isStill ? found.ready : found.writing).push(file);
      }
      return found;
    },
    settle: (id, file, signature) => void settled.set(`${id}/${file}`, signature),
  };
}

function logsOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && LOGS.test(entry.name) && !UNFINISHED.test(entry.name))
      .map((entry) => entry.name)
      .sort()
      .slice(0, MOST_FILES);
  } catch {
    return [];
  }
}

/** Size and time of a file; null where it is gone or empty: an empty file is one that is about to be written. */
export function signatureOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined || stat.size === 0 ? null : `${stat.size} ${stat.mtimeMs}`;
}
