import { isMissing, sortedNumbers, usualRange } from './column-values.ts';
import { niceStep, plain } from './counterfactual-moves.ts';
import type { MoveRule } from './counterfactual-moves.ts';
import type { RawColumn } from './raw-table.ts';

/**
 * What a reader may set a fact to: a number from `min` to `max`, and on a slider from `low` to `high`, where nearly all
 * values lie; yes or no; or one of a list.
 */
export type Editor =
  | { kind: 'number'; min: number; max: number; low: number; high: number; step: number }
  | { kind: 'flag' }
  | { kind: 'category'; values: (number | string)[] };

const STEPS = 100;

type Rule = Pick<MoveRule, 'kind' | 'min' | 'max' | 'step'> & {
  /** As the manifest lists them; empty where it lists none. */
  categories: readonly (number | string)[];
};

/**
 * The editor of one fact. Its ends are those of the manifest, else the lowest and the highest value among the reference
 * rows; a slider goes over their usual values (1st to 99th percentile). Both reach as far as the value of the case.
 *
 * @param own the value of the case, in its first row
 * @param others reference rows
 */
export function editorOf(own: RawColumn, others: RawColumn, rule: Rule): Editor {
  if (rule.kind === 'flag') return { kind: 'flag' };
  if (rule.categories.length > 0 || !(others instanceof Float64Array) || !(own instanceof Float64Array))
    return { kind: 'category', values: categoryValues(own, others, rule.categories) };
  const sorted = sortedNumbers(others);
  const known = isMissing(own, 0) ? [] : [own[0]!];
  const [from, to] = sorted.length === 0 ? [rule.min ?? 0, rule.max ?? 1] : usualRange(sorted);
  const [usualLow, usualHigh] = [Math.min(from, ...known), Math.max(to, ...known)];
  const min = Math.min(rule.min ?? sorted[0] ?? usualLow, usualLow);
  const max = Math.max(rule.max ?? sorted.at(-1) ?? usualHigh, usualHigh);
  const isWhole = [...sorted, ...known].every(Number.isInteger);
  const width = usualHigh - usualLow || max - min;
  const isTold = width > 1e-9 * Math.max(Math.abs(usualLow), Math.abs(usualHigh), Number.MIN_VALUE * 1e20);
  const step = rule.step ?? (isTold ? niceStep(width / STEPS, isWhole) : isWhole ? 1 : 0.01);
  return {
    kind: 'number',
    min,
    max,
    low: Math.max(min, Math.min(usualLow, plain(Math.floor(usualLow / step) * step))),
    high: Math.min(max, Math.max(usualHigh, plain(Math.ceil(usualHigh / step) * step))),
    step,
  };
}

function categoryValues(own: RawColumn, others: RawColumn, listed: Rule['categories']): (number | string)[] {
  const seen = Array.from(others as ArrayLike<number | string | null>).filter(
    (one): one is number | string => one !== null && !Number.isNaN(one),
  );
  const values: (number | string)[] = listed.length > 0 ? [...listed] : [...new Set(seen)].sort(byText);
  const [first = null] = own as Iterable<number | string | null> & ArrayLike<number | string | null>;
  return first === null || isMissing(own, 0) || values.includes(first) ? values : [...values, first];
}

function byText(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
}

const POINTS = 33;

/**
 * Values along an editor at which a curve of the score is drawn, each one that the editor can be set to.
 *
 * @param points at most so many for a number; the value at hand comes on top where it lies between two
 */
export function placesAlong(editor: Editor, current: number | string | null, points = POINTS): (number | string)[] {
  if (editor.kind === 'flag') return [0, 1];
  if (editor.kind === 'category') return editor.values;
  const { low, high, step } = editor;
  const steps = Math.floor((high - low) / step + 1e-9);
  const stride = Math.max(1, Math.ceil(steps / (points - 1)));
  const places = new Set<number>();
  for (let at = 0; at <= steps; at += stride) places.add(Math.min(high, plain(low + at * step)));
  places.add(high);
  if (typeof current === 'number' && !Number.isNaN(current)) places.add(current);
  return [...places].sort((a, b) => a - b);
}
