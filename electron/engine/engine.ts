import type { PdfPrinter } from './export/print-pdf.ts';
import type { Handler } from './handler.ts';
import type { ScoringSpawner } from './models/runtime/scoring-process.ts';

export type EngineConfig = {
  host: 'window' | 'browser' | 'direct';
  version: string;
  /** Preferences, recent files, log file and private copies; one folder per person and computer. */
  dataFolder: string;
  /** The example projects that come with the application. */
  examplesFolder: string;
  clock: () => Date;
  /** Unguessable identifiers for grants and sessions. */
  randomId: () => string;
  /** The language before the person chose one, as the system names it: `fr-FR`, `fr_FR.UTF-8`, `C`. */
  locale: string;
  /** What the program is made of: answers are kept for the next opening only between runs of one build. */
  build?: string | null;
  /** How long an answer takes that is kept for the next opening. */
  keepAboveMs?: number;
  /** Threads and memory of the database; the defaults suit a laptop. */
  threads?: number;
  memoryLimitMb?: number;
  /** Connections that left this computer, as the host counts them. */
  networkConnections: () => number;
  /** Starts the process that runs models; a forked Node by default. */
  spawnScoring?: ScoringSpawner;
  /** Prints documents; without one there is no PDF, and the person is told what to do. */
  printPdf?: PdfPrinter | null;
};

/** What hosts see. Everything else goes through `handle`. */
export type Engine = {
  handle: Handler;
  /** Turns a path that the person chose into an identifier that the window may use. */
  grant(path: string): string;
  /** What the window opens first: asked by the command line or a double click. `onOpenRequest` listeners hear later ones. */
  requestOpen(path: string): void;
  /** Interrupts what runs, closes every project in order and gives everything back. */
  close(): Promise<void>;
};
