import type { LocalText } from '#shared/domain/language.ts';
import { valueName } from '#shared/analyses/amounts.ts';
import { rangeName } from '#shared/analyses/number-range.ts';
import type { NumberRange } from '#shared/analyses/number-range.ts';
import type { SegmentLevel } from '#shared/analyses/segments/schema.ts';
import type { ReadDb } from '../../db/connection.ts';
import { listLiteral } from '../../db/sql.ts';
import { localText } from '../scored.ts';
import type { Where } from '../scored.ts';
import type { GroupColumn } from './columns.ts';

/** A column cut into levels; `code` is SQL for the place of a row's level in the list. The last one is: missing. */
export type CodedColumn = GroupColumn & { levels: SegmentLevel[]; code: string };

/** Values of a column with the rows of each: numbers ascending, texts commonest first. */
export type Seen = { numbers: Numbers | null; texts: string[] };
type Numbers = { value: Float64Array; n: Float64Array };

/** `isPart`: the values are those of a part of the rows. */
export type Cut = { bins: number; categories: number; isPart?: boolean };

const WORDS = {
  missing: { en: 'not filled in', fr: 'non renseigné' },
  rest: { en: 'other values', fr: 'autres valeurs' },
};
const YES_NO: Record<string, LocalText> = { '1': { en: 'yes', fr: 'oui' }, '0': { en: 'no', fr: 'non' } };

/** One more than any cut asks for, so that a text with more kinds than that is seen to have them. */
export const TEXTS_READ = 64;

/**
 * What values the columns have in some rows: one read for the numbers, one for the texts.
 *
 * @param where the rows; a part of them is enough to cut numbers in quarters
 */
export async function seenValues(db: ReadDb, columns: readonly GroupColumn[], where: Where): Promise<Seen[]> {
  const rows = `WITH seen AS MATERIALIZED (SELECT ${columns.map((one, at) => `${one.sql} AS v${at}`).join(', ')} FROM prediction WHERE ${where.sql})`;
  const places = columns.map((_, at) => at);
  const numbers = places.filter((at) => columns[at]?.type === 'number');
  const texts = places.filter((at) => columns[at]?.type === 'text');
  const seen: Seen[] = columns.map(() => ({ numbers: null, texts: [] }));
  if (numbers.length > 0) {
    const counts = numbers.map(
      (at) =>
        `(SELECT ${at}::DOUBLE AS i, v${at} AS v, count(*)::DOUBLE AS n FROM seen WHERE isfinite(v${at}) GROUP BY ALL)`,
    );
    const [column, value, n] = await db.numbers(`${rows} ${counts.join(' UNION ALL ')} ORDER BY i, v`, where.values);
    for (const at of numbers) {
      const from = column?.indexOf(at) ?? -1;
      const to = from < 0 ? -1 : (column?.lastIndexOf(at) ?? -1) + 1;
      const part = (all: Float64Array | undefined): Float64Array =>
        from < 0 || all === undefined ? new Float64Array() : all.subarray(from, to);
      seen[at] = { numbers: { value: part(value), n: part(n) }, texts: [] };
    }
  }
  if (texts.length > 0) {
    const counts = texts.map(
      (at) =>
        `(SELECT ${at}::INTEGER AS i, v${at}::VARCHAR AS v, count(*)::DOUBLE AS n FROM seen WHERE v${at} IS NOT NULL GROUP BY ALL ORDER BY n DESC, v LIMIT ${TEXTS_READ})`,
    );
    const found = await db.all<{ i: number; v: string }>(
      `SELECT i, v FROM (${rows} ${counts.join(' UNION ALL ')}) ORDER BY i, n DESC, v`,
      where.values,
    );
    for (const { i, v } of found) seen[i]?.texts.push(v);
  }
  return seen;
}

/** Numbers in bins of about as many rows, or by value where there are no more values than bins; texts by value. */
export function coded(column: GroupColumn, seen: Seen, cut: Cut): CodedColumn {
  return seen.numbers === null ? codedText(column, seen.texts, cut.categories) : codedNumber(column, seen.numbers, cut);
}

function codedText(column: GroupColumn, texts: readonly string[], most: number): CodedColumn {
  const commonest = texts.length > most ? texts.slice(0, most - 1) : texts;
  const named = column.isTime ? commonest.toSorted() : commonest;
  const hasRest = named.length < texts.length;
  const levels = [
    ...named.map((value) => level(column, { value, valueLabel: categoryLabel(column, value) })),
    ...(hasRest ? [level(column, { valueLabel: WORDS.rest })] : []),
    missing(column),
  ];
  // A look-up in a list is worked out once for each text that occurs, a CASE for each row.
  const rest = hasRest
    ? `CASE WHEN ${column.sql} IS NULL THEN ${named.length + 1} ELSE ${named.length} END`
    : named.length;
  return {
    ...column,
    levels,
    code: `coalesce(list_position(${listLiteral(named)}::VARCHAR[], ${column.sql}) - 1, ${rest})`,
  };
}

function codedNumber(column: GroupColumn, seen: Numbers, { bins, isPart = false }: Cut): CodedColumn {
  const isFew = seen.value.length <= bins;
  const lows = isFew ? [...seen.value] : binStarts(seen, bins);
  const isWhole = !isPart && seen.value.every(Number.isInteger);
  const bin = (low: number, at: number): Partial<SegmentLevel> => {
    const isLast = at === lows.length - 1;
    // What was not read may lie beyond the ends that were seen.
    const range = {
      low: isPart && at === 0 ? null : low,
      high: isLast ? (isPart ? null : (seen.value.at(-1) ?? low)) : (lows[at + 1] ?? low),
      withLow: true,
      withHigh: isLast,
    };
    return {
      valueLabel: rangeLabel(column, isWhole ? wholeNumbers(range) : range),
      low: range.low,
      high: range.high,
      ...(isLast ? { isLast: true } : {}),
    };
  };
  const single = (low: number): Partial<SegmentLevel> => ({
    value: String(low),
    valueLabel: {
      ...rangeLabel(column, { low, high: low, withLow: true, withHigh: true }),
      ...numberLabel(column, low),
    },
    low,
    high: low,
  });
  const levels = [...lows.map((low, at) => level(column, isFew ? single(low) : bin(low, at))), missing(column)];
  const whens = lows.slice(1).map((low, at) => `WHEN ${column.sql} < '${low}'::DOUBLE THEN ${at}`);
  return {
    ...column,
    levels,
    code: `CASE WHEN ${column.sql} IS NULL OR NOT isfinite(${column.sql}) THEN ${lows.length} ${whens.join(' ')} ELSE ${Math.max(0, lows.length - 1)} END`,
  };
}

/** Where nothing lies between two whole numbers, a bin ends with the last one that it holds. */
function wholeNumbers({ low, high, withHigh, ...range }: NumberRange): NumberRange {
  return {
    ...range,
    low: low === null ? null : Math.ceil(low),
    high: high === null ? null : withHigh ? high : Math.ceil(high) - 1,
    withHigh: true,
  };
}

/**
 * Where each bin begins: the quantiles of the values (linear between two, as numpy), the same one twice merged. Where a
 * single value fills all quantiles, it is told apart from the rest.
 */
export function binStarts({ value, n }: Numbers, bins: number): number[] {
  const total = n.reduce((sum, count) => sum + count, 0);
  const quantiles = Array.from({ length: bins + 1 }, (_, at) => quantile(value, n, ((total - 1) * at) / bins));
  const starts = quantiles.filter((one, at) => at === 0 || one > (quantiles[at - 1] ?? 0));
  const ends = starts.length > 1 ? starts.slice(0, -1) : starts;
  if (ends.length > 1 || value.length < 2) return ends;
  const [least = 0, next = 0] = value;
  const common = quantiles[Math.floor(quantiles.length / 2)] ?? least;
  return [least, common > least ? common : next];
}

/** The value at a rank that counts from 0 and may lie between two rows. */
function quantile(value: Float64Array, n: Float64Array, rank: number): number {
  const below = Math.floor(rank);
  let upTo = 0;
  for (let at = 0; at < value.length; at += 1) {
    upTo += n[at] ?? 0;
    if (below >= upTo) continue;
    const low = value[at] ?? 0;
    const high = below + 1 < upTo ? low : (value[at + 1] ?? low);
    return low + (rank - below) * (high - low);
  }
  return value.at(-1) ?? 0;
}

function level(column: GroupColumn, more: Partial<SegmentLevel>): SegmentLevel {
  return {
    column: column.name,
    label: column.label,
    value: null,
    valueLabel: {},
    low: null,
    high: null,
    isMissing: false,
    ...more,
  };
}

function missing(column: GroupColumn): SegmentLevel {
  return level(column, { isMissing: true, valueLabel: WORDS.missing });
}

/** What a bundle, or a column of yes and no, calls a value. */
export function valueLabel(column: GroupColumn, value: string): LocalText {
  return column.type === 'number' ? numberLabel(column, Number(value)) : categoryLabel(column, value);
}

function categoryLabel({ feature }: GroupColumn, value: string): LocalText {
  return localText(feature?.categories?.find((one) => String(one.value) === value)?.label);
}

function numberLabel(column: GroupColumn, value: number): LocalText {
  const named = categoryLabel(column, String(value));
  if (named.en !== undefined || named.fr !== undefined) return named;
  const isYesNo = column.isBoolean || column.feature?.type === 'boolean';
  return (isYesNo ? YES_NO[String(value)] : undefined) ?? {};
}

function rangeLabel(column: GroupColumn, range: NumberRange): LocalText {
  const isYear = column.feature?.format === 'year';
  const described = { valueLabel: {}, unit: column.unit ?? {}, format: isYear ? 'year' : undefined };
  return rangeName(range, (end, language) => {
    const { text, otherwise } = valueName(isYear ? Math.round(end) : end, { ...described, digits: digitsOf(end) });
    return text[language] ?? otherwise;
  }).text;
}

const DIGITS = 2;

/** As few decimals as the value needs, at most two; more only below one. */
function digitsOf(value: number): number {
  const most =
    value !== 0 && Math.abs(value) < 1 ? DIGITS + Math.min(6, Math.ceil(-Math.log10(Math.abs(value)))) : DIGITS;
  for (let digits = 0; digits < most; digits += 1)
    if (Math.abs(value - Number(value.toFixed(digits))) < 1e-9 * Math.max(1, Math.abs(value))) return digits;
  return most;
}

/** The levels of one group as a text of one line: `Job = fixed, Age 25 to 39 years`. */
export function groupText(levels: readonly SegmentLevel[]): string {
  return levels.length === 0 ? 'all' : levels.map(levelText).join(', ');
}

function levelText({ column, value, valueLabel, low, high, isMissing }: SegmentLevel): string {
  if (isMissing) return `${column} missing`;
  if (value !== null) return `${column} = ${value}`;
  if (low === null && high === null) return `${column} other values`;
  return `${column} ${(valueLabel.en ?? '').replaceAll('\u00a0', ' ')}`;
}
