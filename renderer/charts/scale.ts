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
