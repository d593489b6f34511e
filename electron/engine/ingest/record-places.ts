import { createReadStream } from 'node:fs';
import type { Dialect } from './records.ts';

export type RecordPlace = {
  byte: number;
  /** First and last physical line, from 1. */
  line: number;
  lastLine: number;
  /** Number among the accepted records, null when it was wanted by its byte only. */
  ordinal: number | null;
  /** Number among all records after the header, from 0. */
  record: number;
  raw: string;
};

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const RAW_LIMIT = 4000;

/**
 * Finds records of a CSV file by their first byte (as DuckDB's rejects give it, from 0) or by their number among the
 * records that DuckDB accepted (from 0, header and blank lines not counted, records in `skipped` not counted).
 * Lines are physical lines from 1, also where cells hold line ends. Stops after the last one wanted.
 *
 * @param wanted first bytes and numbers of records; `skipped`: first bytes of the records that DuckDB set aside for
 *   their structure; `linesAbove`: lines of the original that stand above the first line of this file
 */
export async function recordPlaces(
  path: string,
  dialect: Dialect,
  wanted: {
    bytes: ReadonlySet<number>;
    ordinals: ReadonlySet<number>;
    skipped: ReadonlySet<number>;
    linesAbove: number;
  },
): Promise<RecordPlace[]> {
  const found: RecordPlace[] = [];
  let left = wanted.bytes.size + wanted.ordinals.size;
  if (left === 0) return found;
  const quote = dialect.quote.charCodeAt(0);
  const delimiter = dialect.delimiter.charCodeAt(0);
  const { skipped, linesAbove } = wanted;
  let [byte, line, start, startLine, next, record] = [0, linesAbove + 1, 0, linesAbove + 1, 0, 0];
  let headerSeen = false;
  let quoted = false;
  let fieldStart = true;
  let pendingQuote = false;
  let raw: number[] = [];
  const endRecord = (): void => {
    const blank = raw.length === 0 || (raw.length === 1 && raw[0] === CARRIAGE_RETURN);
    if (!blank) {
      const counted = headerSeen && !skipped.has(start);
      const byByte = wanted.bytes.has(start);
      const byOrdinal = counted && wanted.ordinals.has(next);
      if (byByte || byOrdinal) {
        const text = Buffer.from(raw).toString('utf8').replace(/\r$/, '');
        found.push({
          byte: start,
          line: startLine,
          lastLine: line,
          ordinal: byOrdinal ? next : null,
          record,
          raw: text,
        });
        left -= (byByte ? 1 : 0) + (byOrdinal ? 1 : 0);
      }
      if (counted) next += 1;
      if (headerSeen) record += 1;
      headerSeen = true;
    }
    raw = [];
    fieldStart = true;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (const value of chunk) {
      byte += 1;
      if (pendingQuote) {
        pendingQuote = false;
        if (value === quote) {
          if (raw.length < RAW_LIMIT) raw.push(value);
          continue;
        }
        quoted = false;
      }
      if (quoted) {
        if (value === quote) pendingQuote = true;
        else if (value === LINE_FEED) line += 1;
      } else if (value === LINE_FEED) {
        endRecord();
        line += 1;
        start = byte;
        startLine = line;
        if (left <= 0) return found;
        continue;
      } else if (value === quote && fieldStart) quoted = true;
      fieldStart = !quoted && value === delimiter;
      if (raw.length < RAW_LIMIT) raw.push(value);
    }
  }
  endRecord();
  return found;
}
