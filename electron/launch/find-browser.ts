import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, posix, win32 } from 'node:path';

export type Browser = {
  name: string;
  path: string;
  /** Where a confined browser may keep its profile; null where it may write in our own folder. */
  profileRoot: string | null;
};

export type Computer = {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
  exists: (path: string) => boolean;
};

export function thisComputer(): Computer {
  return { platform: process.platform, env: process.env, home: homedir(), exists: existsSync };
}

const WINDOWS = [
  ['Microsoft Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Google Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
  ['Brave', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
] as const;

const MACOS = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'] as const;

const LINUX = [
  ['Google Chrome', ['google-chrome-stable', 'google-chrome']],
  ['Chromium', ['chromium']],
  ['Microsoft Edge', ['microsoft-edge-stable', 'microsoft-edge']],
  ['Brave', ['brave-browser-stable', 'brave-browser']],
] as const;

const SNAP = '/snap/bin';

/** A browser of the Chromium family; TRIBUNE_BROWSER names another, and is then the only one looked at. */
export function findBrowser(computer: Computer): Browser | null {
  const named = computer.env['TRIBUNE_BROWSER'];
  const candidates =
    named === undefined || named === ''
      ? browserTable(computer)
      : [{ name: nameOf(named), path: named, profileRoot: null }];
  return candidates.find(({ path }) => computer.exists(path)) ?? null;
}

export function browserTable({ platform, env, home }: Omit<Computer, 'exists'>): Browser[] {
  if (platform === 'win32') {
    const roots = [env['ProgramFiles(x86)'], env['ProgramFiles'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return WINDOWS.flatMap(([name, path]) =>
      roots.map((root) => ({ name, path: win32.join(root, path), profileRoot: null })),
    );
  }
  if (platform === 'darwin')
    return MACOS.flatMap((name) =>
      ['/Applications', posix.join(home, 'Applications')].map((root) => ({
        name,
        path: posix.join(root, `${name}.app`, 'Contents', 'MacOS', name),
        profileRoot: null,
      })),
    );
  const folders = [...new Set([...(env['PATH'] ?? '').split(':').filter(Boolean), '/usr/bin', '/usr/local/bin'])];
  const everywhere = (name: string, command: string): Browser[] =>
    folders
      .filter((folder) => folder !== SNAP)
      .map((folder) => ({ name, path: posix.join(folder, command), profileRoot: null }));
  // A snap may not write in hidden folders of the home, so its profile goes where it may.
  return [
    ...LINUX.flatMap(([name, commands]) => commands.flatMap((command) => everywhere(name, command))),
    { name: 'Chromium', path: `${SNAP}/chromium`, profileRoot: posix.join(home, 'snap/chromium/common/tribune') },
    { name: 'Brave', path: `${SNAP}/brave`, profileRoot: posix.join(home, 'snap/brave/common/tribune') },
    // On Ubuntu this command only starts the snap.
    ...everywhere('Chromium', 'chromium-browser'),
  ];
}

function nameOf(path: string): string {
  return basename(path.replaceAll('\\', '/')).replace(/\.exe$/i, '');
}
