import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { findElectron } from '../../electron/launch/find-electron.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const runtime = findElectron({ packageFolder: ROOT, env: process.env, platform: process.platform });

/** What only a real Electron can prove; the rest is tested on the loopback host, with the same engine and page. */
test.describe('the Electron window', () => {
  test.skip(!runtime.ok, 'the Electron runtime is not on this computer');

  let folder = '';
  let application: ElectronApplication;
  let page: Page;

  test.beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tribune-electron-'));
    application = await _electron.launch({
      executablePath: runtime.ok ? runtime.path : '',
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT],
      env: { ...(process.env as Record<string, string>), TRIBUNE_DATA: join(folder, 'data'), UV_THREADPOOL_SIZE: '16' },
    });
    page = await application.firstWindow();
    await page.waitForLoadState('domcontentloaded');
  });

  test.afterEach(async () => {
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows the page on its own origin, in the sandbox, with six functions of the host', async () => {
    expect(new URL(page.url()).host).toBe('tribune');
    expect(
      await page.evaluate(() => ({
        host: Object.keys((window as unknown as { tribuneHost: object }).tribuneHost).sort(),
        node: 'process' in window || 'require' in window,
      })),
    ).toEqual({
      host: ['grantDropped', 'onCommand', 'onOpenRequest', 'pickFile', 'reveal', 'saveFile'],
      node: false,
    });
  });

  test('asks the engine through the scheme, and no connection has left', async () => {
    const about = await page.evaluate(async () => {
      const answer = await fetch('/api/app.about', { method: 'POST', body: '{}' });
      return (await answer.json()) as { host: string; networkConnections: number };
    });
    expect(about).toMatchObject({ host: 'window', networkConnections: 0 });
  });

  test('streams an upload to the engine whole', async () => {
    const bytes = 64 * 1024 * 1024;
    const entry = await page.evaluate(async (size) => {
      const input = encodeURIComponent(JSON.stringify({ name: 'log.csv' }));
      const answer = await fetch(`/api/files.upload?input=${input}`, {
        method: 'POST',
        body: new Blob([new Uint8Array(size)]),
      });
      return (await answer.json()) as { bytes: number };
    }, bytes);
    expect(entry.bytes).toBe(bytes);
  });

  test('refuses script from the page itself, requests elsewhere, other windows and navigation', async () => {
    const refused = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true;';
      document.head.append(script);
      return {
        injected: 'injected' in window,
        elsewhere: await fetch('https://example.com/').then(
          () => false,
          () => true,
        ),
        opened: window.open('https://example.com/') !== null,
      };
    });
    expect(refused).toEqual({ injected: false, elsewhere: true, opened: false });
    await page.evaluate(() => window.location.assign('https://example.com/'));
    expect(new URL(page.url()).host).toBe('tribune');
    expect(application.windows()).toHaveLength(1);
  });
});
