import { randomUUID } from 'node:crypto';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/client.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { Words } from '#shared/words/words.ts';
import { findBrowser, thisComputer } from '#electron/launch/find-browser.ts';
import { browserPrinter } from '#electron/launch/print-pdf.ts';
import { terminalLocale } from '#electron/launch/sentences.ts';
import type { Engine } from '#electron/engine/engine.ts';
import { openEngine } from '#electron/open-engine.ts';
import { buildMark, dataFolder, examplesFolder, version } from '../places.ts';

/** What a command works with: one engine, called directly; words in the language of the terminal. */
export type CliHost = {
  engine: Engine;
  client: Client;
  words: Words;
  /** Aborted by Ctrl+C. */
  signal: AbortSignal;
  out: (text: string) => void;
  note: (text: string) => void;
  /** One line that is rewritten while something long runs; only on a terminal. */
  progress: (progress: Progress) => void;
  interactive: boolean;
};

export async function openCliEngine(): Promise<Engine> {
  return openEngine({
    host: 'direct',
    version: version(),
    build: buildMark(),
    dataFolder: dataFolder(),
    examplesFolder: examplesFolder(),
    clock: () => new Date(),
    randomId: randomUUID,
    locale: terminalLocale(process.env),
    networkConnections: () => 0,
    printPdf: browserPrinter(() => findBrowser(thisComputer()), dataFolder()),
  });
}

export function directClient(engine: Engine, signal: AbortSignal): Client {
  return createClient((request) => engine.handle(request, signal), 'http://engine');
}
