import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Profile = { folder: string; firstTime: boolean; release(): void };

const MOST_WINDOWS = 50;

/**
 * A browser profile that no other running host uses: a browser started twice on one profile hands over to the first
 * process and ends, and both windows would then depend on one host.
 */
export function claimProfile(root: string, isRunning: (pid: number) => boolean = isProcess): Profile {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  for (let number = 1; number <= MOST_WINDOWS; number += 1) {
    const folder = join(root, `window-${number}`);
    const lock = `${folder}.pid`;
    if (!takeLock(lock, isRunning)) continue;
    const firstTime = !existsSync(folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { folder, firstTime, release: () => rmSync(lock, { force: true }) };
  }
  throw new Error(`more than ${MOST_WINDOWS} windows are open`);
}

function takeLock(lock: string, isRunning: (pid: number) => boolean): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const pid = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : Number.NaN);
    if (Number.isInteger(pid) && pid > 0 && isRunning(pid)) return false;
    rmSync(lock, { force: true });
    return takeFreed(lock);
  }
}

function takeFreed(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
