import { describe, expect, it } from 'vitest';
import { browserTable, findBrowser } from '#electron/launch/find-browser.ts';
import type { Browser } from '#electron/launch/find-browser.ts';

const WINDOWS_ENV = {
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  ProgramFiles: 'C:\\Program Files',
  LOCALAPPDATA: 'C:\\Users\\Ana\\AppData\\Local',
};

function find(platform: NodeJS.Platform, present: readonly string[], env: NodeJS.ProcessEnv = {}): Browser | null {
  return findBrowser({ platform, env, home: '/home/ana', exists: (path) => present.includes(path) });
}

describe('a browser of the Chromium family', () => {
  it('is Edge on an ordinary Windows', () => {
    const path = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(find('win32', [path], WINDOWS_ENV)).toEqual({ name: 'Microsoft Edge', path, profileRoot: null });
  });

  it('is Chrome of one person on a Windows without Edge', () => {
    const path = 'C:\\Users\\Ana\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
    expect(find('win32', [path], WINDOWS_ENV)?.name).toBe('Google Chrome');
  });

  it('is looked for in the applications of the computer and of the person on macOS', () => {
    const path = '/home/ana/Applications/Brave Browser.app/Contents/MacOS/Brave Browser';
    expect(find('darwin', [path])).toMatchObject({ name: 'Brave Browser', path });
  });

  it('is looked for along PATH on Linux, and in the usual folders without it', () => {
    expect(find('linux', ['/opt/bin/microsoft-edge'], { PATH: '/opt/bin' })?.name).toBe('Microsoft Edge');
    expect(find('linux', ['/usr/bin/chromium'])?.path).toBe('/usr/bin/chromium');
  });

  it('keeps its profile where a snap may write, also behind the command that only starts the snap', () => {
    const present = ['/usr/bin/chromium-browser', '/snap/bin/chromium'];
    expect(find('linux', present, { PATH: '/usr/bin:/snap/bin' })).toEqual({
      name: 'Chromium',
      path: '/snap/bin/chromium',
      profileRoot: '/home/ana/snap/chromium/common/tribune',
    });
  });

  it('is the one that is named, and no other when that one is absent', () => {
    const env = { TRIBUNE_BROWSER: '/opt/own/Browser.exe' };
    expect(find('linux', ['/opt/own/Browser.exe', '/usr/bin/chromium'], env)?.name).toBe('Browser');
    expect(find('linux', ['/usr/bin/chromium'], env)).toBeNull();
  });

  it('is null where there is none', () => {
    expect(find('linux', [])).toBeNull();
    expect(find('win32', [], {})).toBeNull();
  });

  it.each(['win32', 'darwin', 'linux'] as const)('may be Edge, Chrome, Chromium or Brave on %s', (platform) => {
    const names = browserTable({ platform, env: { ...WINDOWS_ENV, PATH: '/usr/bin' }, home: '/home/ana' }).map(
      ({ name }) => name,
    );
    for (const name of [/Edge/, /Chrome/, /Chromium/, /Brave/]) expect(names.some((one) => name.test(one))).toBe(true);
  });
});
