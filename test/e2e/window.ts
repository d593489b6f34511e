import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { spawnHost } from '../support/spawned-host.ts';

export const FIXTURES = resolve(import.meta.dirname, '../fixtures');
const HOST = resolve(import.meta.dirname, '../../dist/node/loopback.js');
const COMMAND = resolve(import.meta.dirname, '../../dist/node/tribune.js');

export type StartOptions = {
  /** A bundled example to open. */
  example?: 'credit' | 'churn';
  /** A project made of a log and a bundle of `test/fixtures`, to open. */
  project?: { log: string; bundle: string };
  /** A project made of a log that the test writes to the path, to open. */
  made?: (path: string) => void;
  /** Begin on the wall, as `--wall` does. */
  wall?: boolean;
  /** The locale of the computer; English when left out. */
  locale?: 'en_GB' | 'fr_FR';
  /** Files or folders of `test/fixtures` to put into the person's own folder. */
  files?: readonly string[];
};

/** Answers come up to so many milliseconds late, as on a busy computer: what passes only on a quick one shows itself. */
const LATE = Number(process.env['TRIBUNE_LATE_MS'] ?? 0);

/** A person before a fresh computer: their own folder, the loopback host, the window. */
export type Person = { folder: string; page: Page; choose: (dialog: string, ...names: string[]) => Promise<void> };

type Fixtures = { start: (options?: StartOptions) => Promise<Person> };

export const test = base.extend<Fixtures>({
  start: async ({ page }, use) => {
    const started: (() => Promise<void>)[] = [];
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    await use(async ({ example, project, made: write, wall = false, locale = 'en_GB', files = [] } = {}) => {
      const folder = mkdtempSync(join(tmpdir(), 'tribune-window-'));
      const home = join(folder, 'home');
      mkdirSync(join(home, 'Documents'), { recursive: true });
      for (const file of files)
        cpSync(join(FIXTURES, file), join(home, file.split('/').at(-1) ?? file), { recursive: true });
      const path = join(home, 'case.tribune');
      if (project !== undefined)
        makeProject(path, [join(FIXTURES, project.log), '--bundle', join(FIXTURES, project.bundle)], folder);
      if (write !== undefined) {
        write(join(home, 'log.csv'));
        makeProject(path, [join(home, 'log.csv')], folder);
      }
      const made = project === undefined && write === undefined ? null : path;
      const opened = example === undefined ? (made === null ? [] : [made]) : ['--example', example];
      const host = spawnHost(HOST, [...opened, ...(wall ? ['--wall'] : []), '--no-window'], {
        HOME: home,
        TRIBUNE_DATA: join(folder, 'data'),
        LC_ALL: `${locale}.UTF-8`,
      });
      if (LATE > 0)
        await page.route('**/api/**', async (route) => {
          await new Promise((settle) => setTimeout(settle, Math.random() * LATE));
          await route.continue();
        });
      started.push(async () => {
        host.child.stdin?.end();
        host.child.kill('SIGTERM');
        await Promise.race([host.exited, new Promise((settle) => setTimeout(settle, 10_000))]);
        host.kill();
        rmSync(folder, { recursive: true, force: true });
      });
      await page.goto((await host.line('TRIBUNE_ADDRESS ')).trim());
      if (opened.length > 0 && !wall) await expect(page.getByRole('button', { name: /^Proje[ct]+\b/ })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      return { folder: home, page, choose: (dialog, ...names) => choose(page, dialog, names) };
    });
    for (const end of started) await end();
    expect(faults, 'no fault was thrown in the page').toEqual([]);
  },
});

/** With the command, as a colleague would. */
function makeProject(path: string, log: string[], data: string): void {
  const env = { ...process.env, TRIBUNE_DATA: join(data, 'colleague'), LC_ALL: 'C' };
  for (const args of [
    ['new', path],
    ['import', path, ...log],
  ])
    execFileSync(process.execPath, [COMMAND, ...args], { env, stdio: 'pipe' });
}

/** Walks through the file dialog: folders are opened, the last name is chosen and taken. */
async function choose(page: Page, dialog: string, names: string[]): Promise<void> {
  const box = page.getByRole('dialog', { name: dialog });
  await box.getByRole('button', { name: 'My folder' }).click();
  for (const name of names.slice(0, -1)) await entry(box, name).dblclick();
  await entry(box, names.at(-1) ?? '').click();
  await box.getByRole('button', { name: 'Open' }).click();
  await expect(box).toBeHidden();
}

function entry(box: Locator, name: string): Locator {
  return box.getByRole('group', { name: 'Files and folders' }).getByRole('button', { name });
}

/** How often a page is looked at at most that goes on changing while it is. */
const LOOKS = 3;

/** Nothing that a screen reader or a keyboard would trip over. What fades in, also during the look, is looked at once it is there. */
export async function expectAccessible(page: Page, what: string, rules?: string[]): Promise<void> {
  for (let look = 1; ; look += 1) {
    await fadedIn(page);
    await page.evaluate(() => {
      const change = (): void => void Object.assign(window, { changed: true });
      Object.assign(window, { changed: false });
      for (const name of ['animationstart', 'transitionrun']) document.addEventListener(name, change, { once: true });
      new MutationObserver(change).observe(document.querySelector('main') ?? document.body, {
        childList: true,
        subtree: true,
      });
    });
    // Without frames there is nothing to gather in a page of its own, which takes longer than the look itself.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false }).setLegacyMode();
    const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    const changed = await page.evaluate(() => (window as unknown as { changed: boolean }).changed);
    // A fault of a page that stood still is one.
    if (told.length === 0 || !changed || look === LOOKS) return expect(told, what).toEqual([]);
  }
}

/**
 * The same in both themes, with a picture of each, and in the light again: the dark one changes colours and nothing else,
 * so that its contrasts are looked at.
 */
export async function expectAccessibleInBoth(page: Page, what: string, name: (theme: string) => string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expectAccessible(page, `${what}, ${theme}`, theme === 'dark' ? ['color-contrast'] : undefined);
    await picture(page, name(theme));
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function fadedIn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ends = (one: Animation): boolean => Number.isFinite(Number(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map((one) => one.finished),
    );
  });
}

/** What the page itself would ask of the engine, about the project that is open. */
export async function ask<T>(page: Page, name: string, input: Record<string, unknown>): Promise<T> {
  return page.evaluate(
    async ([procedure, body]) => {
      const project = sessionStorage.getItem('tribune.project');
      const answer = await fetch(`/api/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ project, ...body }),
      });
      return (await answer.json()) as T;
    },
    [name, input] as const,
  );
}

/** Chooses one of several by its name, as a pointer does, once nothing moves under it: the dot itself is not drawn. */
export async function chooseRadio(radio: Locator): Promise<void> {
  await radio.locator('xpath=ancestor::label').click();
  await expect(radio).toBeChecked();
}

/** Chooses from the menu that was just opened, by keyboard: only once it has the focus, which comes a moment after it is seen. */
export async function pressItem(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('menu');
  const item = menu.getByRole('menuitem', { name, exact: true });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await item.focus();
  await expect(item).toBeFocused();
  await item.press('Enter');
}

/** A picture for the eye, kept with the results of the run. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/pictures/${name}.png`, animations: 'disabled' });
}

export { expect };
