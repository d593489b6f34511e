import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Lines of JSON in one file on this computer, kept under 5 MB; values of the log never go there. */
export type Logger = {
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
  /** Writes the whole cause and returns the reference that the person is shown. */
  fault(cause: unknown): string;
};

const LIMIT_BYTES = 5_000_000;

export function fileLogger(file: string, clock: () => Date, nextId: () => string): Logger {
  mkdirSync(dirname(file), { recursive: true });
  const write = (level: string, message: string, details: object): void => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ at: clock().toISOString(), level, message, ...details })}\n`);
    } catch {
      // A full disk must not turn a message into a fault.
    }
  };
  return {
    info: (message, details = {}) => write('info', message, details),
    warn: (message, details = {}) => write('warn', message, shown(details)),
    fault: (cause) => {
      const id = nextId();
      write('fault', cause instanceof Error ? cause.message : String(cause), { id, stack: stackOf(cause) });
      return id;
    },
  };
}

function shown(details: object): object {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, value instanceof Error ? stackOf(value) : (value as unknown)]),
  );
}

function stackOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined
    ? (cause.stack ?? cause.message)
    : `${cause.stack ?? cause.message}\ncaused by: ${stackOf(cause.cause)}`;
}
