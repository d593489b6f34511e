/** Which rows a question is about. The same names are parameters of every analysis, of the window and of the command line. */
export type Selection = {
  /** A month `2025-03` or an ISO week `2025-W11`. */
  period?: string | undefined;
  /** First day or instant, inclusive: `2025-01-01` or `2025-01-01T08:00:00`. */
  from?: string | undefined;
  /** Last day, inclusive, or an instant, inclusive. */
  to?: string | undefined;
  /** Only rows of this model version. */
  version?: string | undefined;
  /** Which score is judged: `champion` (the logged one), `shadow`, or a version. */
  score?: string | undefined;
  /**
   * Conditions on a column of the file, or on `@role`; all must hold. `column=value`; `column=` is not filled in;
   * `column!=value` is filled in with something else, `column!=` is filled in; of a number or a time also
   * `column=[low,high)`, where a round bracket leaves its end out and an end may be absent.
   */
  where?: readonly string[] | undefined;
};

export type Condition = { column: string; value: string };

/** Splits `column=value` at the first `=`; null when there is none or the column is empty. */
export function parseCondition(text: string): Condition | null {
  const at = text.indexOf('=');
  return at <= 0 ? null : { column: text.slice(0, at), value: text.slice(at + 1) };
}

/** Between two values; an end that is absent is open. Ends are as they were written: numbers, days or instants. */
export type Range = { low: string | null; high: string | null; withLow: boolean; withHigh: boolean };

const RANGE = /^([[(])([^,;[\]()]*)[,;]([^,;[\]()]*)([\])])$/;

/** `[0.2,0.3)` as a range; null for anything else, and for a range without any end. */
export function parseRange(value: string): Range | null {
  const found = RANGE.exec(value.trim());
  if (found === null) return null;
  const [low, high] = [found[2]?.trim() ?? '', found[3]?.trim() ?? ''];
  if (low === '' && high === '') return null;
  return {
    low: low === '' ? null : low,
    high: high === '' ? null : high,
    withLow: found[1] === '[',
    withHigh: found[4] === ']',
  };
}

/**
 * Whether `column!=value` is meant.
 *
 * @param isColumn whether the log has such a column: a name may end with the sign itself
 */
export function withoutNot(column: string, isColumn: (name: string) => boolean): { column: string; isNot: boolean } {
  const isNot = column.length > 1 && column.endsWith('!') && !isColumn(column);
  return { column: isNot ? column.slice(0, -1) : column, isNot };
}

export function isEverything(selection: Selection): boolean {
  return Object.entries(selection).every(
    ([key, value]) =>
      value === undefined || (key === 'score' && value === 'champion') || (Array.isArray(value) && value.length === 0),
  );
}
