import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '#electron/window/host-api.ts';
import { windowWords } from '#electron/window/words.ts';
import { ROOT } from '#test/support/built-node-side.ts';
import { electronDouble } from './electron-double.ts';
import type { ElectronDouble } from './electron-double.ts';

let electron: ElectronDouble;

beforeEach(() => {
  vi.resetModules();
  electron = electronDouble();
  const double = electron;
  vi.doMock('electron', () => double);
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

  it('sends only what the page knows', () => {
    const folder = join(ROOT, 'renderer', 'app');
    const page = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const unknown = COMMANDS.filter((command) => !command.startsWith('go-') && !page.includes(`'${command}'`));
    expect(unknown).toEqual([]);
  });

  it('has the keys that the page shows', async () => {
    const { leaves } = await template('en');
    const keys = new Map(leaves.map(({ id, accelerator }) => [id, accelerator]));
    for (const [command, key] of [
      ['open-project', 'CmdOrCtrl+O'],
      ['save-copy', 'CmdOrCtrl+S'],
      ['undo', 'CmdOrCtrl+Z'],
      ['redo', 'CmdOrCtrl+Shift+Z'],
      ['find', 'CmdOrCtrl+F'],
      ['palette', 'CmdOrCtrl+K'],
      ['print', 'CmdOrCtrl+P'],
      ['present', 'F5'],
      ['present-here', 'Shift+F5'],
      ['help', 'F1'],
    ])
      expect(keys.get(command), command).toBe(key);
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
