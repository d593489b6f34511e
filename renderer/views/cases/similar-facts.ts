import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { SimilarCase, SimilarComputed, ToldFact } from '#shared/analyses/similar/schema.ts';
import { valueName } from '#shared/analyses/amounts.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { NamedText } from '#shared/domain/finding.ts';

/** More do not fit beside the reasons. */
const SHOWN = 3;

export type ShownFact = { fact: ToldFact; of: (one: SimilarCase) => NamedText };

/**
 * The facts by which similar cases are shown side by side: those that weighed most in the score of the case at hand, in
 * the order of the reasons; the first ones of the model where nobody knows why.
 */
export function factsShown({ compared }: Pick<SimilarComputed, 'compared'>, explain: Explain | null): ShownFact[] {
  const weighed =
    explain === null || !isEstimated(explain)
      ? []
      : explain.contributions.flatMap(({ members }) => members.map(({ feature }) => feature));
  const places = weighed.map((feature) => compared.findIndex((one) => one.feature === feature));
  const order = [...new Set([...places.filter((place) => place >= 0), ...compared.keys()])];
  return order.slice(0, SHOWN).flatMap((place) => {
    const fact = compared[place];
    if (fact === undefined) return [];
    const of = ({ values }: SimilarCase): NamedText => {
      const { value = null, label = {} } = values[place] ?? {};
      return valueName(value, { ...fact, valueLabel: label });
    };
    return [{ fact, of }];
  });
}
