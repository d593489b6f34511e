import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildNodeSide } from '#test/support/built-node-side.ts';
import type { BuiltNodeSide } from '#test/support/built-node-side.ts';
import { spawnHost } from '#test/support/spawned-host.ts';
import type { SpawnedHost } from '#test/support/spawned-host.ts';
import { findBrowser, thisComputer } from '#electron/launch/find-browser.ts';

const ADDRESS = 'TRIBUNE_ADDRESS ';
/** Chromium does most errands of its own in its first seconds. */
/** From the folder of a run to the line that is printed. */
const STARTED_MS = 500;
const WATCHED_MS = 6000;
const browserPath = findBrowser(thisComputer())?.path ?? '';

let built: BuiltNodeSide;
let folder = '';
let host: SpawnedHost | null = null;

beforeAll(async () => {
  built = await buildNodeSide();
});

afterAll(() => built.remove());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-host-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(
    join(folder, 'page', 'index.html'),
    '<!doctype html><title>Tribune</title><script type="module" src="/assets/main.js"></script><main></main>',
  );
  writeFileSync(
    join(folder, 'page', 'assets', 'main.js'),
    `void fetch('/presence').then((answer) => answer.text());
     const about = await (await fetch('/api/app.about', { method: 'POST', body: '{}' })).json();
     const away = await fetch('http://192.0.2.1/').catch(() => 'refused');
     document.querySelector('main').textContent = [about.host, about.openAtStart !== null, about.networkConnections, away].join(' ');`,
  );
});

afterEach(async () => {
  host?.kill();
  await host?.exited;
  host = null;
  rmSync(folder, { recursive: true, force: true });
});

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnedHost {
  host = spawnHost(join(built.folder, 'loopback.js'), args, {
    TRIBUNE_DATA: join(folder, 'data'),
    TRIBUNE_RENDERER: join(folder, 'page'),
    ...env,
  });
  return host;
}

const leftBehind = (): string[] => {
  const run = join(folder, 'data', 'run');
  return existsSync(run) ? readdirSync(run) : [];
};

type NetEvent = { type: number; params?: { address?: string } };

/** Where Chromium connected to, and how often it asked a name server. The log has one event a line, the last one cut. */
function networkEvents(text: string): { connected: string[]; looked: number } {
  const [first = '', , ...lines] = text.split('\n');
  const { constants } = JSON.parse(`${first.replace(/,$/, '')}}`) as {
    constants: { logEventTypes: Record<string, number> };
  };
  const events = lines.filter((line) => line.endsWith('},')).map((line) => JSON.parse(line.slice(0, -1)) as NetEvent);
  const of = (name: string): NetEvent[] => events.filter(({ type }) => type === constants.logEventTypes[name]);
  return {
    connected: of('TCP_CONNECT_ATTEMPT').flatMap(({ params }) => params?.address ?? []),
    looked: of('HOST_RESOLVER_DNS_TASK').length + of('HOST_RESOLVER_SYSTEM_TASK').length,
  };
}

describe('without a window, the host', () => {
  it('prints one address, serves a real browser and ends with its page', async () => {
    const project = join(folder, 'my project.tribune');
    writeFileSync(project, '');
    const { line, exited, output } = start([project, '--no-window']);
    const address = await line(ADDRESS);
    const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.goto(address);
    await page.getByText('browser true 0 refused').waitFor();
    expect(new URL(page.url()).hash).toBe('#/home');
    expect((await page.goto(address))?.status()).toBe(403);
    await browser.close();
    expect(await exited).toEqual({ code: 0, signal: null });
    expect(output().out.trim().split('\n')).toHaveLength(1);
    expect(leftBehind()).toEqual([]);
  });

  it('opens the example at first', async () => {
    const { line } = start(['--example', 'churn', '--no-window']);
    const answer = await fetch(await line(ADDRESS), { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('/#/home?example=churn');
  });

  it('ends in order when it is asked to by a signal', async () => {
    const { line, child, exited } = start(['--no-window']);
    await line(ADDRESS);
    child.kill('SIGTERM');
    expect(await exited).toEqual({ code: 0, signal: null });
    expect(leftBehind()).toEqual([]);
  });

  it('outlives a terminal that reads no more', async () => {
    const { child, exited } = start(['--no-window']);
    child.stdout?.destroy();
    child.stderr?.destroy();
    await expect.poll(leftBehind, { timeout: 20_000 }).toHaveLength(1);
    await new Promise((settle) => setTimeout(settle, STARTED_MS));
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    expect(await exited).toEqual({ code: 0, signal: null });
    expect(leftBehind()).toEqual([]);
  });

  it('ends when its parent is gone, if told to', async () => {
    const { line, child, exited } = start(['--no-window', '--exit-with-parent']);
    await line(ADDRESS);
    child.stdin?.end();
    expect(await exited).toEqual({ code: 0, signal: null });
  });

  it('stands beside a second host on the same data', async () => {
    const first = start(['--no-window']);
    const address = await first.line(ADDRESS);
    const second = spawnHost(join(built.folder, 'loopback.js'), ['--no-window'], {
      TRIBUNE_DATA: join(folder, 'data'),
      TRIBUNE_RENDERER: join(folder, 'page'),
    });
    try {
      expect(await second.line(ADDRESS)).not.toBe(address);
    } finally {
      second.kill();
      await second.exited;
    }
  });
});

describe('with a window, the host', () => {
  const wrapper = (script: string): string => {
    const path = join(folder, 'some-browser');
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return path;
  };

  it('opens it, says so in one line, and closes it when it ends itself', async () => {
    const TRIBUNE_BROWSER = wrapper(`echo started > "${folder}/started"; exec "${browserPath}" --headless=new "$@"`);
    const { line, child, exited, output } = start(['--reason=no runtime'], { TRIBUNE_BROWSER, DISPLAY: ':0' });
    expect(await line('Tribune opens')).toBe(' in a window of some-browser: no runtime.');
    await expect
      .poll(() => existsSync(join(folder, 'data', 'browser', 'window-1', 'Default')), { timeout: 20_000 })
      .toBe(true);
    child.kill('SIGINT');
    expect(await exited).toEqual({ code: 0, signal: null });
    expect(output().out.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'data', 'browser', 'window-1.pid'))).toBe(false);
    expect(leftBehind()).toEqual([]);
  });

  it('lets the browser reach nothing but this computer, whatever it tries of its own', async () => {
    const log = join(folder, 'net.json');
    const TRIBUNE_BROWSER = wrapper(`exec "${browserPath}" --headless=new --log-net-log="${log}" "$@"`);
    const { line, child, exited } = start([], { TRIBUNE_BROWSER, DISPLAY: ':0' });
    await line('Tribune opens');
    await new Promise((settle) => setTimeout(settle, WATCHED_MS));
    child.kill('SIGINT');
    await exited;
    const { connected, looked } = networkEvents(readFileSync(log, 'utf8'));
    expect(connected.length).toBeGreaterThan(0);
    expect(connected.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
    expect(looked).toBe(0);
  });

  it('says what to do when the browser fails at once', async () => {
    const { exited, output } = start([], { TRIBUNE_BROWSER: wrapper('exit 3'), DISPLAY: ':0' });
    expect((await exited).code).toBe(2);
    expect(output().error).toContain('Add --no-window');
  });

  it('says which browser was named and is not there', async () => {
    const { exited, output } = start([], { TRIBUNE_BROWSER: join(folder, 'absent'), DISPLAY: ':0' });
    expect((await exited).code).toBe(2);
    expect(output().error).toContain('TRIBUNE_BROWSER');
  });

  it('gives the address where there is no screen', async () => {
    const { line, output } = start([], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    expect(await line(ADDRESS)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?t=/);
    expect(output().error).toContain('no screen');
  });
});

describe('what cannot start ends with one sentence and code 2:', () => {
  it.each([
    ['a file that is not there', ['absent.tribune', '--no-window'], 'No such file: absent.tribune'],
    ['an option that is not known', ['--nowindow'], 'Not understood: --nowindow'],
    ['an example that is not known', ['--example', 'housing'], 'Not understood: --example housing'],
    ['two files', ['a', 'b'], 'Not understood: b'],
  ])('%s', async (_kind, args, sentence) => {
    const { exited, output } = start(args);
    expect((await exited).code).toBe(2);
    expect(output().error).toContain(sentence);
    expect(output().error.trim().split('\n')).toHaveLength(1);
    expect(output().out).toBe('');
  });

  it('a data folder that cannot be written', async () => {
    writeFileSync(join(folder, 'data'), 'a file in place of the folder');
    const { exited, output } = start(['--no-window']);
    expect((await exited).code).toBe(2);
    expect(output().error).toMatch(/^Tribune could not start \(ENOTDIR|^Tribune could not start \(EEXIST/);
    expect(output().error.trim().split('\n')).toHaveLength(1);
  });

  it('a page that is not built', async () => {
    const { exited, output } = start(['--no-window'], { TRIBUNE_RENDERER: join(folder, 'absent') });
    expect((await exited).code).toBe(2);
    expect(output().error).toContain('npm start');
  });
});
