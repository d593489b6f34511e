import { chiSquareTail } from './chi-square.ts';

/** Days in a row that are far below what is usual on those weekdays; `from` and `to` are places in the series. */
export type VolumeGap = { from: number; to: number; rows: number; usual: number };

export type Volumes = {
  gaps: VolumeGap[];
  /** Variance over mean of the daily volumes around what is usual, at least 1; null when nothing is usual. */
  dispersion: number | null;
  /** Days that can be judged: on their weekday something is usual. */
  judged: number;
};

const ALPHA = 0.01;
/** A day above half its usual volume is no gap, however sure that it is lower. */
const MOST_SHARE = 0.5;
/** Same weekdays on either side that say what is usual. */
const WEEKS = 8;
const LEAST_WEEKS = 3;
/** Median of a chi-square with one degree of freedom. */
const MEDIAN_SQUARE = 0.4549364;

/**
 * Days on which far fewer predictions came than is usual on that weekday.
 *
 * @param rows predictions of each day, one after the other without a hole, 0 for none
 * @returns runs of days that hold at most half the median of up to 8 same weekdays before and after, and so few that steady
 *   days would hold them less than once in 100 over the whole series (Bonferroni). A weekday without predictions as a rule
 *   is no gap, nor is a day with fewer than 3 same weekdays around it
 * Source: Poisson lower tail through the chi-square, counts divided by the dispersion (quasi-Poisson, McCullagh and
 *   Nelder 1989, chapter 6); the dispersion from the median square, so that gaps do not hide themselves.
 */
export function volumeGaps(rows: readonly number[]): Volumes {
  const usual = rows.map((_, day) => usualAt(rows, day));
  const squares = rows.flatMap((count, day) => {
    const one = usual[day] ?? 0;
    return one > 0 ? [(count - one) ** 2 / one] : [];
  });
  if (squares.length === 0) return { gaps: [], dispersion: null, judged: 0 };
  const dispersion = Math.max(1, medianOf(squares) / MEDIAN_SQUARE);
  const isLow = rows.map((count, day) => {
    const one = usual[day] ?? 0;
    if (one === 0 || count > MOST_SHARE * one) return false;
    return chiSquareTail((2 * one) / dispersion, 2 * (Math.ceil(count / dispersion) + 1)) < ALPHA / squares.length;
  });
  const gaps: VolumeGap[] = [];
  for (const [day, low] of isLow.entries()) {
    if (!low) continue;
    const last = gaps.at(-1);
    if (last !== undefined && bridges(usual, last.to, day)) {
      last.to = day;
      last.rows += rows[day]!;
      last.usual += usual[day]!;
    } else gaps.push({ from: day, to: day, rows: rows[day]!, usual: usual[day]! });
  }
  return { gaps, dispersion, judged: squares.length };
}

/** Nothing but days that are empty as a rule lies between the two. */
function bridges(usual: readonly (number | null)[], from: number, to: number): boolean {
  return usual.slice(from + 1, to).every((one) => one === 0);
}

function usualAt(rows: readonly number[], day: number): number | null {
  const around: number[] = [];
  for (let week = 1; week <= WEEKS; week++)
    for (const other of [rows[day - 7 * week], rows[day + 7 * week]]) if (other !== undefined) around.push(other);
  return around.length < LEAST_WEEKS ? null : medianOf(around);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
