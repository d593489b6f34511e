import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { electronDouble } from './electron-double.ts';
import type { ElectronDouble } from './electron-double.ts';

let electron: ElectronDouble;

beforeEach(() => {
  vi.resetModules();
  electron = electronDouble();
  const double = electron;
  vi.doMock('electron', () => double);
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

  it('lets our page open the window of its notes, and no other window', async () => {
    const { guardContents } = await import('#electron/window/security.ts');
    const opener = (from: string): ((url: string) => { action: string; overrideBrowserWindowOptions?: unknown }) => {
      const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn(), getURL: () => from });
      guardContents(contents as unknown as WebContents);
      const handler = contents.setWindowOpenHandler.mock.calls[0]?.[0] as (details: { url: string }) => {
        action: string;
      };
      return (url) => handler({ url });
    };
    const id = '0b1f6f6e-6f0e-4c4e-9d5e-1a2b3c4d5e6f';
    const own = opener('app://tribune/#/stories/st_1');
    expect(own(`app://tribune/#/notes/${id}`)).toMatchObject({
      action: 'allow',
      overrideBrowserWindowOptions: {
        webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
      },
    });
    for (const url of [
      'app://tribune/#/home',
      `app://tribune/#/notes/${id}/more`,
      `app://tribune.example/#/notes/${id}`,
      `https://example.com/#/notes/${id}`,
      `file:///#/notes/${id}`,
      'about:blank',
    ])
      expect(own(url), url).toEqual({ action: 'deny' });
    expect(opener('https://example.com/')(`app://tribune/#/notes/${id}`)).toEqual({ action: 'deny' });
  });

  it('lets the page navigate nowhere and hold no web view', async () => {
    const { guardContents } = await import('#electron/window/security.ts');
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    guardContents(contents as unknown as WebContents);
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
