import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { abDesignsApi } from './engine/api/ab-designs.ts';
import { appApi } from './engine/api/app.ts';
import { bundlesApi } from './engine/api/bundles.ts';
import { challengesApi } from './engine/api/challenges.ts';
import { cohortsApi } from './engine/api/cohorts.ts';
import { plansApi } from './engine/api/plans.ts';
import { explanationsApi } from './engine/api/explanations.ts';
import { filesApi } from './engine/api/files.ts';
import { importsApi } from './engine/api/imports.ts';
import { lettersApi } from './engine/api/letters.ts';
import { processJournalApi } from './engine/api/process-journal.ts';
import { projectsApi } from './engine/api/projects.ts';
import { questionsApi } from './engine/api/questions.ts';
import { storiesApi } from './engine/api/stories.ts';
import { readinessApi } from './engine/api/readiness.ts';
import { watchApi } from './engine/api/watch.ts';
import { whatIfApi } from './engine/api/what-if.ts';
import { reportsApi } from './engine/api/reports.ts';
import type { EngineContext } from './engine/context.ts';
import type { Engine, EngineConfig } from './engine/engine.ts';
import { createGrants } from './engine/grants.ts';
import { createHandler } from './engine/handler.ts';
import type { Api } from './engine/handler.ts';
import { fileLogger } from './engine/logger.ts';
import { createModelRuntime } from './engine/models/runtime/model-runtime.ts';
import { forkScoring } from './engine/models/runtime/scoring-process.ts';
import { openPreferences } from './engine/preferences.ts';
import { createProjects } from './engine/project/projects.ts';

const MOST_THREADS = 8;
const MEMORY_SHARE = 0.25;
const KEEP_ABOVE_MS = 200;

/** The composition root: everything the engine needs is made here and given back by `close`. */
export async function openEngine(config: EngineConfig): Promise<Engine> {
  clearDeadRuns(join(config.dataFolder, 'run'));
  const run = join(config.dataFolder, 'run', `${process.pid}-${config.randomId().slice(0, 8)}`);
  const inboxFolder = join(run, 'inbox');
  mkdirSync(inboxFolder, { recursive: true, mode: 0o700 });
  const logger = fileLogger(join(config.dataFolder, 'tribune.log'), config.clock, () => config.randomId().slice(0, 8));
  const grants = createGrants(config.randomId);
  const context: EngineContext = {
    config,
    logger,
    grants,
    preferences: openPreferences(config.dataFolder, config.locale),
    projects: createProjects({
      settings: {
        threads: config.threads ?? Math.min(MOST_THREADS, cpus().length),
        memoryLimitMb: config.memoryLimitMb ?? defaultMemoryMb(),
        spillRoot: join(run, 'spill'),
      },
      privateFolder: join(config.dataFolder, 'private'),
      examplesFolder: config.examplesFolder,
      answersFolder: join(config.dataFolder, 'answers'),
      build: config.build ?? null,
      keepAboveMs: config.keepAboveMs ?? KEEP_ABOVE_MS,
      clock: config.clock,
    }),
    models: createModelRuntime({ spawn: config.spawnScoring ?? forkScoring, logger }),
    inboxFolder,
    openRequest: { path: null },
  };
  const api: Api = {
    ...abDesignsApi(context),
    ...appApi(context),
    ...filesApi(context),
    ...processJournalApi(context),
    ...projectsApi(context),
    ...importsApi(context),
    ...bundlesApi(context),
    ...challengesApi(context),
    ...explanationsApi(context),
    ...lettersApi(context),
    ...questionsApi(context),
    ...readinessApi(context),
    ...reportsApi(context),
    ...storiesApi(context),
    ...watchApi(context),
    ...whatIfApi(context),
    ...cohortsApi(context),
    ...plansApi(context),
  };
  return {
    handle: createHandler(api, logger),
    grant: (path) => grants.add(path),
    requestOpen: (path) => {
      context.openRequest.path = path;
    },
    async close() {
      await context.models.close();
      await context.projects.closeAll();
      rmSync(run, { recursive: true, force: true });
    },
  };
}

function defaultMemoryMb(): number {
  return Math.round(Math.min(4096, Math.max(512, (totalmem() / (1 << 20)) * MEMORY_SHARE)));
}

/** What a crash left behind: spill files and private copies of processes that are no more. */
function clearDeadRuns(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!isAlive(Number.parseInt(name, 10))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
