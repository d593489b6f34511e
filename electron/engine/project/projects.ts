import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { isLinked } from './project-state.ts';
import { createHash, randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import type { Language } from '#shared/domain/language.ts';
import { appendEvent } from '../audit/trail.ts';
import { fileSignature } from '../db/project-file.ts';
import { realPath } from '../grants.ts';
import type { Work } from '../handler.ts';
import { accessTo, createProjectFile, openProjectFile, protectedFault } from './open-project.ts';
import type { FileSettings } from './open-project.ts';
import { keptAnswers } from './kept-answers.ts';
import type { Project } from './project.ts';
import { sealFile, unsealFile, wipeFile } from './seal.ts';

export type ProjectsConfig = {
  settings: FileSettings;
  /** Private unsealed copies and working copies of the examples. */
  privateFolder: string;
  examplesFolder: string;
  /** Answers that took long, from one opening to the next. */
  answersFolder: string;
  build: string | null;
  keepAboveMs: number;
  clock: () => Date;
};

/** The open projects of this process, one owner a file. */
export type Projects = {
  create(path: string, name: string, language: Language): Promise<Project>;
  open(
    path: string,
    options: { passphrase?: string | undefined; readOnly?: boolean | undefined },
    work: Work,
  ): Promise<Project>;
  openExample(example: string, work: Work): Promise<Project>;
  get(id: string): Project;
  close(id: string): Promise<void>;
  closeAll(): Promise<void>;
};

export function createProjects(config: ProjectsConfig): Projects {
  const open = new Map<string, Project>();
  const opening = new Map<string, Promise<Project>>();
  let counter = 0;
  mkdirSync(config.privateFolder, { recursive: true, mode: 0o700 });
  const kept = keptAnswers(config.answersFolder, config.build);

  type Opened = Omit<Project, 'id' | 'session' | 'answers' | 'costs' | 'known'>;
  const register = (project: Opened, answers: Map<string, unknown>): Project => {
    counter += 1;
    const costs = new Map([...answers.keys()].map((key) => [key, Infinity]));
    const full: Project = { ...project, id: `p${counter}`, session: null, answers, costs, known: null };
    open.set(full.id, full);
    return full;
  };
  /** Two calls for one file at once share one opening. */
  const once = (path: string, work: () => Promise<Project>): Promise<Project> => {
    const known = [...open.values()].find((project) => project.path === path);
    if (known !== undefined) return Promise.resolve(known);
    const running = opening.get(path) ?? work().finally(() => opening.delete(path));
    opening.set(path, running);
    return running;
  };
  const openPlain = async (path: string, readOnly: boolean, example: boolean): Promise<Project> => {
    const answers = kept.recall(path);
    const { file, notices } = await openProjectFile(path, accessTo(path, readOnly), config.settings);
    return register({ path, file, notices, sealed: null, example }, answers);
  };
  const openSealed = async (
    path: string,
    passphrase: string | undefined,
    readOnly: boolean,
    work: Work,
  ): Promise<Project> => {
    if (passphrase === undefined)
      throw new AppError('PASSPHRASE_NEEDED', 'the project is sealed', { file: basename(path) });
    const copy = join(config.privateFolder, `${createHash('sha256').update(path).digest('hex').slice(0, 24)}.tribune`);
    const fresh = `${copy}.${randomUUID().slice(0, 8)}`;
    const onBytes = (done: number, total: number): void => work.progress({ stage: 'unsealing', done, total });
    await unsealFile(path, fresh, passphrase, { signal: work.signal, onBytes });
    // A copy left by a crash holds the last committed state, newer than the sealed file; the passphrase has just been proven.
    const recovered = existsSync(copy) && statSync(copy).mtimeMs > statSync(path).mtimeMs;
    if (recovered) wipeFile(fresh);
    else {
      wipeFile(copy);
      renameSync(fresh, copy);
    }
    // What cannot be sealed again is not worked in: its private copy is looked at, and wiped.
    const access = accessTo(path, readOnly);
    const isProtected = access === 'protected';
    if (isProtected && recovered) throw protectedFault(path);
    // Opened for work, what a crash left beside the copy becomes part of it.
    if (recovered && access === 'look') await (await openProjectFile(copy, 'work', config.settings)).file.close();
    const { file, notices } = await openProjectFile(copy, isProtected ? 'look' : access, config.settings);
    const sealNotice = isProtected ? 'protected' : recovered ? 'sealedRecovered' : 'sealed';
    return register(
      {
        path,
        file,
        notices: [...notices, { key: `notices.${sealNotice}`, values: {} }],
        sealed: { path, passphrase, isNewer: recovered },
        example: false,
      },
      new Map(),
    );
  };
  const close = async (id: string): Promise<void> => {
    const project = open.get(id);
    if (project === undefined) return;
    open.delete(id);
    await project.session?.discard();
    await project.file.close();
    if (project.sealed !== null) await sealAgain(project);
    else kept.keep(project.path, worthKeeping(project, config.keepAboveMs));
  };
  return {
    async create(path, name, language) {
      await createProjectFile(path, name, language, config.clock().toISOString(), config.settings);
      const real = realPath(path);
      return once(real, () => openPlain(real, false, false));
    },
    async open(path, { passphrase, readOnly = false }, work) {
      const real = realPath(path);
      const kind = fileSignature(real);
      if (kind === null) throw new AppError('PROJECT_FOREIGN', 'not a project file', { file: basename(path) });
      return once(real, () =>
        kind === 'sealed' ? openSealed(real, passphrase, readOnly, work) : openPlain(real, readOnly, false),
      );
    },
    openExample(example, work) {
      const source = join(config.examplesFolder, `${example}.tribune`);
      const copy = join(config.privateFolder, `example-${example}.tribune`);
      return once(copy, () => {
        work.progress({ stage: 'opening', done: 0, total: null });
        refreshExample(source, copy);
        return openPlain(copy, false, true);
      });
    },
    get(id) {
      const project = open.get(id);
      if (project === undefined) throw new AppError('PROJECT_NOT_OPEN', `no open project: ${id}`);
      return project;
    },
    close,
    async closeAll() {
      for (const id of [...open.keys()]) await close(id);
    },
  };
}

/** Nothing of linked files, which change without the project; and nothing that an earlier state of the data said. */
function worthKeeping({ known, answers, costs }: Project, aboveMs: number): Map<string, unknown> {
  if (isLinked(known?.sources ?? [])) return new Map();
  const isCurrent = (key: string): boolean => known === null || key.startsWith(`${known.state} `);
  return new Map([...answers].filter(([key]) => (costs.get(key) ?? -1) >= aboveMs && isCurrent(key)));
}

/** The example is a copy that a person may change; a newer one that comes with the application replaces it. */
function refreshExample(source: string, copy: string): void {
  if (!existsSync(source)) throw new AppError('FILE_NOT_FOUND', 'the example is missing', { file: basename(source) });
  const fresh = existsSync(copy) && statSync(copy).mtimeMs >= statSync(source).mtimeMs;
  if (fresh) return;
  rmSync(`${copy}.wal`, { force: true });
  copyToWorkIn(source, copy);
}

/** A copy that can be written to, also of a protected file. */
function copyToWorkIn(source: string, copy: string): void {
  copyFileSync(source, copy);
  chmodSync(copy, statSync(source).mode | 0o600);
}

async function sealAgain(project: Project): Promise<void> {
  const { sealed, file } = project;
  if (sealed === null) return;
  if (!file.readOnly || sealed.isNewer) await sealFile(file.path, sealed.path, sealed.passphrase);
  wipeFile(file.path);
  wipeFile(`${file.path}.wal`);
}

/** A copy of the project as it is now, sealed when a passphrase is given. The project is closed meanwhile, for some milliseconds. */
export async function saveCopy(
  project: Project,
  target: string,
  passphrase: string | undefined,
  at: string,
  work: Work,
): Promise<number> {
  if (existsSync(target) && realPath(target) === project.path)
    throw new AppError('FILE_EXISTS', 'the copy cannot replace the project itself', { file: basename(target) });
  if (!project.file.readOnly)
    await project.file.write(null, async (db) => {
      await appendEvent(db, {
        at,
        actor: 'user',
        type: 'copied',
        body: { file: basename(target), sealed: passphrase !== undefined },
      });
    });
  const draft = `${target}.${randomUUID().slice(0, 8)}.new`;
  await project.file.exclusive({}, async () => {
    work.progress({ stage: 'copying', done: 0, total: statSync(project.file.path).size });
    copyToWorkIn(project.file.path, draft);
  });
  try {
    if (passphrase === undefined) renameSync(draft, target);
    else
      await sealFile(draft, target, passphrase, {
        signal: work.signal,
        onBytes: (done, total) => work.progress({ stage: 'sealing', done, total }),
      });
  } finally {
    if (passphrase !== undefined) wipeFile(draft);
  }
  return statSync(target).size;
}
