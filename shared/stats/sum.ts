/** A running sum that keeps the low-order bits. */
export type CompensatedSum = { add: (term: number) => void; value: () => number };

/**
 * Running sum whose error does not grow with the number of terms.
 *
 * @returns `add` a term, read `value` at any time
 * Source: Neumaier 1974, Zeitschrift für Angewandte Mathematik und Mechanik 54:39.
 */
export function compensatedSum(): CompensatedSum {
  let sum = 0;
  let lost = 0;
  return {
    add(term) {
      const next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
    },
    value: () => sum + lost,
  };
}
