import { BrowserWindow, nativeTheme } from 'electron';
import { SMALLEST } from './place.ts';
import type { Place } from './place.ts';

type WindowOptions = {
  url: string;
  preload: string;
  icon: string | null;
  devTools: boolean;
  place: Place | null;
  fullScreen: boolean;
};

const FIRST = { width: 1440, height: 900 } as const;

const PAPER = { light: '#FBFAF7', dark: '#15171A' };

export function openWindow({ url, preload, icon, devTools, place, fullScreen }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...(place === null ? FIRST : { x: place.x, y: place.y, width: place.width, height: place.height }),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Tribune',
    show: false,
    ...(fullScreen ? { fullscreen: true } : {}),
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
  window.once('ready-to-show', () => {
    if (place?.maximized === true) window.maximize();
    window.show();
  });
  void window.loadURL(url);
  return window;
}
