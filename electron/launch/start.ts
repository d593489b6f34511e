import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../places.ts';
import { findElectron } from './find-electron.ts';
import { parseStartOptions } from './options.ts';
import { planStart } from './plan.ts';
import type { Plan } from './plan.ts';
import { sentences, terminalLocale } from './sentences.ts';
import { hasScreen, outliveTerminal } from './terminal.ts';

const WRONG_INPUT = 2;
/** Electron that cannot start at all ends with an error within this time; the browser window is then tried. */
const EARLY_MS = 5000;

async function main(): Promise<number> {
  const say = sentences(terminalLocale(process.env));
  const parsed = parseStartOptions(process.argv.slice(2));
  if (!parsed.ok) {
    process.stderr.write(`${say('unknownOption', { option: parsed.unknown })}\n`);
    return WRONG_INPUT;
  }
  const { file } = parsed.options;
  if (file !== null && !existsSync(file)) {
    process.stderr.write(`${say('fileMissing', { file: basename(file) })}\n`);
    return WRONG_INPUT;
  }
  const { platform, env } = process;
  const where = {
    packageFolder: packageFolder(),
    entryFolder: dirname(fileURLToPath(import.meta.url)),
    nodePath: process.execPath,
    asRoot: platform === 'linux' && process.getuid?.() === 0,
    screen: hasScreen(platform, env),
    say,
  };
  const plan = planStart(parsed.options, findElectron({ packageFolder: where.packageFolder, env, platform }), where);
  if (plan.line !== null) process.stdout.write(`${plan.line}\n`);
  const first = await run(plan);
  if (plan.host !== 'electron' || first.code === 0 || first.ranMs > EARLY_MS || first.stopped) return first.code;
  return (await run(planStart(parsed.options, { ok: false, why: 'electronFailed' }, where))).code;
}

type Ended = { code: number; ranMs: number; stopped: boolean };

function run({ command, args, holdsStdin }: Plan): Promise<Ended> {
  const startedAt = performance.now();
  const child = spawn(command, args, {
    stdio: [holdsStdin ? 'pipe' : 'inherit', 'inherit', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: process.env['UV_THREADPOOL_SIZE'] ?? '16' },
  });
  const forwarding = forwardSignals(child);
  return new Promise((settle) => {
    const finish = (code: number): void =>
      settle({ code, ranMs: performance.now() - startedAt, stopped: forwarding.end() });
    child.once('error', () => finish(1));
    child.once('exit', (code) => finish(code ?? 1));
  });
}

/** The child ends first, in order; this process only waits for it. */
function forwardSignals(child: ChildProcess): { end(): boolean } {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let stopped = false;
  const forward = (signal: NodeJS.Signals): void => {
    stopped = true;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return {
    end() {
      for (const signal of signals) process.off(signal, forward);
      return stopped;
    },
  };
}

outliveTerminal();
process.exit(await main());
