import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItemConstructorOptions, Session, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { TribuneHost as PageHost } from '#renderer/api/host.ts';
import { readArgv } from '#electron/window/argv.ts';
import { COMMANDS } from '#electron/window/host-api.ts';
import type { TribuneHost } from '#electron/window/host-api.ts';
import { windowWords } from '#electron/window/words.ts';
import { electronDouble } from './electron-double.ts';
import type { ElectronDouble } from './electron-double.ts';

let electron: ElectronDouble;

beforeEach(() => {
  vi.resetModules();
  electron = electronDouble();
  const double = electron;
  vi.doMock('electron', () => double);
});

describe('the preload script', () => {
  const expose = async (): Promise<TribuneHost> => {
    await import('#electron/window/preload.ts');
    const [[name, host] = []] = electron.contextBridge.exposeInMainWorld.mock.calls as [[string, TribuneHost]];
    expect(name).toBe('tribuneHost');
    if (host === undefined) throw new Error('nothing exposed');
    return host;
  };

  it('gives the page six functions and nothing of Electron', async () => {
    expectTypeOf<TribuneHost>().toEqualTypeOf<PageHost>();
    const host = await expose();
    expect(Object.keys(host).sort()).toEqual([
      'grantDropped',
      'onCommand',
      'onOpenRequest',
      'pickFile',
      'reveal',
      'saveFile',
    ]);
  });

  it('turns dropped files into grants without telling their paths, and drops those that the page made up', async () => {
    const host = await expose();
    electron.webUtils.getPathForFile.mockReturnValueOnce('/home/ana/log.csv').mockReturnValueOnce('');
    electron.ipcRenderer.invoke.mockResolvedValue(['grant-1']);
    expect(await host.grantDropped([new File([], 'log.csv'), new File([], 'made up')])).toEqual(['grant-1']);
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledWith('tribune:grant-paths', ['/home/ana/log.csv']);
  });

  it('passes texts on to a listener until it stops listening, and never the event itself', async () => {
    const host = await expose();
    const heard = vi.fn();
    const stop = host.onCommand(heard);
    electron.ipcRenderer.emit('tribune:command', { sender: 'secret' }, 'undo');
    electron.ipcRenderer.emit('tribune:command', {}, { not: 'a text' });
    expect(heard.mock.calls).toEqual([['undo']]);
    stop();
    electron.ipcRenderer.emit('tribune:command', {}, 'redo');
    expect(heard).toHaveBeenCalledOnce();
  });
});

describe('native dialogs', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tribune-dialogs-'));
    file = join(folder, 'log.csv');
    writeFileSync(file, '');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const serve = async (platform: NodeJS.Platform = 'linux', url = 'app://tribune/#/home') => {
    const { serveDialogs } = await import('#electron/window/dialogs.ts');
    let count = 0;
    const granted: string[] = [];
    serveDialogs({
      engine: {
        grant: (path) => {
          granted.push(path);
          count += 1;
          return `grant-${count}`;
        },
      },
      words: () => windowWords('en'),
      platform,
    });
    const window = new electron.BrowserWindow({});
    const event = { sender: window.webContents, senderFrame: { url } };
    return {
      granted,
      ask: async (name: string, given: unknown): Promise<unknown> =>
        electron.handlers.get(`tribune:${name}`)?.(event, given),
    };
  };

  it('answer with grants', async () => {
    const { ask, granted } = await serve();
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [file, folder] });
    expect(await ask('pick-file', { kind: 'log', multiple: true, folder: false })).toEqual(['grant-1', 'grant-2']);
    expect(granted).toEqual([file, folder]);
    const [, options] = electron.dialog.showOpenDialog.mock.calls[0] as [
      unknown,
      { properties: string[]; filters: object[] },
    ];
    expect(options.properties).toEqual(['openFile', 'multiSelections']);
    expect(options.filters).toHaveLength(2);
  });

  it('ask whether a file or a folder is meant, but on macOS, where one dialog shows both', async () => {
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] });
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 }).mockResolvedValueOnce({ response: 2 });
    const given = { kind: 'bundle', multiple: false, folder: true };
    const shown = (): unknown =>
      (electron.dialog.showOpenDialog.mock.calls.at(-1)?.[1] as { properties: string[] } | undefined)?.properties;
    const linux = await serve();
    await linux.ask('pick-file', given);
    expect(shown()).toEqual(['openDirectory']);
    expect(await linux.ask('pick-file', given)).toEqual([]);
    expect(electron.dialog.showOpenDialog).toHaveBeenCalledOnce();
    await (await serve('darwin')).ask('pick-file', given);
    expect(shown()).toEqual(['openFile', 'openDirectory']);
    expect(electron.dialog.showMessageBox).toHaveBeenCalledTimes(2);
  });

  it('grant a place to save, or nothing when the person gives up', async () => {
    const { ask } = await serve();
    electron.dialog.showSaveDialog
      .mockResolvedValueOnce({ canceled: false, filePath: join(folder, 'report.html') })
      .mockResolvedValueOnce({ canceled: true, filePath: '' });
    expect(await ask('save-file', { name: '../../report.html', extension: 'html' })).toBe('grant-1');
    expect(electron.dialog.showSaveDialog.mock.calls[0]?.[1]).toMatchObject({ defaultPath: 'report.html' });
    expect(await ask('save-file', { name: 'report.html', extension: 'html' })).toBeNull();
  });

  it('grant what was dropped only if it is there', async () => {
    const { ask } = await serve();
    expect(await ask('grant-paths', [file, join(folder, 'absent'), 'relative.csv'])).toEqual(['grant-1']);
  });

  it('reveal what was granted here, and nothing else', async () => {
    const { ask } = await serve();
    await ask('grant-paths', [file]);
    await ask('reveal', 'grant-1');
    await ask('reveal', '/etc/passwd');
    expect(electron.shell.showItemInFolder.mock.calls).toEqual([[file]]);
  });

  it.each([
    ['pick-file', { kind: 'secret', multiple: false, folder: false }],
    ['save-file', { name: 'a', extension: '../x' }],
    ['grant-paths', 'not a list'],
    ['reveal', 7],
  ])('refuse what the contract does not know: %s', async (name, given) => {
    const { ask } = await serve();
    await expect(ask(name, given)).rejects.toThrow();
  });

  it('refuse a frame that is not ours', async () => {
    const { ask } = await serve('linux', 'https://evil.example/');
    await expect(ask('grant-paths', [file]).then(() => 'granted')).rejects.toThrow('stranger');
  });
});

describe('the menu', () => {
  const template = async (language: 'en' | 'fr', platform: NodeJS.Platform = 'linux') => {
    const { menuTemplate } = await import('#electron/window/menu.ts');
    const send = vi.fn();
    const items = menuTemplate({ words: windowWords(language), send, platform });
    const leaves = items.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
    return { send, items, leaves };
  };

  it('sends each command once, under a name in both languages', async () => {
    const [en, fr] = [await template('en'), await template('fr')];
    for (const { leaves, send } of [en, fr]) {
      for (const item of leaves) (item.click as (() => void) | undefined)?.();
      expect(send.mock.calls.map(([command]) => command as string).sort()).toEqual([...COMMANDS].sort());
      for (const item of leaves) expect(item.type === 'separator' || Boolean(item.label)).toBe(true);
    }
    expect(fr.items.map(({ label }) => label)).toEqual(['Fichier', 'Édition', 'Affichage', 'Aller', 'Fenêtre', 'Aide']);
  });

  it('uses no key twice', async () => {
    const keys = (await template('en')).leaves.map(({ accelerator }) => accelerator).filter((key) => key !== undefined);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has the menu of the application on macOS, and Quit in File elsewhere', async () => {
    const roles = (leaves: MenuItemConstructorOptions[]): unknown[] => leaves.map(({ role }) => role);
    const mac = await template('fr', 'darwin');
    expect(mac.items[0]?.label).toBe('Tribune');
    expect(roles(mac.leaves).filter((role) => role === 'quit')).toHaveLength(1);
    expect(roles((await template('fr')).leaves)).toContain('quit');
  });
});

describe('the guard of the session', () => {
  const guard = async () => {
    const { guardSession } = await import('#electron/window/security.ts');
    const sent = vi.fn();
    const session = electron.session.defaultSession;
    const refused = guardSession(session as unknown as Session, sent);
    const cancelled = (url: string): boolean => {
      let answer = { cancel: false };
      const before = session.webRequest.onBeforeRequest.mock.calls[0]?.[0] as (
        details: { url: string },
        callback: (given: { cancel: boolean }) => void,
      ) => void;
      before({ url }, (given) => {
        answer = given;
      });
      return answer.cancel;
    };
    return { session, sent, refused, cancelled };
  };

  it.each(['app://tribune/', 'app://tribune/api/app.about', 'data:image/png;base64,', 'blob:app://tribune/1'])(
    'lets %s pass',
    async (url) => {
      expect((await guard()).cancelled(url)).toBe(false);
    },
  );

  it.each([
    'https://example.com/',
    'http://127.0.0.1:80/',
    'ws://example.com',
    'file:///etc/passwd',
    'app://tribune.example/',
    'app://other/',
    'ftp://example.com',
  ])('stops %s and counts it', async (url) => {
    const { cancelled, refused } = await guard();
    expect(cancelled(url)).toBe(true);
    expect(refused.requests).toBe(1);
  });

  it('tells of a request that was sent all the same', async () => {
    const { session, sent } = await guard();
    const onSent = session.webRequest.onSendHeaders.mock.calls[0]?.[0] as (details: { url: string }) => void;
    onSent({ url: 'app://tribune/' });
    expect(sent).not.toHaveBeenCalled();
    onSent({ url: 'https://example.com/' });
    expect(sent).toHaveBeenCalledOnce();
  });

  it('allows the clipboard and the whole screen to our page, and no other permission to anyone', async () => {
    const { session } = await guard();
    const check = session.setPermissionCheckHandler.mock.calls[0]?.[0] as (contents: unknown, name: string) => boolean;
    const request = session.setPermissionRequestHandler.mock.calls[0]?.[0] as (
      contents: unknown,
      name: string,
      answer: (allowed: boolean) => void,
    ) => void;
    const contents = (url: string): { getURL: () => string } => ({ getURL: () => url });
    for (const name of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
      'fullscreen',
    ]) {
      const answer = vi.fn();
      request(contents('app://tribune/#/home'), name, answer);
      expect(answer).toHaveBeenCalledWith(name === 'fullscreen');
      expect(check(contents('app://tribune/'), name)).toBe(name === 'fullscreen');
      expect(check(contents('https://example.com'), name)).toBe(false);
    }
  });

  it('lets the page navigate nowhere, open no window and hold no web view', async () => {
    const { guardContents } = await import('#electron/window/security.ts');
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    guardContents(contents as unknown as WebContents);
    const open = contents.setWindowOpenHandler.mock.calls[0]?.[0] as () => unknown;
    expect(open()).toEqual({ action: 'deny' });
    for (const [name, url, stopped] of [
      ['will-navigate', 'https://example.com', true],
      ['will-redirect', 'file:///etc/passwd', true],
      ['will-attach-webview', 'app://tribune/', true],
      ['will-navigate', 'app://tribune/#/home', false],
    ] as const) {
      const preventDefault = vi.fn();
      contents.emit(name, { url, preventDefault });
      expect(preventDefault, name).toHaveBeenCalledTimes(stopped ? 1 : 0);
    }
  });

  it('resolves no name before it is ready', async () => {
    const { cutNetwork } = await import('#electron/window/security.ts');
    cutNetwork();
    expect(electron.app.commandLine.appendSwitch).toHaveBeenCalledWith('host-resolver-rules', 'MAP * ~NOTFOUND');
  });
});

describe('what the window is started with', () => {
  it.each([
    [['--open=/a/b'], '/a/b', null],
    [['--flag', 'c.tribune'], '/work/c.tribune', null],
    [['--example=credit'], null, 'credit'],
    [['--example=housing'], null, null],
    [['-psn_0_1', '.', '--no-sandbox'], null, null],
    [['/x/Case.TRIBUNE', '--example=credit'], '/x/Case.TRIBUNE', null],
  ])('%s', (argv, file, example) => {
    expect(readArgv(argv, '/work')).toEqual({ file, example });
  });
});
