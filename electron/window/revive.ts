import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { WindowWords } from './words.ts';

const SOON_MS = 60_000;

/**
 * A page that ended (out of memory, or killed) is loaded again: once without a word, since the project is held by this
 * process and nothing of it is lost. One that ends again within a minute would do so for ever: the person is asked.
 */
export function reviveWindow(window: BrowserWindow, words: () => WindowWords, now: () => number): void {
  let last = Number.NEGATIVE_INFINITY;
  // Loaded in a later task: within the event, Electron still counts the process as it was.
  const reload = (): void =>
    void setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const isAgain = now() - last < SOON_MS;
    last = now();
    if (!isAgain) return reload();
    const say = words();
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: say('pageEnded'),
        detail: say('pageEndedDetail'),
        buttons: [say('loadAgain'), say('quit')],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => (response === 1 ? app.quit() : reload()));
  });
}
