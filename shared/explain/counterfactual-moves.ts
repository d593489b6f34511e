import { isMissing, sortedNumbers, usualRange } from './column-values.ts';
import type { RawColumn, RawTable } from './raw-table.ts';

/** What may be done with a fact, as the manifest says. */
export type MoveRule = {
  kind: 'number' | 'flag' | 'category';
  /** Never changed when false. */
  free: boolean;
  min: number | null;
  max: number | null;
  step: number | null;
  /** How the score follows the fact: 1 up with it, -1 down, 0 or null not said. */
  monotone: -1 | 0 | 1 | null;
  /** The categories that the manifest names; null when it names none. */
  categories: readonly string[] | null;
};

/** One fact with another value: a number (1 and 0 for yes and no), or a text. */
export type Move = { column: number; value: number | string; cost: number };

/** Steps from one end of the usual values to the other, where the manifest names none. */
const STEPS = 100;
const MOST_MOVES = 2000;
const RARE = 0.01;

/**
 * What each fact could be instead: for a number every step inside the usual values of the background (1st to 99th
 * percentile) and the range of the manifest; for a category those that the manifest names, where it names any, and at
 * least a hundredth of the background has. A value that is missing stays missing, and none becomes so.
 *
 * @param wanted 1: the score must rise, -1: fall, 0: either; a fact whose effect is known to go the other way is left out
 * @returns moves of each column, the cheapest first. Cost: |difference| / (99th - 1st percentile) of a number, 1 of a category
 */
export function movesOf(row: RawTable, background: RawTable, rules: readonly MoveRule[], wanted: -1 | 0 | 1): Move[][] {
  return rules.map((rule, column) => {
    const own = row.columns[column]!;
    if (!rule.free || isMissing(own, 0)) return [];
    const others = background.columns[column]!;
    const found =
      own instanceof Float64Array && others instanceof Float64Array
        ? rule.kind === 'flag'
          ? flag(own[0]!, column)
          : numbers(own[0]!, { column, rule, wanted, others })
        : categories(own as readonly (string | null)[], column, others, rule.categories);
    return found.sort((a, b) => a.cost - b.cost || (String(a.value) < String(b.value) ? -1 : 1));
  });
}

function flag(own: number, column: number): Move[] {
  return [{ column, value: own === 0 ? 1 : 0, cost: 1 }];
}

type Numbers = { column: number; rule: MoveRule; wanted: -1 | 0 | 1; others: Float64Array };

function numbers(own: number, { column, rule, wanted, others }: Numbers): Move[] {
  const sorted = sortedNumbers(others);
  if (sorted.length === 0) return [];
  const [low, high] = usualRange(sorted);
  const width = high - low;
  if (!(width > 0)) return [];
  const isWhole = sorted.every(Number.isInteger);
  const step = rule.step ?? niceStep(width / STEPS, isWhole);
  const from = Math.max(low, rule.min ?? low);
  const to = Math.min(high, rule.max ?? high);
  const stride = Math.max(1, Math.ceil((to - from) / step / MOST_MOVES));
  const way = wanted === 0 || rule.monotone === null || rule.monotone === 0 ? 0 : wanted * rule.monotone;
  const moves: Move[] = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k += stride) {
    const value = plain(k * step);
    const change = value - own;
    if (change === 0 || (way !== 0 && Math.sign(change) !== way)) continue;
    moves.push({ column, value, cost: Math.abs(change) / width });
  }
  return moves;
}

/** 1, 2 or 5 times a power of ten, whole where the values are. */
export function niceStep(about: number, isWhole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(about));
  const nice = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= about) ?? about;
  return isWhole ? Math.max(1, Math.round(nice)) : nice;
}

/** Without the noise of binary fractions: what is printed is what is scored. */
export function plain(value: number): number {
  return Number(value.toPrecision(12));
}

function categories(
  own: readonly (string | null)[],
  column: number,
  others: RawColumn,
  named: readonly string[] | null,
): Move[] {
  const counts = new Map<string, number>();
  for (const one of others as readonly (string | null)[]) if (one !== null) counts.set(one, (counts.get(one) ?? 0) + 1);
  const least = RARE * others.length;
  return [...counts]
    .filter(([value, count]) => value !== own[0] && count >= least && (named === null || named.includes(value)))
    .map(([value]) => ({ column, value, cost: 1 }));
}
