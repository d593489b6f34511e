import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, root, staleBuilds } from './builds.mjs';

build(staleBuilds());
const vite = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '-c', 'vite.tools.config.ts', '--logLevel', 'warn'],
  { cwd: root, stdio: ['ignore', 2, 2] },
);
if (vite.status !== 0) process.exit(1);
const run = spawnSync(process.execPath, [join(root, '.cache', 'tools', 'bench.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
