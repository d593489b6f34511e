import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/domain/app-error.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { ImportReport } from '#shared/contract/imports.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { Recipe } from '#shared/mapping/recipe.ts';
import { appendEvent } from '../audit/trail.ts';
import type { OpenOptions } from '../db/project-file.ts';
import type { Project } from '../project/project.ts';
import { readMeaning, readSources } from '../project/project-state.ts';
import type { SourceRow } from '../project/project-state.ts';
import { updateDerived } from './derived.ts';
import { detectFile } from './detect.ts';
import type { FileSample } from './file-sample.ts';
import { importReport } from './import-report.ts';
import { runImport } from './import-run.ts';
import type { ReadyFile } from './import-run.ts';
import { linkedFiles, linkGrants, sampleLinked } from './links.ts';
import type { Linked } from './links.ts';
import { prepareFile } from './prepare.ts';
import { sampleFile } from './sample.ts';
import { settledMeaning, unread } from './settled-meaning.ts';
import type { Stated } from './settled-meaning.ts';

export type ImportRequest = {
  paths: readonly string[];
  outcomesPath: string | null;
  link: boolean;
  recipe: Recipe;
  stated: Stated;
  manifest: Manifest | null;
  at: string;
  actor: string;
};

/** A checked import inside its open transaction. */
export type ImportSession = {
  id: string;
  report: ImportReport;
  /** Makes it final; resolves when it is on the disk. */
  commit(progress: (progress: Progress) => void): Promise<void>;
  /** Gives it up: the project is as it was. */
  discard(): Promise<void>;
  /** What comes with the import once it is final, such as its bundle. */
  afterCommit: (() => Promise<void>) | null;
};

type Work = { signal: AbortSignal; progress: (progress: Progress) => void };

const IMPORT_MEMORY_MB = 512;
/** Each column is written in blocks of its own, so that a wide table takes what the project may take. */
const WIDE = 300;
/** Small imports reach the main file when the project is closed; the log of writes keeps them safe until then. */
const CHECKPOINT_BYTES = 64 << 20;
const DISCARDED = Symbol('discarded');

/**
 * Reads everything into the project inside one transaction that stays open until the person confirms. Nothing is
 * visible before; a crash, a cancel or a full disk leaves the last committed state.
 */
export async function openImport(
  project: Project,
  request: ImportRequest,
  sessionId: string,
  folder: string,
  work: Work,
): Promise<ImportSession> {
  if (project.session !== null) throw new AppError('PROJECT_BUSY', 'an import waits to be confirmed');
  if (project.file.readOnly) throw new AppError('PROJECT_READ_ONLY', 'the project is open for reading only');
  const inbox = join(folder, sessionId);
  mkdirSync(inbox, { recursive: true, mode: 0o700 });
  const clean = (): void => rmSync(inbox, { recursive: true, force: true });
  try {
    const input = await readyInput(project, request, inbox, work);
    const before = { grants: project.file.grants, memoryLimitMb: project.file.memoryLimitMb };
    const base = before.grants;
    await project.file.exclusive(
      {
        grants: { files: [...base.files, ...input.grants.files], folders: [...base.folders, ...input.grants.folders] },
        memoryLimitMb: isWide(input) ? Math.max(IMPORT_MEMORY_MB, before.memoryLimitMb) : IMPORT_MEMORY_MB,
      },
      () => Promise.resolve(),
    );
    return await insideTransaction(project, request, sessionId, input, { before, clean }, work);
  } catch (cause) {
    clean();
    throw cause;
  }
}

type Input = {
  files: ReadyFile[];
  already: { name: string; at: string }[];
  links: { linked: Linked; sample: FileSample }[];
  outcomes: ReadyFile | null;
  grants: OpenOptions['grants'];
};

function isWide({ files, links }: Input): boolean {
  return [...files, ...links].some(({ sample }) => sample.names.length > WIDE);
}

/** Samples, hashes and private copies of all files; those that are there already are told, not read again. */
async function readyInput(project: Project, request: ImportRequest, inbox: string, work: Work): Promise<Input> {
  const sources = await project.file.read(work.signal, readSources);
  const sheet = request.recipe.reading.sheet;
  const input: Input = { files: [], already: [], links: [], outcomes: null, grants: { files: [], folders: [] } };
  if (request.link) {
    for (const path of request.paths) {
      const linked = linkedFiles(path);
      if (sources.some((source) => source.kind === 'link' && source.location === path))
        throw new AppError('ALREADY_IMPORTED', 'linked already', { file: linked.name, at: '' });
      input.links.push({ linked, sample: await sampleLinked(linked) });
      (linked.folder ? input.grants.folders : input.grants.files).push(path);
    }
  }
  const copied = request.link ? [] : request.paths;
  const total = [...copied, ...(request.outcomesPath === null ? [] : [request.outcomesPath])].reduce(
    (sum, path) => sum + (existsSync(path) ? statSync(path).size : 0),
    0,
  );
  let before = 0;
  const ready = async (path: string, id: string): Promise<ReadyFile> => {
    const sample = await sampleFile(await detectFile(path), sheet);
    const onBytes = (done: number): void => work.progress({ stage: 'reading', done: before + done, total });
    const prepared = await prepareFile(sample, { folder: inbox, id, signal: work.signal, onBytes });
    before += prepared.bytes;
    input.grants.files.push(prepared.path);
    return { sample, prepared };
  };
  for (const [index, path] of copied.entries()) {
    const file = await ready(path, `log-${index}`);
    const known = alreadyThere(file, sources, input.files);
    if (known === null) input.files.push(file);
    else input.already.push({ name: file.sample.detected.name, at: known });
  }
  if (request.outcomesPath !== null) {
    const file = await ready(request.outcomesPath, 'outcomes');
    const known = alreadyThere(file, sources, []);
    if (known === null) input.outcomes = file;
    else input.already.push({ name: file.sample.detected.name, at: known });
  }
  return input;
}

/** When the same bytes were imported before, or stand twice among the chosen files. */
function alreadyThere(file: ReadyFile, sources: readonly SourceRow[], chosen: readonly ReadyFile[]): string | null {
  const source = sources.find((one) => one.sha256 === file.prepared.sha256);
  if (source !== undefined) return source.imported_at;
  return chosen.some((one) => one.prepared.sha256 === file.prepared.sha256) ? '' : null;
}

async function insideTransaction(
  project: Project,
  request: ImportRequest,
  id: string,
  input: Input,
  after: { before: Pick<OpenOptions, 'grants' | 'memoryLimitMb'>; clean: () => void },
  work: Work,
): Promise<ImportSession> {
  let decide: (commit: boolean) => void = () => undefined;
  const decision = new Promise<boolean>((resolve) => (decide = resolve));
  let checked: (report: ImportReport) => void = () => undefined;
  const report = new Promise<ImportReport>((resolve) => (checked = resolve));
  const nothingNew = input.files.length === 0 && input.links.length === 0 && input.outcomes === null;
  const transaction = project.file.write(work.signal, async (db) => {
    const before = await readMeaning(db);
    const { recipe, manifest, at, stated } = request;
    const settled = settledMeaning(before, recipe, stated);
    const order = { ...input, recipe, manifest, meaning: settled.meaning, before, at };
    const { results, meaning } = nothingNew ? { results: [], ...settled } : await runImport(db, order, work);
    const told = await importReport(db, results, input.already);
    checked({ ...told, kept: nothingNew ? unread(stated) : settled.kept });
    if (!(await decision)) throw DISCARDED;
    if (nothingNew) return;
    if (before !== null && !isDeepStrictEqual(before, meaning))
      await appendEvent(db, { at, actor: request.actor, type: 'meaning', body: { ...meaning } });
    await appendEvent(db, {
      at,
      actor: request.actor,
      type: 'import',
      body: {
        files: results.map(({ name, kind, accepted, rejected, duplicates, ready }) => ({
          name,
          kind,
          sha256: ready?.prepared.sha256 ?? null,
          accepted,
          rejected,
          duplicates,
        })),
      },
    });
  });
  const finish = async (links: Input['links']): Promise<void> => {
    after.clean();
    project.session = null;
    project.answers.clear();
    const added = linkGrants(links.map(({ linked }) => ({ kind: 'link' as const, location: linked.location })));
    const { grants, memoryLimitMb } = after.before;
    await project.file.exclusive(
      {
        memoryLimitMb,
        grants: { files: [...grants.files, ...added.files], folders: [...grants.folders, ...added.folders] },
      },
      () => Promise.resolve(),
    );
  };
  try {
    await Promise.race([report, transaction]);
  } catch (cause) {
    await finish([]);
    throw cause;
  }
  const session: ImportSession = {
    id,
    afterCommit: null,
    report: await report,
    commit: async (progress) => {
      const commitStep = (done: number, total: number): void => progress({ stage: 'summaries', done, total });
      decide(true);
      try {
        await transaction;
        if (!nothingNew) await project.file.write(null, (db) => updateDerived(db, commitStep));
        if (input.files.some((file) => file.prepared.bytes > CHECKPOINT_BYTES))
          await project.file.maintain((db) => db.run('CHECKPOINT'));
      } finally {
        await finish(input.links);
      }
      await session.afterCommit?.();
    },
    discard: async () => {
      decide(false);
      await transaction.catch((cause: unknown) => {
        if (cause !== DISCARDED) throw cause;
      });
      await finish([]);
    },
  };
  project.session = session;
  return session;
}
