import type { app } from '#shared/contract/app.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';

export function appApi({ config, grants, preferences, openRequest }: EngineContext): Area<typeof app> {
  return {
    'app.about': async () => {
      const asked = openRequest.path;
      openRequest.path = null;
      return {
        version: config.version,
        host: config.host,
        preferences: preferences.read(),
        recents: preferences.recents(grants),
        examples: [
          { id: 'credit', language: 'en' },
          { id: 'churn', language: 'fr' },
        ],
        networkConnections: config.networkConnections(),
        openAtStart: asked === null ? null : { grant: grants.add(asked) },
      };
    },
    'app.savePreferences': async (change) => preferences.save(change),
    'app.forgetRecent': async ({ grant }) => {
      preferences.forget(grants.path(grant));
      return { recents: preferences.recents(grants) };
    },
  };
}
