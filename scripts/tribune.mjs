import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, root, staleBuilds } from './builds.mjs';

/** The command line from a checkout: `npm run -s tribune -- ARGUMENTS`. Builds what is missing first. */
const stale = staleBuilds(process.argv[2] === 'open' ? undefined : ['kernels', 'engine']);
if (stale.length > 0) {
  console.error(`building ${stale.map(({ name }) => name).join(', ')}`);
  build(stale);
}
const cwd = process.env['INIT_CWD'] ?? process.cwd();
const child = spawn(process.execPath, [join(root, 'dist', 'node', 'tribune.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd,
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
