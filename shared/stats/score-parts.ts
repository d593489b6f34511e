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

function inOne(lists: readonly Float64Array[]): Float64Array {
  const all = joinedArrays(Float64Array, lists);
  for (let at = 0; at < all.length; at++) if (Number.isNaN(all[at])) all[at] = Number.POSITIVE_INFINITY;
  return all;
}
