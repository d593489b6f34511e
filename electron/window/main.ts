import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, ipcMain, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { preferencesSchema } from '#shared/contract/app.ts';
import type { Engine } from '#electron/engine/engine.ts';
import { openEngine } from '#electron/open-engine.ts';
import { firstAddress } from '../launch/options.ts';
import { watchNetwork } from '../network-count.ts';
import { buildMark, dataFolder, examplesFolder, packageFolder, rendererFolder, version } from '../places.ts';
import { readArgv } from './argv.ts';
import type { Asked } from './argv.ts';
import { askBeforeClosing } from './ask-before-closing.ts';
import { serveDialogs } from './dialogs.ts';
import { CHANNELS } from './host-api.ts';
import { showMenu } from './menu.ts';
import { ORIGIN, registerScheme, serveScheme } from './protocol.ts';
import { cutNetwork, guardContents, guardSession } from './security.ts';
import { keepPlace, lastPlace } from './place.ts';
import { windowPrinter } from './print-pdf.ts';
import { reviveWindow } from './revive.ts';
import { spawnScoringUtility } from './spawn-scoring.ts';
import { openWindow } from './window.ts';
import { windowWords } from './words.ts';
import type { WindowLanguage } from './words.ts';

/** As in electron-builder.yml: one place in the task bar for the installed and the running application. */
const APP_ID = 'app.tribune.desktop';

process.env['UV_THREADPOOL_SIZE'] ??= '16';

const network = watchNetwork();
let asked: Asked = readArgv(process.argv.slice(1), process.cwd());
let openFile: (path: string) => void = (path) => {
  asked = { file: path, example: null, wall: asked.wall };
};
let startAgain: (again: Asked) => void = (again) => {
  if (again.file !== null || again.example !== null || again.wall) asked = again;
};

registerScheme();
cutNetwork();
app.enableSandbox();
if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
useOwnFolder();
app.on('web-contents-created', (_event, contents) => guardContents(contents));
// On macOS a double click comes as an event, also before `ready`.
app.on('open-file', (event, path) => {
  event.preventDefault();
  openFile(path);
});
// Another start may come while the engine of this one opens.
app.on('second-instance', (_event, argv, workingFolder) => startAgain(readArgv(argv.slice(1), workingFolder)));

if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(run, cannotStart).catch(cannotStart);

async function run(): Promise<void> {
  guardSession(session.defaultSession, network.add);
  const engine = await openEngine({
    host: 'window',
    version: version(),
    build: buildMark(),
    dataFolder: dataFolder(),
    examplesFolder: examplesFolder(),
    clock: () => new Date(),
    randomId: randomUUID,
    locale: app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
    networkConnections: network.count,
    spawnScoring: spawnScoringUtility,
    printPdf: windowPrinter,
  });
  let language = await currentLanguage(engine);
  let window: BrowserWindow | null = null;
  let isListening = false;
  const words = (): ReturnType<typeof windowWords> => windowWords(language);
  const dialogs = serveDialogs({ engine, words, platform: process.platform });
  const drawMenu = (): void =>
    showMenu({
      words: words(),
      send: (command) => {
        if (isListening) window?.webContents.send(CHANNELS.command, command);
      },
      platform: process.platform,
    });
  serveScheme(session.defaultSession, {
    handle: engine.handle,
    pageFolder: process.env['TRIBUNE_RENDERER'] ?? rendererFolder(),
    onAnswer: (name, copy) => {
      if (name !== 'app.savePreferences') return;
      void languageIn(copy()).then((chosen) => {
        if (chosen === null || chosen === language) return;
        language = chosen;
        drawMenu();
      });
    },
  });
  const focus = (shown: BrowserWindow): void => {
    if (shown.isMinimized()) shown.restore();
    shown.focus();
  };
  const show = (): void => {
    const { example, wall } = asked;
    asked = { file: null, example: null, wall: false };
    window = openWindow({
      url: `${ORIGIN}/${firstAddress({ example, wall })}`,
      fullScreen: wall,
      preload: join(packageFolder(), 'dist', 'node', 'preload.cjs'),
      icon: iconPath(),
      devTools: !app.isPackaged,
      place: lastPlace(dataFolder()),
    });
    keepPlace(window, dataFolder());
    reviveWindow(window, words, Date.now);
    askBeforeClosing(window, words);
    window.on('closed', () => {
      window = null;
      isListening = false;
    });
    // A page on its way, or one that ended, hears nothing: what is to be opened waits for the next to ask.
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) isListening = false;
    });
    window.webContents.on('render-process-gone', () => {
      isListening = false;
    });
  };
  ipcMain.on(CHANNELS.listening, ({ sender }) => {
    if (sender === window?.webContents) isListening = true;
  });
  openFile = (path) => {
    if (window !== null && isListening) window.webContents.send(CHANNELS.openRequest, dialogs.grant(path));
    else engine.requestOpen(path);
    if (window === null) show();
    else focus(window);
  };

  startAgain = (again) => {
    if (window === null) {
      asked = again;
      if (again.file !== null) engine.requestOpen(again.file);
      return show();
    }
    if (again.example !== null || again.wall) void window.loadURL(`${ORIGIN}/${firstAddress(again)}`);
    if (again.file !== null) return openFile(again.file);
    focus(window);
  };
  app.on('activate', () => {
    if (window === null) show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuit(engine);
  drawMenu();
  if (asked.file !== null) engine.requestOpen(asked.file);
  show();
}

/** Electron refuses a folder that is not there. One that cannot be made is told when the engine opens. */
function useOwnFolder(): void {
  const folder = join(dataFolder(), 'window');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch {
    // `cannotStart` will say it.
  }
}

/** The process ends only when running queries were interrupted and every project is closed. */
function closeBeforeQuit(engine: Engine): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

async function currentLanguage(engine: Engine): Promise<WindowLanguage> {
  const request = new Request(`${ORIGIN}/api/app.savePreferences`, { method: 'POST', body: '{}' });
  return (await languageIn(await engine.handle(request, new AbortController().signal))) ?? 'en';
}

async function languageIn(answer: Response): Promise<WindowLanguage | null> {
  const parsed = preferencesSchema.safeParse(await answer.json().catch(() => null));
  return parsed.success ? parsed.data.language : null;
}

function iconPath(): string | null {
  const path = join(packageFolder(), 'resources', 'icons', 'icon.png');
  return process.platform === 'linux' && existsSync(path) ? path : null;
}

function cannotStart(fault: unknown): void {
  const words = windowWords(app.getLocale().startsWith('fr') ? 'fr' : 'en');
  dialog.showErrorBox(
    words('cannotStart'),
    `${words('cannotStartDetail').replace('{folder}', dataFolder())}\n\n${fault instanceof Error ? fault.message : String(fault)}`,
  );
  app.exit(1);
}
