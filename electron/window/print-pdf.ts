import { BrowserWindow } from 'electron';
import { AppError } from '#shared/domain/app-error.ts';
import type { PdfPrinter } from '#electron/engine/export/print-pdf.ts';
import { layDocument, PRINT } from '../launch/lay-document.ts';
import type { AskPage } from '../launch/lay-document.ts';

/** Prints in a page that is never shown, in the sandbox, with the session that lets nothing be fetched. */
export const windowPrinter: PdfPrinter = async (html, signal) => {
  const page = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });
  const stop = (): void => page.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await page.loadURL('about:blank');
    const tools = page.webContents.debugger;
    tools.attach();
    const ask: AskPage = (method, params) => tools.sendCommand(method, params) as ReturnType<AskPage>;
    await layDocument(ask, html);
    return await page.webContents.printToPDF(PRINT);
  } catch (cause) {
    throw signal.aborted
      ? new AppError('CANCELLED', 'cancelled', {}, { cause })
      : new AppError('PDF_FAILED', 'the window printed nothing', {}, { cause });
  } finally {
    signal.removeEventListener('abort', stop);
    if (!page.isDestroyed()) page.destroy();
  }
};
