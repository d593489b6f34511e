/** How a line ends a step or not: `done` says that the step ended well, `unread` keeps a line that could not be read. */
export type JournalLevel = 'info' | 'done' | 'warning' | 'error' | 'unread';

/** One line of an execution log. */
export type JournalEvent = {
  /** Wall clock as the log writes it, in milliseconds as if it were UTC. */
  atMs: number;
  step: string | null;
  /** Rows that the step says it handled. */
  volume: number | null;
  durationMs: number | null;
  level: Exclude<JournalLevel, 'unread'>;
  message: string | null;
};

const MOST_STEP = 120;
const MOST_MESSAGE = 500;
/** Characters that move a cursor or hide text; a log is shown as plain text only. */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g; // eslint-disable-line no-control-regex

export function plainText(text: string, most: number): string {
  // eslint-disable-next-line no-control-regex
  const shown = text
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replace(HIDDEN, ' ')
    .trim();
  return shown.length > most ? `${shown.slice(0, most - 1)}…` : shown;
}

export function stepName(text: string): string | null {
  const name = plainText(text, MOST_STEP)
    .replace(/^["'«“`]+|["'»”`.,;:]+$/gu, '')
    .trim();
  return name === '' ? null : name;
}

export function messageText(text: string): string | null {
  const message = plainText(text, MOST_MESSAGE);
  return message === '' ? null : message;
}

const LEVELS: Record<string, 'info' | 'warning' | 'error'> = {
  trace: 'info', debug: 'info', info: 'info', information: 'info', notice: 'info', ok: 'info',
  warn: 'warning', warning: 'warning', avertissement: 'warning', attention: 'warning',
  error: 'error', err: 'error', erreur: 'error', fatal: 'error', critical: 'error', critique: 'error', severe: 'error',
  echec: 'error', panic: 'error', alert: 'error', emergency: 'error',
}; // prettier-ignore

/** The level that a word names, in English or French; null for another word. */
export function levelOf(word: string): 'info' | 'warning' | 'error' | null {
  return LEVELS[folded(word)] ?? null;
}

/** Lower case without accents, and one underscore for anything that is no letter or digit. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

const DONE =
  /\b(done|finished|completed?|ended|ended ok|success(ful(ly)?)?|succeeded|ok|termine[es]{0,2}|fini[es]{0,2}|acheve[es]{0,2}|reussi[es]{0,2}|succes)\b/;
const STARTS =
  /\b(start(s|ed|ing)?|begin(s|ning)?|began|launch(ed|ing)?|debut(e|ee)?|demarr(e|ee|age)|commence(e|ment)?|lancement)\b/;
const FAILED =
  /\b(failed|failure|exception|aborted|crashed|killed|echec|echoue[es]{0,2}|plante|interrompu[es]{0,2}|ko)\b/;

/** What the words of a line say of the step: it began, ended well or failed; null where they say nothing. */
export function saidOf(text: string): 'starts' | 'done' | 'failed' | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (FAILED.test(plain)) return 'failed';
  if (STARTS.test(plain)) return 'starts';
  return DONE.test(plain) ? 'done' : null;
}
