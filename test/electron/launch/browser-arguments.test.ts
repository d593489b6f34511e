import { describe, expect, it } from 'vitest';
import { browserArguments } from '#electron/launch/browser-arguments.ts';

const WINDOW = {
  url: 'http://127.0.0.1:4000/open?t=x',
  profile: '/data/browser/window-1',
  platform: 'linux' as NodeJS.Platform,
  asRoot: false,
  firstTime: false,
  fullScreen: false,
};

describe('the browser is told', () => {
  const given = browserArguments(WINDOW);

  it('to show one address without tabs, in its own profile', () => {
    expect(given).toContain('--app=http://127.0.0.1:4000/open?t=x');
    expect(given).toContain('--user-data-dir=/data/browser/window-1');
    expect(given).toContain('--no-first-run');
    expect(given).toContain('--no-default-browser-check');
  });

  it('to look up no name, to use no proxy and to do no errand of its own', () => {
    expect(given).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
    expect(given).toContain('--proxy-server=127.0.0.1:9');
    expect(given).toContain('--proxy-bypass-list=127.0.0.1');
    for (const flag of ['--disable-sync', '--disable-component-update', '--disable-background-networking'])
      expect(given).toContain(flag);
  });

  it('to offer no page of the last time, whose address worked once', () => {
    expect(given).toContain('--hide-crash-restore-bubble');
  });

  it('to go without its sandbox for root only', () => {
    expect(given).not.toContain('--no-sandbox');
    expect(browserArguments({ ...WINDOW, asRoot: true })).toContain('--no-sandbox');
  });

  it('a size at the first start only, since the person may choose another', () => {
    expect(given.some((flag) => flag.startsWith('--window-size'))).toBe(false);
    expect(browserArguments({ ...WINDOW, firstTime: true })).toContain('--window-size=1440,900');
  });

  it('to cover the screen only when it hangs on a wall', () => {
    expect(given).not.toContain('--start-fullscreen');
    expect(browserArguments({ ...WINDOW, fullScreen: true })).toContain('--start-fullscreen');
  });

  it('each thing once', () => {
    const names = given.map((flag) => flag.split('=')[0]);
    expect(new Set(names).size).toBe(names.length);
  });
});
