import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const MOST_BYTES = 8 << 20;
const MOST_PROJECTS = 24;

const keptSchema = z.object({
  build: z.string(),
  file: z.object({ bytes: z.number(), changed: z.number() }),
  answers: z.array(z.tuple([z.string(), z.unknown()])),
});

/**
 * Answers that took long, kept on this computer from one opening of a project to the next. They stand beside the person's
 * own settings, never in the project: nobody can send figures along that were not computed here.
 */
export type KeptAnswers = {
  /** What was kept of a project: nothing where its file was touched since, or another build of the program computed it. */
  recall(path: string): Map<string, unknown>;
  /** After the project was closed: later changes of its file by anybody are seen. */
  keep(path: string, answers: ReadonlyMap<string, unknown>): void;
};

/** @param build what the program is made of; without it nothing is kept */
export function keptAnswers(folder: string, build: string | null): KeptAnswers {
  const placeOf = (path: string): string =>
    join(folder, `${createHash('sha256').update(path).digest('hex').slice(0, 24)}.json`);
  return {
    recall(path) {
      if (build === null) return new Map();
      const place = placeOf(path);
      try {
        const kept = keptSchema.parse(JSON.parse(readFileSync(place, 'utf8')));
        const { bytes, changed } = looksOf(path);
        if (kept.build !== build || kept.file.bytes !== bytes || kept.file.changed !== changed) return new Map();
        return new Map(kept.answers);
      } catch {
        return new Map();
      }
    },
    keep(path, answers) {
      if (build === null) return;
      const place = placeOf(path);
      try {
        const fitting = fittingIn(answers, MOST_BYTES);
        if (fitting.length === 0) {
          rmSync(place, { force: true });
          return;
        }
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const text = JSON.stringify({ build, file: looksOf(path), answers: [] }).replace(
          '"answers":[]',
          () => `"answers":[${fitting.join(',')}]`,
        );
        writeFileSync(`${place}.new`, text, { mode: 0o600 });
        renameSync(`${place}.new`, place);
        dropOldest(folder);
      } catch {
        // Without them the next opening computes what it needs.
        rmSync(place, { force: true });
      }
    },
  };
}

/** The latest answers first, as long as there is room. */
function fittingIn(answers: ReadonlyMap<string, unknown>, most: number): string[] {
  let left = most;
  return [...answers].reverse().flatMap(([key, answer]) => {
    const text = JSON.stringify([key, answer]);
    left -= Buffer.byteLength(text);
    return left < 0 ? [] : [text];
  });
}

function looksOf(path: string): { bytes: number; changed: number } {
  const { size, mtimeMs } = statSync(path);
  return { bytes: size, changed: mtimeMs };
}

function dropOldest(folder: string): void {
  const all = readdirSync(folder)
    .map((name) => ({ file: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { file } of all.slice(MOST_PROJECTS)) rmSync(file, { force: true });
}
