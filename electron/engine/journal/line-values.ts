/** When a line of a journal is stamped: wall clock as written, in milliseconds as if it were UTC. */
export type Stamp = { atMs: number; rest: string };

export type DateOrder = 'day-first' | 'month-first';

const CLOCK = String.raw`(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const ZONE = String.raw`\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const ISO = new RegExp(
  String.raw`^[[("']?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|[ ,]+)${CLOCK}${ZONE})?[\])"']?(?=$|[\s,;|:\]-])`,
);
const SLASHED = new RegExp(
  String.raw`^[[("']?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ,]+(?:à )?${CLOCK}${ZONE})?[\])"']?(?=$|[\s,;|:\]-])`,
);
const EPOCH = /^[[("']?(\d{13}|\d{10})(?:[.,](\d{1,9}))?[\])"']?(?=$|[\s,;|:-])/;
const SECONDS_DIGITS = 10;
const AFTER_STAMP = /^[\s,;|:-]+/;
/** Between these years; a number of ten digits outside them is an identifier. */
const [EARLIEST_MS, LATEST_MS] = [Date.UTC(1990, 0, 1), Date.UTC(2100, 0, 1)];

/** The time that a text begins with, and what follows it; null where it begins with none. */
export function stampOf(text: string, order: DateOrder): Stamp | null {
  const iso = ISO.exec(text);
  if (iso !== null) return stamped(text, iso, [iso[1], iso[2], iso[3]]);
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const [day, month] = order === 'day-first' ? [slashed[1], slashed[2]] : [slashed[2], slashed[1]];
    return stamped(text, slashed, [slashed[3], month, day]);
  }
  const epoch = EPOCH.exec(text);
  if (epoch === null) return null;
  const digits = epoch[1] ?? '';
  const atMs =
    digits.length === SECONDS_DIGITS ? Math.round(Number(`${digits}.${epoch[2] ?? '0'}`) * 1000) : Number(digits);
  return within(atMs) ? { atMs, rest: text.slice(epoch[0].length).replace(AFTER_STAMP, '') } : null;
}

function stamped(text: string, match: RegExpExecArray, date: (string | undefined)[]): Stamp | null {
  const [year, month, day] = date.map(Number) as [number, number, number];
  const [hour, minute, second] = [4, 5, 6].map((at) => Number(match[at] ?? 0)) as [number, number, number];
  const atMs = Date.UTC(year, month - 1, day, hour, minute, second) + Math.round(Number(`0.${match[7] ?? '0'}`) * 1000);
  const read = new Date(Date.UTC(year, month - 1, day));
  const isDay = read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 60 || !within(atMs)) return null;
  return { atMs, rest: text.slice(match[0].length).replace(AFTER_STAMP, '') };
}

function within(atMs: number): boolean {
  return atMs >= EARLIEST_MS && atMs < LATEST_MS;
}

/** Dates are read day first, unless one of the file has no such day: 03/25/2025. */
export function dateOrder(lines: Iterable<string>): DateOrder {
  for (const line of lines) {
    const [, first, second] = /(?:^|["\s[])(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(line) ?? [];
    if (Number(first) > 12) return 'day-first';
    if (Number(second) > 12) return 'month-first';
  }
  return 'day-first';
}

const UNIT_MS: Record<string, number> = {
  ms: 1, msec: 1, millisecond: 1, milliseconde: 1,
  s: 1000, sec: 1000, sek: 1000, second: 1000, seconde: 1000,
  m: 60_000, mn: 60_000, min: 60_000, minute: 60_000,
  h: 3_600_000, hr: 3_600_000, hour: 3_600_000, heure: 3_600_000,
}; // prettier-ignore

const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]+)/giy;

/**
 * A duration as it stands alone: `12.3 s`, `2 min 5 s`, `1h 02m`, `00:01:12.5`, or a bare number in `unit`.
 * @returns milliseconds, null for anything else
 */
export function durationMs(text: string, unit: 's' | 'ms' = 's'): number | null {
  const clean = text.trim();
  const clock = /^(\d{1,3}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?$/.exec(clean);
  if (clock !== null)
    return ((Number(clock[1]) * 60 + Number(clock[2])) * 60 + Number(`${clock[3]}.${clock[4] ?? '0'}`)) * 1000;
  if (/^\d+(?:[.,]\d+)?$/.test(clean)) return Number(clean.replace(',', '.')) * (unit === 's' ? 1000 : 1);
  let total: number | null = null;
  PART.lastIndex = 0;
  let at = 0;
  for (let part = PART.exec(clean); part !== null; part = PART.exec(clean)) {
    const name = (part[2] ?? '').toLowerCase();
    const factor = UNIT_MS[name] ?? UNIT_MS[name.replace(/s$/, '')];
    if (factor === undefined) break;
    total = (total ?? 0) + Number((part[1] ?? '').replace(',', '.')) * factor;
    at = PART.lastIndex;
    const gap = /^[\s,]*/.exec(clean.slice(at))?.[0].length ?? 0;
    PART.lastIndex = at + gap;
  }
  return at === clean.length ? total : null;
}

const COUNT = /^\d{1,3}(?:[  \u202f.,'_]\d{3})+$|^\d+$/u;
const MOST_ROWS = 1e12;

/** A whole number of rows, with or without marks between the thousands; null for anything else. */
export function countOf(text: string): number | null {
  const clean = text.trim();
  if (!COUNT.test(clean)) return null;
  const value = Number(clean.replace(/\D/gu, ''));
  return value <= MOST_ROWS ? value : null;
}
