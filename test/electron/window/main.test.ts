import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { electronDouble } from './electron-double.ts';
import type { ElectronDouble } from './electron-double.ts';

let electron: ElectronDouble;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-window-'));
  vi.stubEnv('TRIBUNE_DATA', join(folder, 'data'));
  vi.stubEnv('TRIBUNE_RENDERER', folder);
  writeFileSync(join(folder, 'index.html'), 'the page');
  vi.resetModules();
  electron = electronDouble();
  const double = electron;
  vi.doMock('electron', () => double);
});

afterEach(async () => {
  if (electron.schemes.size > 0) await quit();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function startWindow(...words: string[]): Promise<void> {
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '/app', ...words]);
  await import('#electron/window/main.ts');
  await vi.waitFor(() => expect(electron.windows.length + electron.app.quit.mock.calls.length).toBeGreaterThan(0));
}

async function quit(): Promise<void> {
  const calls = electron.app.quit.mock.calls.length;
  electron.app.emit('will-quit', { preventDefault: vi.fn() });
  await vi.waitFor(() => expect(electron.app.quit.mock.calls.length).toBeGreaterThan(calls));
  electron.schemes.clear();
}

const scheme = (path: string, body?: string): Promise<Response> => {
  const handler = electron.schemes.get('app');
  if (handler === undefined) throw new Error('no scheme');
  return handler(new Request(`app://tribune${path}`, body === undefined ? {} : { method: 'POST', body }));
};

const openAtStart = async (): Promise<{ grant: string } | null> =>
  ((await (await scheme('/api/app.about', '{}')).json()) as { openAtStart: { grant: string } | null }).openAtStart;

/** The page is there and hears what is to be opened. */
const listen = (): void => void electron.ipcMain.emit('tribune:listening', { sender: window().webContents });

const window = (): ElectronDouble['windows'][number] => {
  const last = electron.windows.at(-1);
  if (last === undefined) throw new Error('no window');
  return last;
};

describe('the window', () => {
  it('registers its scheme before it is ready, and nothing beyond what it needs', async () => {
    let registered = 0;
    electron.app.whenReady.mockImplementation(() => {
      registered = electron.protocol.registerSchemesAsPrivileged.mock.calls.length;
      return Promise.resolve();
    });
    await startWindow();
    expect(registered).toBe(1);
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ]);
  });

  it('keeps the page in its sandbox and shows it when it is ready', async () => {
    await startWindow();
    expect(window().options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    });
    expect((window().options['webPreferences'] as { preload: string }).preload).toMatch(/dist.node.preload\.cjs$/);
    expect(window().loadURL).toHaveBeenCalledWith('app://tribune/#/home');
    expect(window().show).not.toHaveBeenCalled();
    window().emit('ready-to-show');
    expect(window().show).toHaveBeenCalledOnce();
  });

  it('makes its folder before it names it to Electron, which refuses one that is absent', async () => {
    let there = false;
    electron.app.setPath.mockImplementation((_name, path) => {
      there = existsSync(path);
      return undefined;
    });
    await startWindow();
    expect(electron.app.setPath).toHaveBeenCalledWith('userData', join(folder, 'data', 'window'));
    expect(there).toBe(true);
  });

  it('opens where it was closed', async () => {
    await startWindow();
    expect(window().options).toMatchObject({ width: 1440, height: 900 });
    expect(window().options['x']).toBeUndefined();
    window().isMaximized.mockReturnValue(true);
    window().emit('close');
    window().emit('closed');
    electron.app.emit('activate');
    expect(electron.windows).toHaveLength(2);
    expect(window().options).toMatchObject({ x: 40, y: 30, width: 1200, height: 800 });
    expect(window().maximize).not.toHaveBeenCalled();
    window().emit('ready-to-show');
    expect(window().maximize).toHaveBeenCalledOnce();
  });

  it('serves the page with its policy, and the engine beside it', async () => {
    await startWindow();
    const page = await scheme('/');
    expect(await page.text()).toBe('the page');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const about = await scheme('/api/app.about', '{}');
    expect(about.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await about.json()).toMatchObject({
      host: 'window',
      networkConnections: 0,
      preferences: { language: 'fr' },
    });
    expect((await scheme('/..%2fdata%2fpreferences.json')).status).toBe(404);
    const foreign = electron.schemes.get('app')?.(new Request('app://other/'));
    expect((await foreign)?.status).toBe(404);
  });

  it('opens the file or the example that it was started with', async () => {
    await startWindow('--allow-file-access-from-files', join(folder, 'a b.tribune'));
    expect(await openAtStart()).not.toBeNull();
    expect(await openAtStart()).toBeNull();
  });

  it('opens an example by the address of its page', async () => {
    await startWindow('--example=churn');
    expect(window().loadURL).toHaveBeenCalledWith('app://tribune/#/home?example=churn');
    expect(await openAtStart()).toBeNull();
  });

  it('begins on the wall, over the whole screen, when asked to', async () => {
    await startWindow('--wall', join(folder, 'a b.tribune'));
    listen();
    expect(window().loadURL).toHaveBeenCalledWith('app://tribune/#/wall');
    expect(window().options['fullscreen']).toBe(true);
    expect(await openAtStart()).not.toBeNull();
    electron.app.emit('second-instance', {}, ['electron', '--wall', 'second.tribune'], folder);
    expect(window().loadURL).toHaveBeenCalledTimes(2);
    expect(window().webContents.send).toHaveBeenCalledWith('tribune:open-request', expect.anything());
  });

  it('lets a second start only bring its file, and ends that start', async () => {
    electron.app.requestSingleInstanceLock.mockReturnValue(false);
    await startWindow();
    expect(electron.app.quit).toHaveBeenCalled();
    expect(electron.windows).toHaveLength(0);
  });

  it('hands the file of a second start to the page as a grant, and comes to the front', async () => {
    await startWindow();
    listen();
    window().isMinimized.mockReturnValue(true);
    electron.app.emit('second-instance', {}, ['electron', '--flag', 'second.tribune'], folder);
    const [channel, grant] = (window().webContents.send.mock.calls[0] ?? []) as string[];
    expect(channel).toBe('tribune:open-request');
    expect(grant).not.toContain('second');
    expect(window().restore).toHaveBeenCalled();
    expect(window().focus).toHaveBeenCalled();
  });

  it('keeps a file that comes while the page is on its way, or while it is loaded again', async () => {
    await startWindow();
    electron.app.emit('second-instance', {}, ['electron', 'early.tribune'], folder);
    expect(window().webContents.send).not.toHaveBeenCalled();
    expect(await openAtStart()).not.toBeNull();
    listen();
    window().webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    electron.app.emit('open-file', { preventDefault: vi.fn() }, join(folder, 'now.tribune'));
    expect(window().webContents.send).toHaveBeenCalledOnce();
    window().webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    electron.app.emit('open-file', { preventDefault: vi.fn() }, join(folder, 'later.tribune'));
    expect(window().webContents.send).toHaveBeenCalledOnce();
    expect(await openAtStart()).not.toBeNull();
  });

  it('opens the file of another start that comes while the engine opens', async () => {
    electron.app.whenReady.mockImplementation(async () => {
      electron.app.emit('second-instance', {}, ['electron', 'early.tribune'], folder);
    });
    await startWindow();
    expect(electron.windows).toHaveLength(1);
    expect(await openAtStart()).not.toBeNull();
  });

  it('runs every page in the sandbox, also one that forgot to ask for it', async () => {
    await startWindow();
    expect(electron.app.enableSandbox).toHaveBeenCalledOnce();
  });

  it('loads a page that ended again, and asks when it ends twice within a minute', async () => {
    await startWindow();
    listen();
    const gone = (reason: string): boolean => window().webContents.emit('render-process-gone', {}, { reason });
    gone('clean-exit');
    gone('oom');
    await vi.waitFor(() => expect(window().webContents.reload).toHaveBeenCalledOnce());
    electron.app.emit('open-file', { preventDefault: vi.fn() }, join(folder, 'meanwhile.tribune'));
    expect(window().webContents.send).not.toHaveBeenCalled();
    electron.dialog.showMessageBox.mockResolvedValue({ response: 1 });
    gone('crashed');
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce());
    expect(electron.dialog.showMessageBox.mock.calls[0]?.[1]).toMatchObject({
      buttons: ['Recharger', 'Quitter Tribune'],
    });
    expect(window().webContents.reload).toHaveBeenCalledOnce();
    electron.app.quit.mockClear();
  });

  it('asks in the language of the person before it closes a page that has an import under way', async () => {
    await startWindow();
    const closing = { preventDefault: vi.fn() };
    electron.dialog.showMessageBoxSync.mockReturnValue(0);
    window().webContents.emit('will-prevent-unload', closing);
    expect(electron.dialog.showMessageBoxSync.mock.calls[0]?.[1]).toMatchObject({
      message: 'Un import est en cours.',
      buttons: ["Continuer l'import", "Abandonner l'import"],
      defaultId: 0,
      cancelId: 0,
    });
    expect(closing.preventDefault, 'staying leaves the objection of the page as it is').not.toHaveBeenCalled();
    await (await scheme('/api/app.savePreferences', '{"language":"en"}')).json();
    electron.dialog.showMessageBoxSync.mockReturnValue(1);
    await vi.waitFor(() => {
      window().webContents.emit('will-prevent-unload', closing);
      expect(electron.dialog.showMessageBoxSync.mock.calls.at(-1)?.[1]).toMatchObject({
        message: 'An import is under way.',
      });
    });
    expect(closing.preventDefault).toHaveBeenCalled();
  });

  it('opens a double-clicked file of macOS, before it is ready and when no window is left', async () => {
    await startWindow();
    window().emit('closed');
    const preventDefault = vi.fn();
    electron.app.emit('open-file', { preventDefault }, join(folder, 'clicked.tribune'));
    expect(preventDefault).toHaveBeenCalled();
    expect(electron.windows).toHaveLength(2);
    expect(await openAtStart()).not.toBeNull();
  });

  it('draws its menu again in the language that the person chooses', async () => {
    await startWindow();
    const labels = (): (string | undefined)[] =>
      (electron.Menu.buildFromTemplate.mock.calls.at(-1)?.[0] as MenuItemConstructorOptions[]).map(
        ({ label }) => label,
      );
    expect(labels()).toContain('Fichier');
    await (await scheme('/api/app.savePreferences', '{"language":"en"}')).json();
    await vi.waitFor(() => expect(labels()).toContain('File'));
  });

  it('closes the engine before the process ends', async () => {
    await startWindow();
    const preventDefault = vi.fn();
    electron.app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce());
    expect(readdirSync(join(folder, 'data', 'run'))).toEqual([]);
    electron.app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    electron.schemes.clear();
  });

  it('says what is wrong when its folder cannot be written', async () => {
    writeFileSync(join(folder, 'data'), 'a file in place of the folder');
    vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '/app']);
    await import('#electron/window/main.ts');
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledWith(1));
    expect(electron.dialog.showErrorBox).toHaveBeenCalledWith("Tribune n'a pas pu démarrer", expect.any(String));
  });
});
