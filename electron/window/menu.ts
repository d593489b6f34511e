import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from './host-api.ts';
import type { WindowWord, WindowWords } from './words.ts';

type Item = MenuItemConstructorOptions;

type MenuContext = { words: WindowWords; send: (command: Command) => void; platform: NodeJS.Platform };

const PAGES: readonly Command[] = [
  'go-home',
  'go-stories',
  'go-results',
  'go-model',
  'go-cases',
  'go-outcomes',
  'go-stability',
  'go-audit',
  'go-data',
];

const SEPARATOR: Item = { type: 'separator' };

export function showMenu(context: MenuContext): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(context)));
}

/** Every item of our own sends one command to the page; the others are those of the system, in our words. */
export function menuTemplate({ words, send, platform }: MenuContext): Item[] {
  const mac = platform === 'darwin';
  const command = (name: Command, accelerator?: string, more: Item = {}): Item => ({
    id: name,
    label: words(name),
    click: () => send(name),
    ...(accelerator === undefined ? {} : { accelerator }),
    ...more,
  });
  const system = (role: NonNullable<Item['role']>, word: WindowWord): Item => ({ role, label: words(word) });
  // The page decides between the text of a field and its own history, so the keys must reach it.
  const keysToPage: Item = { registerAccelerator: false };
  return [
    ...(mac ? [macMenu(system)] : []),
    {
      label: words('file'),
      submenu: [
        command('new-project', 'CmdOrCtrl+N'),
        command('open-project', 'CmdOrCtrl+O'),
        SEPARATOR,
        command('import-log', 'CmdOrCtrl+I'),
        command('add-bundle', 'CmdOrCtrl+Shift+I'),
        SEPARATOR,
        command('save-copy', 'CmdOrCtrl+S'),
        command('print', 'CmdOrCtrl+P'),
        SEPARATOR,
        command('close-project', 'CmdOrCtrl+Shift+W'),
        ...(mac ? [] : [SEPARATOR, system('quit', 'quit')]),
      ],
    },
    {
      label: words('edit'),
      submenu: [
        command('undo', 'CmdOrCtrl+Z', keysToPage),
        command('redo', 'CmdOrCtrl+Shift+Z', keysToPage),
        SEPARATOR,
        system('cut', 'cut'),
        system('copy', 'copy'),
        system('paste', 'paste'),
        system('selectAll', 'selectAll'),
        SEPARATOR,
        command('find', 'CmdOrCtrl+F', keysToPage),
        command('palette', 'CmdOrCtrl+K', keysToPage),
      ],
    },
    {
      label: words('view'),
      submenu: [
        command('present', 'F5', keysToPage),
        command('present-here', 'Shift+F5', keysToPage),
        SEPARATOR,
        command('zoom-in', 'CmdOrCtrl+Plus'),
        command('zoom-out', 'CmdOrCtrl+-'),
        command('zoom-reset', 'CmdOrCtrl+0'),
        SEPARATOR,
        command('toggle-theme'),
        system('togglefullscreen', 'fullScreen'),
      ],
    },
    { label: words('go'), submenu: PAGES.map((page, index) => command(page, `CmdOrCtrl+${index + 1}`)) },
    {
      label: words('window'),
      role: 'window',
      submenu: [system('minimize', 'minimize'), system('close', 'closeWindow')],
    },
    {
      label: words('help'),
      role: 'help',
      submenu: [
        command('help', 'F1', { ...keysToPage, label: words('helpPage') }),
        command('shortcuts', 'CmdOrCtrl+/', keysToPage),
      ],
    },
  ];
}

function macMenu(system: (role: NonNullable<Item['role']>, word: WindowWord) => Item): Item {
  return {
    label: 'Tribune',
    submenu: [
      system('about', 'about'),
      SEPARATOR,
      system('hide', 'hide'),
      system('hideOthers', 'hideOthers'),
      system('unhide', 'showAll'),
      SEPARATOR,
      system('quit', 'quit'),
    ],
  };
}
