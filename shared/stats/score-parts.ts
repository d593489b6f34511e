import { joinedArrays } from './joined-arrays.ts';
import { mergedTables, roomFor, tableOfClasses } from './score-table.ts';
import type { ScoreTable } from './score-table.ts';

/** Scores of rows of one part and class: `key` is twice the part, a whole number, and 1 for the positive class or 0. */
export type ScoreList = { key: number; list: Float64Array };

/** The parts of some lists, in the order in which they are met. */
export function partsOf(lists: readonly ScoreList[]): number[] {
  return [...new Set(lists.map(({ key }) => Math.floor(key / 2)))];
}

export type SplitTables = { whole: ScoreTable; byPeriod: ScoreTable[]; byVersion: ScoreTable[] };

/** The places of each part among the periods and among the versions; -1 for none. */
export type PartPlaces = { period: readonly number[]; version: readonly number[] };

/**
 * The table of all rows, and those of every period and version, in the order of their places.
 *
 * @param lists in no order; a score that is NaN counts as infinite
 * @param places of each of the parts that `partsOf` names
 * Cost: one sort of each part; a period or version of several parts is merged from theirs, the whole from the versions.
 */
export function splitTables(lists: readonly ScoreList[], places: PartPlaces): SplitTables {
  const byKey = new Map<number, Float64Array[]>();
  for (const { key, list } of lists) {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [list]);
    else known.push(list);
  }
  const ofKey = (key: number): Float64Array => inOne(byKey.get(key) ?? []);
  const parts = partsOf(lists).map((part) => ({ high: ofKey(2 * part + 1), low: ofKey(2 * part) }));
  const room = roomFor(Math.max(0, ...parts.map(({ high, low }) => high.length + low.length)));
  return tablesOfSplits(
    parts.map(({ high, low }) => tableOfClasses(high, low, room)),
    places,
  );
}

/** The same from the tables of the parts. */
export function tablesOfSplits(tables: readonly ScoreTable[], { period, version }: PartPlaces): SplitTables {
  const ofPlace = (places: readonly number[], place: number): ScoreTable =>
    mergedTables(tables.filter((_, part) => places[part] === place));
  const all = (places: readonly number[]): ScoreTable[] =>
    Array.from({ length: Math.max(-1, ...places) + 1 }, (_, place) => ofPlace(places, place));
  const byVersion = all(version);
  return { whole: mergedTables([...byVersion, ofPlace(version, -1)]), byPeriod: all(period), byVersion };
}

/** Scores at or above `from` and below `below`; the highest range has no end, and holds what is no number too. */
export type ScoreRange = { from: number; below: number | null };

/** Scores that are looked at to part the rows. */
const LOOKED_AT = 4096;

/** Ranges that hold about as many rows each: fewer than asked for where few scores differ. */
export function rangesOf(lists: readonly ScoreList[], count: number): ScoreRange[] {
  const rows = lists.reduce((sum, { list }) => sum + list.length, 0);
  const step = Math.max(1, Math.floor(rows / LOOKED_AT));
  const seen: number[] = [];
  let at = 0;
  for (const { list } of lists) {
    for (; at < list.length; at += step) if (!Number.isNaN(list[at])) seen.push(list[at]!);
    at -= list.length;
  }
  const sorted = Float64Array.from(seen).sort();
  const borders = Array.from({ length: count - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / count)]);
  const starts = [Number.NEGATIVE_INFINITY, ...new Set(borders.filter((border) => border !== undefined))];
  return starts.map((from, k) => ({ from, below: starts[k + 1] ?? null }));
}

/** The scores of a range: as many lists, in the same order, empty ones too. */
export function listsWithin(lists: readonly ScoreList[], { from, below }: ScoreRange): ScoreList[] {
  const longest = lists.reduce((most, { list }) => Math.max(most, list.length), 0);
  const room = new Float64Array(longest);
  return lists.map(({ key, list }) => {
    let size = 0;
    for (let at = 0; at < list.length; at++) {
      const score = list[at]!;
      if (below === null ? !(score < from) : score >= from && score < below) room[size++] = score;
    }
    return { key, list: room.slice(0, size) };
  });
}

function inOne(lists: readonly Float64Array[]): Float64Array {
  const all = joinedArrays(Float64Array, lists);
  for (let at = 0; at < all.length; at++) if (Number.isNaN(all[at])) all[at] = Number.POSITIVE_INFINITY;
  return all;
}
