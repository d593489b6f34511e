import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '#shared/domain/app-error.ts';
import type { PdfPrinter } from '#electron/engine/export/print-pdf.ts';
import { printerArguments } from './browser-arguments.ts';
import { devtoolsPipe } from './devtools-pipe.ts';
import type { DevtoolsPipe } from './devtools-pipe.ts';
import type { Browser } from './find-browser.ts';
import { layDocument, PRINT } from './lay-document.ts';
import type { AskPage } from './lay-document.ts';

/** A document of hundred pages takes a few seconds; a browser that says nothing for so long will not say more. */
const MOST_MS = 90_000;
const CLOSE_MS = 3000;
const REMOVALS = 10;

/**
 * Prints with a browser of this computer, without a window: a private profile that is removed afterwards, no port, no
 * network, no script of the document. Two prints of one document differ in bytes.
 *
 * @param find asked at each print, so that a browser installed meanwhile is found
 */
export function browserPrinter(find: () => Browser | null, dataFolder: string): PdfPrinter {
  return async (html, signal) => {
    const browser = find();
    if (browser === null) throw new AppError('PDF_NEEDS_BROWSER', 'no browser of the chromium family to print with');
    const root = browser.profileRoot ?? dataFolder;
    mkdirSync(root, { recursive: true, mode: 0o700 });
    const profile = mkdtempSync(join(root, 'print-'));
    const child = spawn(
      browser.path,
      printerArguments({
        profile,
        platform: process.platform,
        asRoot: process.platform === 'linux' && process.getuid?.() === 0,
      }),
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    const pipe = devtoolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
    const ended = new Promise<void>((settle) => {
      child.once('error', (fault) => {
        pipe.fail(fault);
        settle();
      });
      child.once('exit', () => {
        pipe.fail(new Error('the browser ended'));
        settle();
      });
    });
    const stop = (): void => pipe.fail(new Error('stopped'));
    const limit = setTimeout(() => pipe.fail(new Error(`no answer in ${MOST_MS} ms`)), MOST_MS);
    signal.addEventListener('abort', stop, { once: true });
    try {
      if (signal.aborted) throw new Error('stopped');
      return await printed(pipe, html);
    } catch (cause) {
      throw signal.aborted
        ? new AppError('CANCELLED', 'cancelled', {}, { cause })
        : new AppError('PDF_FAILED', 'the browser printed nothing', {}, { cause });
    } finally {
      clearTimeout(limit);
      signal.removeEventListener('abort', stop);
      const force = setTimeout(() => child.kill('SIGKILL'), signal.aborted ? 0 : CLOSE_MS);
      await pipe.send('Browser.close').catch(() => child.kill('SIGKILL'));
      await ended;
      clearTimeout(force);
      await removed(profile);
    }
  };
}

async function printed({ send }: DevtoolsPipe, html: string): Promise<Uint8Array> {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const ask: AskPage = (method, params) => send(method, params, String(sessionId));
  await layDocument(ask, html);
  const { data } = await ask('Page.printToPDF', PRINT);
  return Buffer.from(String(data), 'base64');
}

/** Helpers of a browser write for a moment after it ended. What cannot be removed is an empty profile, no document. */
async function removed(folder: string): Promise<void> {
  for (let left = REMOVALS; left > 0; left -= 1) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch {
      await new Promise((settle) => setTimeout(settle, 100));
    }
  }
}
