/** Reading text tables by hand, for previews and for finding the line of a record. Loading is DuckDB's work. */
export type Dialect = { delimiter: string; quote: string };

const DELIMITERS = [',', ';', '\t', '|'] as const;
const MAX_SNIFFED_RECORDS = 200;

/** Fields of every whole record of a text; the last one is dropped when the text was cut inside it. */
export function parseRecords(
  text: string,
  { delimiter, quote }: Dialect,
  cut: boolean,
  limit = Number.POSITIVE_INFINITY,
): string[][] {
  if (!text.includes(quote)) return plainRecords(text, delimiter, cut, limit);
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  let started = false;
  const endRecord = (): void => {
    record.push(field);
    if (record.length > 1 || field !== '' || started) records.push(record);
    record = [];
    field = '';
    started = false;
  };
  for (let at = 0; at < text.length && records.length < limit; at += 1) {
    const char = text[at]!;
    if (quoted) {
      if (char !== quote) field += char;
      else if (text[at + 1] === quote) {
        field += quote;
        at += 1;
      } else quoted = false;
    } else if (char === quote && field === '' && !started) {
      quoted = true;
      started = true;
    } else if (char === delimiter) {
      record.push(field);
      field = '';
      started = false;
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at += 1;
      endRecord();
    } else field += char;
  }
  if (!cut && (field !== '' || record.length > 0 || started) && records.length < limit) endRecord();
  return records;
}

/** Without a quote in the whole text, lines are records: about twenty times faster. */
function plainRecords(text: string, delimiter: string, cut: boolean, limit: number): string[][] {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
  if (cut) lines.pop();
  const records: string[][] = [];
  for (const line of lines) {
    if (records.length >= limit) break;
    if (line !== '') records.push(line.split(delimiter));
  }
  return records;
}

/** The delimiter under which most records have as many fields as the first, and the most of them. */
export function sniffDelimiter(text: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const records = parseRecords(text, { delimiter, quote: '"' }, true, MAX_SNIFFED_RECORDS);
    const width = records[0]?.length ?? 0;
    if (width < 2) continue;
    const same = records.filter((record) => record.length === width).length / records.length;
    const score = same * Math.log2(width + 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** True when a text ends lines in more than one way: DuckDB reads one way at a time. */
export function mixesNewlines(text: string): boolean {
  const crlf = text.includes('\r\n');
  const bare = text.replaceAll('\r\n', '');
  return [crlf, bare.includes('\n'), bare.includes('\r')].filter(Boolean).length > 1;
}
