import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createBuilder } from 'vite';

export const ROOT = resolve(import.meta.dirname, '../..');

export type BuiltNodeSide = { folder: string; remove: () => void };

/** The Node side built apart, two levels under the package as `dist/node` is, so that tests disturb no other build. */
export async function buildNodeSide(): Promise<BuiltNodeSide> {
  const folder = join(ROOT, '.cache', `node-${process.pid}`);
  const outDir = { build: { outDir: folder } };
  const builder = await createBuilder({
    root: ROOT,
    configFile: join(ROOT, 'vite.node.config.ts'),
    logLevel: 'warn',
    environments: { ssr: outDir, preload: outDir },
  });
  await builder.buildApp();
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
