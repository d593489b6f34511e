import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { openEngine } from '#electron/open-engine.ts';
import { findBrowser, thisComputer } from '../launch/find-browser.ts';
import { firstAddress } from '../launch/options.ts';
import type { StartOptions } from '../launch/options.ts';
import { browserPrinter } from '../launch/print-pdf.ts';
import { terminalLocale } from '../launch/sentences.ts';
import type { Say } from '../launch/sentences.ts';
import { watchNetwork } from '../network-count.ts';
import { buildMark, dataFolder, examplesFolder, rendererFolder, version } from '../places.ts';
import { openBrowserWindow } from './browser-window.ts';
import type { BrowserWindow } from './browser-window.ts';
import { startServer } from './server.ts';
import type { LoopbackServer } from './server.ts';

export const ADDRESS_PREFIX = 'TRIBUNE_ADDRESS ';

export type Terminal = {
  say: Say;
  out: (line: string) => void;
  error: (line: string) => void;
  /** Settles when the host is asked to end: a signal, or the parent that is gone. */
  stopped: Promise<void>;
  /** False where no window can open. */
  screen: boolean;
};

const SUCCESS = 0;
const WRONG_INPUT = 2;
/** A browser that handed over to another process ends at once; its page comes a moment later. */
const FIRST_PAGE_MS = 20_000;

/** Engine, page and one window of a browser; ends with the window. */
export async function runHost(options: StartOptions, terminal: Terminal): Promise<number> {
  const { say, out, error } = terminal;
  const file = options.file === null ? null : resolve(options.file);
  const pageFolder = process.env['TRIBUNE_RENDERER'] ?? rendererFolder();
  const computer = thisComputer();
  const quiet = options.noWindow || !terminal.screen;
  const browser = quiet ? null : findBrowser(computer);
  const refuse = (line: string): number => {
    error(line);
    return WRONG_INPUT;
  };
  if (file !== null && !existsSync(file)) return refuse(say('fileMissing', { file: basename(file) }));
  if (!existsSync(join(pageFolder, 'index.html'))) return refuse(say('pageMissing'));
  if (!quiet && browser === null) {
    const named = computer.env['TRIBUNE_BROWSER'] ?? '';
    return refuse(named === '' ? say('noBrowser') : say('browserMissing', { browser: named }));
  }

  const network = watchNetwork();
  const engine = await openEngine({
    host: 'browser',
    version: version(),
    build: buildMark(),
    dataFolder: dataFolder(),
    examplesFolder: examplesFolder(),
    clock: () => new Date(),
    randomId: randomUUID,
    locale: terminalLocale(process.env),
    networkConnections: network.count,
    printPdf: browserPrinter(() => findBrowser(computer), dataFolder()),
  });
  let server: LoopbackServer | null = null;
  let window: BrowserWindow | null = null;
  try {
    if (file !== null) engine.requestOpen(file);
    server = await startServer({ handle: engine.handle, pageFolder, firstPage: `/${firstAddress(options)}` });
    if (browser === null) {
      if (!options.noWindow) error(say('noScreen'));
      out(`${ADDRESS_PREFIX}${server.firstUrl}`);
      await Promise.race([terminal.stopped, server.presence.left]);
      return SUCCESS;
    }
    window = openBrowserWindow(browser, server.firstUrl, { dataFolder: dataFolder(), fullScreen: options.wall });
    const { name } = browser;
    out(
      options.reason === null
        ? say('browserAsked', { browser: name })
        : say('browser', { browser: name, reason: options.reason }),
    );
    const opened = await Promise.race([
      terminal.stopped.then(() => true),
      server.presence.left.then(() => true),
      neverOpened(window, server),
    ]);
    return opened ? SUCCESS : refuse(say('browserFailed', { browser: name }));
  } finally {
    await window?.close();
    await server?.close();
    await engine.close();
    network.stop();
  }
}

/** Settles with false when the browser ended and no page came; never, once a page is there. */
async function neverOpened(window: BrowserWindow, server: LoopbackServer): Promise<false> {
  const { ok } = await window.ended;
  if (ok) await new Promise((settle) => setTimeout(settle, FIRST_PAGE_MS).unref());
  if (server.presence.seen()) await new Promise(() => undefined);
  return false;
}
