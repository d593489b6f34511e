import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allBuilds, build, root } from './builds.mjs';
import { chromium } from './chromium.mjs';

/** Everything that a commit must pass, in one run; the last line is `N passed, N failed`. Skipped tests are told, never counted. */
const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
const bin = (...parts) => join(root, 'node_modules', ...parts);

function ended(title, status, start) {
  console.log(`== ${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

function run(title, args, env = {}) {
  const start = Date.now();
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  ended(title, status, start);
  return status === 0;
}

/** A static check counts as one; what it says is printed once it ended, since another runs beside it. */
function check(title, args) {
  const start = Date.now();
  const said = [];
  return new Promise((settle) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.on('close', (status) => {
      console.log(`\n== ${title}`);
      process.stdout.write(Buffer.concat(said));
      ended(title, status, start);
      if (status === 0) total.passed += 1;
      else total.failed += 1;
      settle();
    });
  });
}

/** Two at a time, as many as a small machine has cores for; the longest comes first. */
async function checks(all) {
  const waiting = [...all];
  const turn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await check(...next);
  };
  await Promise.all([turn(), turn()]);
}

function counted(file, read) {
  try {
    return read(JSON.parse(readFileSync(join(results, file), 'utf8')));
  } catch {
    return null;
  }
}

/** A suite counts its tests; a suite that broke before it could count is one failure. */
function suite(title, args, file, read, env) {
  const ok = run(title, args, env);
  const found = counted(file, read);
  if (found === null) total.failed += 1;
  else {
    total.passed += found.passed;
    total.failed += found.failed + (!ok && found.failed === 0 ? 1 : 0);
    total.skipped += found.skipped;
  }
}

console.log('== build');
build(allBuilds());

await checks([
  ['lint', [bin('eslint', 'bin', 'eslint.js'), '.']],
  ['types', [bin('typescript', 'bin', 'tsc'), '-b']],
  ['format', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['boundaries', ['scripts/boundaries.mjs']],
  ['unused', [bin('knip', 'bin', 'knip.js')]],
]);

suite(
  'unit, engine, contract',
  [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--reporter=dot',
    '--reporter=json',
    '--outputFile.json=test-results/vitest.json',
  ],
  'vitest.json',
  (report) => ({
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
);

const browser = chromium();
if (browser === null) {
  console.log('\nno Chromium-family browser found: install Chromium, Chrome or Edge, or name one in TRIBUNE_BROWSER');
  total.failed += 1;
} else {
  suite(
    'end to end',
    [bin('@playwright', 'test', 'cli.js'), 'test'],
    'e2e.json',
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
    { TRIBUNE_BROWSER: browser },
  );
}

if (total.skipped > 0) console.log(`\n${total.skipped} skipped (not counted as passed)`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
