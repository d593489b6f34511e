import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

/** Names of the compiled kernels, written when all of them are there. */
export const KERNELS_BUILT = 'dist/kernels/built.txt';

/** What is built, from what, and how. A build is stale when one of its sources is newer than its proof. */
const BUILDS = [
  {
    name: 'kernels',
    proof: KERNELS_BUILT,
    sources: ['electron/engine/workers/kernels/assembly', 'scripts/build-kernels.mjs'],
    commands: [['node', 'scripts/build-kernels.mjs']],
  },
  {
    name: 'page',
    proof: 'dist/renderer/index.html',
    sources: ['renderer', 'shared', 'vite.renderer.config.ts'],
    commands: [['vite', 'build', '-c', 'vite.renderer.config.ts', '--logLevel', 'warn']],
  },
  {
    name: 'engine',
    proof: 'dist/node/tribune.js',
    sources: ['electron', 'shared', 'vite.node.config.ts', 'package.json'],
    commands: [['vite', 'build', '-c', 'vite.node.config.ts', '--logLevel', 'warn']],
  },
  {
    name: 'examples',
    proof: 'dist/examples/churn.tribune',
    sources: ['resources/examples', 'scripts/build-examples.ts', 'electron/engine/db/schema.ts'],
    commands: [
      ['vite', 'build', '-c', 'vite.tools.config.ts', '--logLevel', 'warn'],
      ['node', '.cache/tools/examples.js'],
    ],
  },
];

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) =>
      name === 'node_modules' || name.endsWith('.tsbuildinfo') ? latest : Math.max(latest, newest(join(path, name))),
    0,
  );
}

/** The builds that are missing or older than their sources. An installed package has no sources: nothing is stale. */
export function staleBuilds(names) {
  return BUILDS.filter(({ name, proof, sources }) => {
    if (names !== undefined && !names.includes(name)) return false;
    const path = join(root, proof);
    return !existsSync(path) || sources.some((source) => newest(join(root, source)) > statSync(path).mtimeMs);
  });
}

/** Runs the builds; what they say goes to standard error, so that standard output stays the command's own. */
export function build(builds) {
  for (const { name, commands } of builds) {
    for (const [tool, ...args] of commands) {
      const script = tool === 'node' ? args : [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), ...args];
      const run = spawnSync(process.execPath, script, { cwd: root, stdio: ['ignore', 2, 2] });
      if (run.status !== 0) {
        console.error(`the ${name} could not be built`);
        process.exit(run.status ?? 1);
      }
    }
  }
}

export function allBuilds() {
  return BUILDS;
}
