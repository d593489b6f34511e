import { levelOf, messageText, saidOf, stepName } from './journal-event.ts';
import type { JournalEvent } from './journal-event.ts';
import { countOf, durationMs, stampOf } from './line-values.ts';
import type { DateOrder } from './line-values.ts';
import { eventOfFields, namedFields } from './named-fields.ts';

/** One line of an execution log, as text or as a JSON object; null where it tells no time. */
export function toldLine(line: string, order: DateOrder): JournalEvent | null {
  return line.startsWith('{') ? jsonEvent(line, order) : textEvent(line, order);
}

function jsonEvent(line: string, order: DateOrder): JournalEvent | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  return eventOfFields(namedFields(leaves(parsed as Record<string, unknown>)), order);
}

/** Plain values of an object, its own before those one level down, such as `error.message`. */
function leaves(object: Record<string, unknown>): [string, string][] {
  const own: [string, string][] = [];
  const below: [string, string][] = [];
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      own.push([name, String(value)]);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const inner = (value as Record<string, unknown>)['message'];
      if (typeof inner === 'string') own.push([name, inner]);
      for (const [key, leaf] of Object.entries(value))
        if (typeof leaf === 'string' || typeof leaf === 'number') below.push([key, String(leaf)]);
    }
  }
  return [...own, ...below];
}

const PAIR = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_.-]*)=("[^"]*"|'[^']*'|[^\s,;|]+)/gu;
/** `- name - LEVEL -`, as Python's logging writes it. */
const DASHED = /^([\p{L}_][\p{L}\p{N}_.:/-]*)\s+-\s+(\p{Lu}+)\s*(?:-\s*)?/u;
const LEVEL_WORD = /^[[(]?(\p{L}+)[\])]?\s*[:|-]?\s*/u;
const BRACKETED = /^\[([\p{L}_][^\]]{0,118})\]\s*[:|-]?\s*/u;
const STEP_WORD =
  /(?:^|[\s[(])(?:step|stage|task|phase|job|[ée]tape|t[âa]che)\s*[:#]?\s*(?:"([^"]+)"|'([^']+)'|«\s*([^»]+?)\s*»|“([^”]+)”|([\p{L}\p{N}_][\p{L}\p{N}_./-]*))/iu;
const ROWS_WORD =
  /(?<![\p{L}\p{N}.,])(\d{1,3}(?:[  \u202f.,'_]\d{3})+|\d+)\s+(?:[\p{L}]+\s+)?(?:rows?|lines?|records?|predictions?|scores?|cases?|clients?|customers?|lignes?|enregistrements?|pr[ée]dictions?|dossiers?|observations?)(?![\p{L}\p{N}])/iu;
const TOOK_WORD =
  /(?:\b(?:in|took|after|elapsed|duration|en|dur[ée]e|apr[èe]s|temps)|a pris)\s*[:=]?\s*(\d+:\d{2}:\d{2}(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s*[a-z]+(?:\s*\d+(?:[.,]\d+)?\s*[a-z]+)*)/giu;

function textEvent(line: string, order: DateOrder): JournalEvent | null {
  const stamp = stampOf(line, order);
  const pairs = [...line.matchAll(PAIR)].map(([, name = '', value = '']) => [name, unquoted(value)] as const);
  const named = namedFields(pairs);
  if (stamp === null) return pairs.length === 0 ? null : eventOfFields(named, order);
  const { level, step, rest } = headOf(stamp.rest);
  const words = rest.replace(PAIR, ' ');
  const said = stepOf(words) ?? step;
  // "12 rows without income" in a warning is not what the step handled.
  const counts = level === null || levelOf(level) !== 'warning' || saidOf(words) === 'done';
  return eventOfFields(
    {
      ...named,
      ...without(named.level, { level }),
      ...without(named.step, { step: said }),
      ...without(named.volume, { volume: counts ? rowsOf(words) : null }),
      ...without(named.duration ?? named.durationMs, { durationMs: tookOf(words) }),
      ...(level === null && named.level === undefined && named.status === undefined && saidOf(words) === 'failed'
        ? { level: 'error' }
        : {}),
      message: messageText(named.message ?? rest) ?? '',
    },
    order,
    stamp.atMs,
  );
}

/** The level and the name that stand between the time and the words. */
function headOf(text: string): { level: string | null; step: string | null; rest: string } {
  const dashed = DASHED.exec(text);
  if (dashed !== null && levelOf(dashed[2] ?? '') !== null)
    return { level: dashed[2] ?? null, step: stepName(dashed[1] ?? ''), rest: text.slice(dashed[0].length) };
  const first = LEVEL_WORD.exec(text);
  const word = first?.[1] ?? '';
  // A level in capitals or in brackets; "error" in a sentence is a word like another.
  const isLevel = levelOf(word) !== null && (word === word.toUpperCase() || text.startsWith('['));
  const afterLevel = isLevel ? text.slice(first?.[0].length ?? 0) : text;
  const bracketed = BRACKETED.exec(afterLevel);
  if (bracketed === null) return { level: isLevel ? word : null, step: null, rest: afterLevel };
  const rest = afterLevel.slice(bracketed[0].length);
  if (isLevel) return { level: word, step: stepName(bracketed[1] ?? ''), rest };
  const next = headOf(rest);
  return next.level === null
    ? { level: null, step: stepName(bracketed[1] ?? ''), rest }
    : { ...next, step: next.step ?? stepName(bracketed[1] ?? '') };
}

function stepOf(words: string): string | null {
  const found = STEP_WORD.exec(words);
  const name = found?.slice(1).find((one) => one !== undefined);
  return name === undefined ? null : stepName(name);
}

function rowsOf(words: string): string | null {
  const text = ROWS_WORD.exec(words)?.[1];
  const count = text === undefined ? null : countOf(text);
  return count === null ? null : String(count);
}

function tookOf(words: string): string | null {
  for (const [, text = ''] of words.matchAll(TOOK_WORD)) {
    const parts = [text, ...(/^\d+(?:[.,]\d+)?\s*[a-z]+/i.exec(text) ?? [])];
    for (const part of parts) {
      const took = /^\d+(?:[.,]\d+)?$/.test(part) ? null : durationMs(part);
      if (took !== null) return String(took);
    }
  }
  return null;
}

function without(known: string | undefined, found: Record<string, string | null>): Record<string, string> {
  if (known !== undefined) return {};
  return Object.fromEntries(Object.entries(found).filter((one): one is [string, string] => one[1] !== null));
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
