import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildNodeSide, ROOT } from '#test/support/built-node-side.ts';
import type { BuiltNodeSide } from '#test/support/built-node-side.ts';
import { spawnHost } from '#test/support/spawned-host.ts';
import type { SpawnedHost } from '#test/support/spawned-host.ts';

let built: BuiltNodeSide;
let folder = '';
let started: SpawnedHost | null = null;

beforeAll(async () => {
  built = await buildNodeSide();
});

afterAll(() => built.remove());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-start-'));
  mkdirSync(join(folder, 'unpacked'));
});

afterEach(async () => {
  started?.kill();
  await started?.exited;
  rmSync(folder, { recursive: true, force: true });
});

/** A runtime that a company unpacked, played by a script: it writes what it was given. */
function fakeElectron(end: string): void {
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" "$UV_THREADPOOL_SIZE" > "${join(folder, 'given')}"\n${end}\n`;
  for (const name of ['electron', 'electron.exe'])
    writeFileSync(join(folder, 'unpacked', name), script, { mode: 0o755 });
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnedHost {
  started = spawnHost(join(built.folder, 'start.js'), args, {
    ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'unpacked'),
    TRIBUNE_DATA: join(folder, 'data'),
    TRIBUNE_RENDERER: join(folder, 'absent'),
    TRIBUNE_BROWSER: join(folder, 'absent'),
    DISPLAY: ':0',
    UV_THREADPOOL_SIZE: undefined,
    ...env,
  });
  return started;
}

describe('the launcher', () => {
  it('starts Electron with the file, says so in one line, and ends with its code', async () => {
    fakeElectron('exit 0');
    const file = join(folder, 'my case.tribune');
    writeFileSync(file, '');
    const { exited, output } = start([file]);
    expect((await exited).code).toBe(0);
    const given = readFileSync(join(folder, 'given'), 'utf8').trim().split('\n');
    expect(given.filter((word) => word !== '--no-sandbox')).toEqual([ROOT, `--open=${file}`, '16']);
    expect(output()).toEqual({ out: 'Tribune opens in its own window (Electron 45.4.1).\n', error: '' });
  });

  it('tries the browser window when Electron cannot start', async () => {
    fakeElectron('exit 133');
    const { exited, output } = start([]);
    expect((await exited).code).toBe(2);
    expect(existsSync(join(folder, 'given'))).toBe(true);
    expect(output().error).toContain('The page of Tribune is not built');
  });

  it('goes to the loopback host without a window, which ends with the launcher', async () => {
    mkdirSync(join(folder, 'page'));
    writeFileSync(join(folder, 'page', 'index.html'), '');
    const { child, line, exited } = start(['--no-window'], { TRIBUNE_RENDERER: join(folder, 'page') });
    const address = await line('TRIBUNE_ADDRESS ');
    child.kill('SIGKILL');
    await exited;
    await expect
      .poll(
        () =>
          fetch(address, { redirect: 'manual' }).then(
            () => 'there',
            () => 'gone',
          ),
        { timeout: 10_000 },
      )
      .toBe('gone');
  });

  it('passes a signal on and waits for the host to end in order', async () => {
    mkdirSync(join(folder, 'page'));
    writeFileSync(join(folder, 'page', 'index.html'), '');
    const { child, line, exited } = start(['--no-window'], { TRIBUNE_RENDERER: join(folder, 'page') });
    await line('TRIBUNE_ADDRESS ');
    child.kill('SIGTERM');
    expect(await exited).toEqual({ code: 0, signal: null });
  });

  it.each([
    [['absent.tribune'], 'No such file: absent.tribune'],
    [['--what'], 'Not understood: --what'],
  ])('refuses %s with one sentence and code 2', async (args, sentence) => {
    fakeElectron('exit 0');
    const { exited, output } = start(args);
    expect((await exited).code).toBe(2);
    expect(output().error).toContain(sentence);
    expect(existsSync(join(folder, 'given'))).toBe(false);
  });
});
