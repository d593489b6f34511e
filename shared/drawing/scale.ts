/** Round values from zero to at least `max`, at most five lines above zero. */
export function ticks(max: number): number[] {
  if (!(max > 0)) return [0];
  const rough = max / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** About how wide a text is drawn at 12 px in the face of the window. */
export function textWidth(text: string): number {
  return text.length * 6.3;
}

/** Names of columns and facts may be cut; numbers, people and identifiers never are. */
export function fitted(text: string, width: number): string {
  const letters = Math.floor(width / 6.3);
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}

export function largest(values: readonly (number | null | undefined)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}

export type Span = { low: number; high: number; lines: number[] };

const NEAR_ZERO = 0.4;

/** A scale that holds all values between round lines, at most six; from zero when all are near it and none is below. */
export function span(values: readonly (number | null | undefined)[]): Span {
  const all = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  if (all.length === 0) return { low: 0, high: 1, lines: [0, 1] };
  let [min, max] = [Math.min(...all), Math.max(...all)];
  if (min >= 0 && min <= max * NEAR_ZERO) min = 0;
  if (max <= 0 && max >= min * NEAR_ZERO) max = 0;
  if (min === max) {
    const room = Math.abs(min) * 0.1 || 1;
    [min, max] = [min - room, max + room];
  }
  const rough = (max - min) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(min / step + 1e-9);
  const last = Math.ceil(max / step - 1e-9);
  const lines = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { low: lines[0] ?? min, high: lines.at(-1) ?? max, lines };
}

/** The scale of the values themselves, with the round lines that lie inside it. */
export function tightSpan(values: readonly number[]): Span {
  const round = span(values);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0 || !(high > low)) return round;
  return { low, high, lines: round.lines.filter((line) => line >= low && line <= high) };
}

/** Round values inside a stretch, at most so many; whole numbers only where nothing lies between them. */
export function linesBetween(low: number, high: number, asked: { most: number; whole: boolean }): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / asked.most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.999 && isAllowed(one * power)) ?? 10;
  const step = asked.whole ? Math.max(1, factor * power) : factor * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));

  function isAllowed(size: number): boolean {
    return !asked.whole || size < 1 || Number.isInteger(size);
  }
}

/** The same places, moved down until none is nearer than `room` to another; their order stays. */
export function apart(places: readonly number[], room: number): number[] {
  const result = [...places];
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  let last = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    last = Math.max(places[index] ?? 0, last + room);
    result[index] = last;
  }
  return result;
}

/** The middle of a text, moved so far that none of it stands outside. */
export function within(middle: number, textSize: number, width: number): number {
  return Math.max(textSize / 2, Math.min(width - textSize / 2, middle));
}

/** Every how many columns one is named: all where the widest name fits, else as few as leave room for one that was moved. */
export function namedEvery(widths: readonly number[], slot: number): number {
  const widest = Math.max(0, ...widths);
  return widest + 8 <= slot ? 1 : Math.max(1, Math.ceil((1.5 * widest + 8) / slot));
}
