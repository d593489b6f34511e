import type { CurvePoint } from '#shared/domain/figure.ts';

/** The part of a line between two values of x, with points put in where it is cut. */
export function between(points: readonly CurvePoint[], low: number, high: number): CurvePoint[] {
  const result: CurvePoint[] = [];
  points.forEach((point, at) => {
    const before = points[at - 1];
    if (before !== undefined)
      for (const cut of [low, high]) if (before.x < cut && cut < point.x) result.push(cutAt(before, point, cut));
    if (point.x >= low && point.x <= high) result.push(point);
  });
  return result;
}

function cutAt(before: CurvePoint, after: CurvePoint, x: number): CurvePoint {
  const share = (x - before.x) / (after.x - before.x);
  return { x, y: before.y + share * (after.y - before.y) };
}

/**
 * Shares that lie at points, spread over the stretch up to half-way to the next point on either side and counted in bins
 * of equal width: how densely cases stand along the axis. Each value is a part of the fullest bin.
 */
export function densityBins(
  density: readonly { x: number; share: number }[],
  { low, high, bins }: { low: number; high: number; bins: number },
): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (high - low) / bins;
  if (!(width > 0)) return counts;
  density.forEach(({ x, share }, at) => {
    const from = Math.max(low, at === 0 ? x : (x + (density[at - 1]?.x ?? x)) / 2);
    const to = Math.min(high, at === density.length - 1 ? x : (x + (density[at + 1]?.x ?? x)) / 2);
    const first = Math.min(bins - 1, Math.max(0, Math.floor((from - low) / width)));
    const last = Math.min(bins - 1, Math.max(first, Math.ceil((to - low) / width) - 1));
    for (let bin = first; bin <= last; bin++) {
      const overlap = Math.min(to, low + (bin + 1) * width) - Math.max(from, low + bin * width);
      counts[bin]! += to > from ? (share * Math.max(0, overlap)) / (to - from) : share / (last - first + 1);
    }
  });
  const most = Math.max(...counts);
  return most > 0 ? counts.map((count) => count / most) : counts;
}
