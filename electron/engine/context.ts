import type { EngineConfig } from './engine.ts';
import type { Grants } from './grants.ts';
import type { Logger } from './logger.ts';
import type { ModelRuntime } from './models/runtime/model-runtime.ts';
import type { PreferencesStore } from './preferences.ts';
import type { Projects } from './project/projects.ts';

/** What the areas of the API work with; made once by `openEngine`. */
export type EngineContext = {
  config: EngineConfig;
  logger: Logger;
  grants: Grants;
  preferences: PreferencesStore;
  projects: Projects;
  models: ModelRuntime;
  /** Private copies of files on their way into a project, and uploads. */
  inboxFolder: string;
  openRequest: { path: string | null };
};
