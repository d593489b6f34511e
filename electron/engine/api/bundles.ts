import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { bundles as contract } from '#shared/contract/bundles.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { appendEvent } from '../audit/trail.ts';
import type { EngineContext } from '../context.ts';
import type { Area } from '../handler.ts';
import { readSmall } from '../models/bare-model.ts';
import { PYTHON_WRITER } from '../models/python-writer.ts';
import { BUNDLE_LIMITS } from '../models/read-bundle.ts';
import {
  checkedBundles,
  describesItself,
  passport,
  readUndescribed,
  storeBundles,
  summaryOf,
} from '../models/store-bundle.ts';
import { draftOf } from '../models/undescribed-model.ts';
import type { Description } from '../models/undescribed-model.ts';
import { readBundles } from '../project/project-state.ts';

export function bundlesApi({ config, grants, projects, models }: EngineContext): Area<typeof contract> {
  const now = (): string => config.clock().toISOString();
  return {
    'bundle.add': async ({ project, grant, role, description, described }, work) => {
      const open = projects.get(project);
      const told = description === undefined ? undefined : { told: description };
      const adding = {
        ifNew: false,
        description: described === undefined ? told : await written(grants.path(described)),
      };
      const checked = await checkedBundles(open, grants.path(grant), adding, { ...work, runtime: models });
      const ids = await storeBundles(open, checked, { role: role ?? null, at: now(), ifNew: false });
      return { added: await open.file.read(null, async (db) => Promise.all(ids.map((id) => passport(db, id)))) };
    },
    'bundle.describe': async ({ grant, description = {} }, { progress }) => {
      progress({ stage: 'bundle', done: 0, total: null });
      const path = grants.path(grant);
      const model = await readUndescribed(path);
      if (model === null) throw describesItself(path);
      const { written: manifest, missing } = draftOf(model, description);
      return { manifest, missing };
    },
    'bundle.writer': async ({ target }) => {
      const bytes = Buffer.from(PYTHON_WRITER);
      await writeFile(grants.path(target), bytes);
      return { bytes: bytes.length };
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

async function written(path: string): Promise<Description> {
  const bytes = await readSmall(path, { limit: BUNDLE_LIMITS.manifestBytes, code: 'FILE_WRONG_KIND' });
  return { text: new TextDecoder().decode(bytes), file: basename(path) };
}
