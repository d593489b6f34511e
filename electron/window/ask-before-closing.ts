import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { WindowWords } from './words.ts';

/** A page that objects to being closed has an import under way: the person decides, and staying is the safe answer. */
export function askBeforeClosing(window: BrowserWindow, words: () => WindowWords): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const say = words();
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: say('importUnderWay'),
      detail: say('importUnderWayDetail'),
      buttons: [say('keepImporting'), say('giveUpImport')],
      defaultId: 0,
      cancelId: 0,
    });
    // To Electron, preventing means: what the page objects is not heard.
    if (answer === 1) event.preventDefault();
  });
}
