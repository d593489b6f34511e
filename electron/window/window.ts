import { BrowserWindow, nativeTheme } from 'electron';

type WindowPlace = { url: string; preload: string; icon: string | null; devTools: boolean };

const PAPER = { light: '#FBFAF7', dark: '#15171A' };

export function openWindow({ url, preload, icon, devTools }: WindowPlace): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 880,
    minHeight: 600,
    title: 'Tribune',
    show: false,
    autoHideMenuBar: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    ...(icon === null ? {} : { icon }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(url);
  return window;
}
