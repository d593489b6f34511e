import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { browserArguments } from '../launch/browser-arguments.ts';
import type { Browser } from '../launch/find-browser.ts';
import { claimProfile } from './profile.ts';

export type BrowserWindow = {
  /** The process ended: with its last window on Linux and Windows, later on macOS. */
  ended: Promise<{ ok: boolean }>;
  close(): Promise<void>;
};

const CLOSE_MS = 3000;

export function openBrowserWindow(
  browser: Browser,
  url: string,
  { dataFolder, fullScreen }: { dataFolder: string; fullScreen: boolean },
): BrowserWindow {
  const profile = claimProfile(browser.profileRoot ?? join(dataFolder, 'browser'));
  const child = spawn(
    browser.path,
    browserArguments({
      url,
      profile: profile.folder,
      platform: process.platform,
      asRoot: process.platform === 'linux' && process.getuid?.() === 0,
      firstTime: profile.firstTime,
      fullScreen,
    }),
    { stdio: 'ignore' },
  );
  const ended = new Promise<{ ok: boolean }>((settle) => {
    child.once('error', () => settle({ ok: false }));
    child.once('exit', (code) => settle({ ok: code === 0 }));
  });
  return {
    ended,
    async close() {
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        child.kill();
        const force = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS);
        await ended;
        clearTimeout(force);
      }
      profile.release();
    },
  };
}
