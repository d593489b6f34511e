import type { NamedText } from '#shared/domain/finding.ts';
import type { Language } from '#shared/domain/language.ts';
import { format } from '#shared/words/format.ts';

/** A group of numbers. An end that is absent is open; neighbours share a border, which one of them holds. */
export type NumberRange = { low: number | null; high: number | null; withLow: boolean; withHigh: boolean };

type Ends = (low: string, high: string) => string;
type Says = Record<'closed' | 'below' | 'above' | 'inside', Ends> &
  Record<'all' | 'least' | 'over' | 'most' | 'under', (end: string) => string>;

const SAYS: Record<Language, Says> = {
  en: {
    closed: (low, high) => `${low} to ${high}`,
    below: (low, high) => `${low} to under ${high}`,
    above: (low, high) => `over ${low} to ${high}`,
    inside: (low, high) => `over ${low} to under ${high}`,
    all: () => 'all values',
    least: (low) => `${low} or more`,
    over: (low) => `over ${low}`,
    most: (high) => `up to ${high}`,
    under: (high) => `under ${high}`,
  },
  fr: {
    closed: (low, high) => `de ${low} à ${high}`,
    below: (low, high) => `de ${low} à moins de ${high}`,
    above: (low, high) => `plus de ${low} à ${high}`,
    inside: (low, high) => `plus de ${low} à moins de ${high}`,
    all: () => 'toutes les valeurs',
    least: (low) => `${low} ou plus`,
    over: (low) => `plus de ${low}`,
    most: (high) => `jusqu'à ${high}`,
    under: (high) => `moins de ${high}`,
  },
};

/**
 * A group of numbers as people say it, so that nobody wonders which of two neighbours holds the border: "18 to under 27
 * years", "over 22 to 26 years", "€1,000 or more".
 *
 * @param said an end with its unit
 */
export function rangeName(range: NumberRange, said: (value: number, language: Language) => string): NamedText {
  const text = { en: rangeText(range, said, 'en'), fr: rangeText(range, said, 'fr') };
  return { text, otherwise: text.en };
}

/** Probabilities: "20 to under 30%", with a decimal where an end is no whole percentage. */
export function shareRange(range: NumberRange): NamedText {
  return rangeName(range, (share, language) =>
    format(language).percent(share, Number.isInteger(Number((share * 100).toFixed(1))) ? 0 : 1),
  );
}

/** The same after the word: "score 20 to under 30%". */
export function scoreRange(range: NumberRange): NamedText {
  const { text, otherwise } = shareRange(range);
  return { text: { en: `score ${text.en ?? ''}`, fr: `score ${text.fr ?? ''}` }, otherwise: `score ${otherwise}` };
}

function rangeText(
  { low, high, withLow, withHigh }: NumberRange,
  said: (value: number, language: Language) => string,
  language: Language,
): string {
  const says = SAYS[language];
  if (low === null) return high === null ? says.all('') : says[withHigh ? 'most' : 'under'](said(high, language));
  if (high === null) return says[withLow ? 'least' : 'over'](said(low, language));
  const [from, to] = [said(low, language), said(high, language)];
  if (from === to && withLow && withHigh) return from;
  const ends = withLow ? (withHigh ? 'closed' : 'below') : withHigh ? 'above' : 'inside';
  return says[ends](withoutUnit(from, to), to);
}

/** The unit that stands after both ends is said once. */
function withoutUnit(low: string, high: string): string {
  const unit = /(?:\u00a0\D+|%)$/u.exec(high)?.[0];
  return unit !== undefined && low.endsWith(unit) ? low.slice(0, -unit.length) : low;
}
