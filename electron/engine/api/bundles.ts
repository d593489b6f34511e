import type { bundles as contract } from '#shared/contract/bundles.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { appendEvent } from '../audit/trail.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { addBundles, passport, summaryOf } from '../models/store-bundle.ts';
import { readBundles } from '../project/project-state.ts';

export function bundlesApi({ config, grants, projects }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  return {
    'bundle.add': async ({ project, grant, role, description }, { progress }) => {
      const open = projects.get(project);
      progress({ stage: 'bundle', done: 0, total: null });
      const ids = await addBundles(open, grants.path(grant), role ?? null, now(), { ifNew: false, description });
      return { added: await open.file.read(null, async (db) => Promise.all(ids.map((id) => passport(db, id)))) };
    },
    'bundle.passport': ({ project, bundle }) => projects.get(project).file.read(null, (db) => passport(db, bundle)),
    'bundle.setRole': async ({ project, bundle, role }) => {
      const open = projects.get(project);
      await open.file.write(null, async (db) => {
        await db.run('UPDATE bundle SET role = ? WHERE bundle_id = ?', [role, bundle]);
        await appendEvent(db, { at: now(), actor: 'user', type: 'bundleRole', body: { bundle, role } });
      });
      open.answers.clear();
      const found = (await open.file.read(null, readBundles)).find((one) => one.bundle_id === bundle);
      if (found === undefined)
        throw new AppError('BUNDLE_FILE_MISSING', `no such bundle: ${bundle}`, { file: String(bundle) });
      return summaryOf(found);
    },
  };
}
