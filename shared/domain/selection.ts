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
  /** `column=value` with a column of the file, or `@role=value`. All must hold. */
  where?: readonly string[] | undefined;
};

export type Condition = { column: string; value: string };

/** Splits `column=value` at the first `=`; null when there is none or the column is empty. */
export function parseCondition(text: string): Condition | null {
  const at = text.indexOf('=');
  return at <= 0 ? null : { column: text.slice(0, at), value: text.slice(at + 1) };
}

export function isEverything(selection: Selection): boolean {
  return Object.entries(selection).every(
    ([key, value]) =>
      value === undefined || (key === 'score' && value === 'champion') || (Array.isArray(value) && value.length === 0),
  );
}
