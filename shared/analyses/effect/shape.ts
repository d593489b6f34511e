import type { EffectComputed, EffectPoint } from './schema.ts';

/** What a curve does where cases are: the ends, the extremes, and whether it keeps one direction. */
export type Shape = {
  first: EffectPoint;
  last: EffectPoint;
  lowest: EffectPoint;
  highest: EffectPoint;
  /** Between the extremes, in the unit of the score. */
  span: number;
  way: 'up' | 'down' | 'both' | 'flat';
};

/** Of the span: a curve that goes back less than this keeps its direction. */
const BACK = 0.1;
/** Of a probability, or of the mean of a quantity: a smaller span is told as none. */
const FLAT = 0.002;

/** Null when fewer than two points are where cases are. */
export function shapeOf({ points, unit, mean, ordered }: EffectComputed): Shape | null {
  const seen = points.filter((point) => !point.grey);
  const [first] = seen;
  const last = seen.at(-1);
  if (first === undefined || last === undefined || seen.length < 2) return null;
  const lowest = seen.reduce((least, point) => (point.y < least.y ? point : least));
  const highest = seen.reduce((most, point) => (point.y > most.y ? point : most));
  const span = highest.y - lowest.y;
  const scale = unit.kind === 'probability' || unit.kind === 'logOdds' ? 1 : Math.abs(mean) || 1;
  const shared = { first, last, lowest, highest, span };
  if (span < FLAT * scale) return { ...shared, way: 'flat' };
  if (!ordered) return { ...shared, way: 'both' };
  const [ups, downs] = steps(seen);
  if (downs <= BACK * span) return { ...shared, way: 'up' };
  return { ...shared, way: ups <= BACK * span ? 'down' : 'both' };
}

/** How far the curve goes up in all, and down in all. */
function steps(points: readonly EffectPoint[]): [number, number] {
  let [up, down] = [0, 0];
  points.forEach((point, at) => {
    const step = at === 0 ? 0 : point.y - (points[at - 1]?.y ?? point.y);
    if (step > 0) up += step;
    else down -= step;
  });
  return [up, down];
}
