import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

type Listener = (...given: unknown[]) => unknown;

class WebContentsDouble extends EventEmitter {
  send = vi.fn();
  reload = vi.fn();
  url = '';
  getURL = (): string => this.url;
  setWindowOpenHandler = vi.fn();
}

class WindowDouble extends EventEmitter {
  webContents = new WebContentsDouble();
  options: Record<string, unknown>;
  show = vi.fn();
  focus = vi.fn();
  isDestroyed = vi.fn(() => false);
  restore = vi.fn();
  isMinimized = vi.fn(() => false);
  isMaximized = vi.fn(() => false);
  maximize = vi.fn();
  getNormalBounds = vi.fn(() => ({ x: 40, y: 30, width: 1200, height: 800 }));
  loadURL = vi.fn((url: string) => {
    this.webContents.url = url;
    return Promise.resolve();
  });
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
  }
}

/** What the window asks of Electron, recorded; `vi.mock('electron', …)` gives it in place of the package. */
export function electronDouble() {
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    commandLine: { appendSwitch: vi.fn() },
    enableSandbox: vi.fn(),
    setAppUserModelId: vi.fn(),
    setPath: vi.fn((_name: string, _path: string) => undefined),
    requestSingleInstanceLock: vi.fn(() => true),
    whenReady: vi.fn(() => Promise.resolve()),
    getPreferredSystemLanguages: vi.fn(() => ['fr-FR']),
    getLocale: vi.fn(() => 'fr'),
    quit: vi.fn(),
    exit: vi.fn(),
  });
  const windows: WindowDouble[] = [];
  const openWindow = function (options: Record<string, unknown>): WindowDouble {
    const window = new WindowDouble(options);
    windows.push(window);
    app.emit('web-contents-created', {}, window.webContents);
    return window;
  };
  const BrowserWindow = Object.assign(openWindow as unknown as new (options: Record<string, unknown>) => WindowDouble, {
    fromWebContents: vi.fn((contents: unknown) => windows.find((one) => one.webContents === contents) ?? null),
  });
  const handlers = new Map<string, Listener>();
  const schemes = new Map<string, (request: Request) => Promise<Response>>();
  const session = {
    defaultSession: {
      protocol: {
        handle: vi.fn((scheme: string, handler: (request: Request) => Promise<Response>) =>
          schemes.set(scheme, handler),
        ),
      },
      webRequest: { onBeforeRequest: vi.fn(), onSendHeaders: vi.fn() },
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setSpellCheckerEnabled: vi.fn(),
    },
  };
  return {
    app,
    BrowserWindow,
    windows,
    handlers,
    schemes,
    session,
    protocol: { registerSchemesAsPrivileged: vi.fn() },
    dialog: {
      showOpenDialog: vi.fn(),
      showSaveDialog: vi.fn(),
      showMessageBox: vi.fn(),
      showMessageBoxSync: vi.fn(),
      showErrorBox: vi.fn(),
    },
    ipcMain: Object.assign(new EventEmitter(), {
      handle: vi.fn((channel: string, listener: Listener) => handlers.set(channel, listener)),
    }),
    shell: { showItemInFolder: vi.fn() },
    screen: { getAllDisplays: vi.fn(() => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]) },
    nativeTheme: { shouldUseDarkColors: false },
    Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
    contextBridge: { exposeInMainWorld: vi.fn() },
    ipcRenderer: Object.assign(new EventEmitter(), { invoke: vi.fn(), send: vi.fn() }),
    webUtils: { getPathForFile: vi.fn() },
  };
}

export type ElectronDouble = ReturnType<typeof electronDouble>;
