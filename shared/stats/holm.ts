/**
 * Holm's adjusted p-values: rejecting those at most alpha keeps the chance of one false alarm or more at alpha.
 *
 * @param pValues each in [0, 1]
 * @returns adjusted p-values in the order given, in [0, 1]; empty for none
 * Source: Holm 1979, Scandinavian Journal of Statistics 6:65. As R p.adjust(method = "holm").
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = pValues.slice();
  let worst = 0;
  ascending(pValues).forEach((at, rank) => {
    worst = Math.max(worst, Math.min(1, (pValues.length - rank) * pValues[at]!));
    adjusted[at] = worst;
  });
  return adjusted;
}

/**
 * Benjamini and Hochberg's adjusted p-values: rejecting those at most q keeps the expected share of false alarms at q.
 *
 * @param pValues each in [0, 1], independent or positively dependent
 * @returns adjusted p-values in the order given, in [0, 1]; empty for none
 * Source: Benjamini and Hochberg 1995, JRSS B 57:289. As R p.adjust(method = "BH").
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const adjusted = pValues.slice();
  const order = ascending(pValues);
  let best = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const at = order[rank - 1]!;
    best = Math.min(best, pValues[at]! * (pValues.length / rank));
    adjusted[at] = best;
  }
  return adjusted;
}

function ascending(pValues: readonly number[]): number[] {
  return pValues.map((_, at) => at).sort((a, b) => pValues[a]! - pValues[b]!);
}
