import type { Language, LocalText } from '#shared/domain/language.ts';
import type { NumberFormat } from '#shared/domain/figure.ts';
import type { NamedText, Phrase } from '#shared/domain/finding.ts';
import { format } from '#shared/words/format.ts';
import type { DictionaryPair } from '#shared/words/words.ts';
import type { Unit } from './explanations.ts';

/** A column of a model in the words of the bundle. */
export function named({ feature, label }: { feature: string; label: LocalText }): NamedText {
  return { text: label, otherwise: feature };
}

/** Names of columns, in a sentence. */
export function listed(columns: readonly { feature: string; label: LocalText }[]): NamedText {
  const list = (language: 'en' | 'fr'): string => {
    const names = columns.map(({ feature, label }) => label[language] ?? feature);
    const last = names.at(-1) ?? '';
    return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${language === 'fr' ? 'et' : 'and'} ${last}`;
  };
  return { text: { en: list('en'), fr: list('fr') }, otherwise: columns.map((column) => column.feature).join(', ') };
}

/** How far something moves, without its sign: "8.2 points", "€1,200". */
export function amount(value: number, unit: Unit): Phrase {
  return sized(Math.abs(value), unit, 'amounts');
}

/** How far something moves and which way: "+8.2 points", "−€1,200"; without a sign where nothing moves. */
export function signedAmount(value: number, unit: Unit): Phrase {
  const moved = sized(value === 0 ? 0 : value, unit, 'amounts');
  return value > 0 ? { key: 'amounts.plus', values: { amount: moved } } : moved;
}

/** The first of two amounts in one unit: "between 7.9 and 8.5 points". */
export function bareAmount(value: number, unit: Unit): Phrase {
  return unit.kind === 'probability'
    ? { key: 'amounts.bare', values: { value: Math.abs(value) * 100 } }
    : amount(value, unit);
}

/** Where something stands: "32.3%", "€214,000". */
export function level(value: number, unit: Unit): Phrase {
  return sized(value, unit, 'levels');
}

/** Where the mean of a column stands, in the unit that the bundle writes: "31.4 years", "€1,250", "1987". */
export function meanLevel(value: number, { unit, isYear }: { unit: LocalText; isYear: boolean }): Phrase | NamedText {
  if (isYear) return { text: {}, otherwise: String(Math.round(value)) };
  const currency = CURRENCIES[unit.en ?? ''];
  return currency === undefined
    ? level(value, { kind: 'quantity', currency: null, name: unit })
    : moneyLevel(value, currency);
}

/** An amount of money with its sign: small ones to the hundredth, as prices are written. */
export function moneyLevel(value: number, currency: string): Phrase {
  return { key: `amounts.quantity${Math.abs(value) >= 100 ? 0 : 2}`, values: { value, unit: currency } };
}

/** A limit that somebody set: "35%", with no more decimals than it has. */
export function limit(value: number, unit: Unit): Phrase {
  return unit.kind === 'probability' ? { key: 'levels.limit', values: { value } } : level(value, unit);
}

function sized(value: number, { kind, currency, name }: Unit, words: 'amounts' | 'levels'): Phrase {
  if (kind === 'probability')
    return words === 'amounts'
      ? { key: 'amounts.points', values: { count: value * 100 } }
      : { key: 'levels.percent', values: { value } };
  if (kind === 'logOdds') return { key: 'amounts.logOdds', values: { value } };
  // Prices are written to the hundredth or not at all.
  const few = kind !== 'currency' && Math.abs(value) >= 10 ? 1 : 2;
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : few;
  return { key: `amounts.quantity${digits}`, values: { value, unit: currency ?? { text: name, otherwise: '' } } };
}

/** How numbers of a unit are written in figures: contributions with their sign, levels without. */
export function formatOf({ kind }: Unit, of: 'contribution' | 'size' | 'level'): NumberFormat {
  if (kind === 'probability') return of === 'level' ? 'percent' : of === 'size' ? 'pointsSize' : 'points';
  return kind === 'logOdds' ? 'decimal' : 'money';
}

/** The part of a figure's subtitle that names its unit. */
export function unitPhrase({ kind, currency, name }: Unit, of: 'contribution' | 'level'): Phrase {
  if (kind === 'probability') return { key: of === 'level' ? 'units.probability' : 'units.points' };
  if (kind === 'logOdds') return { key: 'units.logOdds' };
  return { key: 'units.named', values: { unit: { text: name, otherwise: currency ?? '' } } };
}

type Described = {
  valueLabel: LocalText;
  unit: LocalText;
  format?: string | undefined;
  /** With every decimal it has: the number is one to use, not only to read. */
  inFull?: boolean;
  /** Decimals in place of the usual ones. */
  digits?: number;
};

const MOST_DECIMALS = 12;

/** A value of a column as a reader says it: "€700", "Freelance", "not filled in". */
export function valueName(value: number | string | boolean | null, described: Described): NamedText {
  const text = { en: valueText(value, described, 'en'), fr: valueText(value, described, 'fr') };
  return { text, otherwise: text.en };
}

const PLAIN = {
  en: { missing: 'not filled in', true: 'yes', false: 'no' },
  fr: { missing: 'non renseigné', true: 'oui', false: 'non' },
};
/** Signs that bundles write as units of money. */
const CURRENCIES: Record<string, string> = { '€': 'EUR', $: 'USD', US$: 'USD', '£': 'GBP' };

function valueText(
  value: number | string | boolean | null,
  { valueLabel, unit, format: how, inFull = false, digits: asked }: Described,
  language: Language,
): string {
  if (value === null) return PLAIN[language].missing;
  const label = valueLabel[language];
  if (label !== undefined && label !== '') return label;
  if (typeof value === 'boolean') return PLAIN[language][value ? 'true' : 'false'];
  if (typeof value === 'string' || how === 'year') return String(value);
  const texts = format(language);
  const usual = Number.isInteger(value) ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  const digits = asked ?? (inFull ? decimalsOf(value, usual) : usual);
  const named = unit[language] ?? unit.en ?? unit.fr ?? '';
  const currency = CURRENCIES[unit.en ?? named] ?? CURRENCIES[named];
  // Prices are written to the hundredth or not at all.
  if (currency !== undefined) return texts.money(value, currency, digits === 1 ? 2 : digits);
  return named === '' ? texts.decimal(value, digits) : `${texts.decimal(value, digits)}\u00a0${named}`;
}

function decimalsOf(value: number, fewest: number): number {
  for (let digits = fewest; digits < MOST_DECIMALS; digits += 1)
    if (Number(value.toFixed(digits)) === value) return digits;
  return MOST_DECIMALS;
}

/** Words of amounts and values, for the dictionary of each analysis that says them. */
export const amountWords: DictionaryPair = {
  en: {
    amounts: {
      points_one: '{{count, decimal:1}} point',
      points_other: '{{count, decimal:1}} points',
      bare: '{{value, decimal:1}}',
      plus: '+{{amount}}',
      logOdds: '{{value, decimal:2}} in log-odds',
      quantity0: '{{value, quantity:0}}',
      quantity1: '{{value, quantity:1}}',
      quantity2: '{{value, quantity:2}}',
    },
    levels: { percent: '{{value, percent:1}}', limit: '{{value, percent:short}}' },
    units: {
      probability: 'probability',
      points: 'in percentage points',
      logOdds: 'in log-odds',
      named: 'in {{unit}}',
    },
  },
  fr: {
    amounts: {
      points_one: '{{count, decimal:1}} point',
      points_other: '{{count, decimal:1}} points',
      bare: '{{value, decimal:1}}',
      plus: '+{{amount}}',
      logOdds: '{{value, decimal:2}} en log-cotes',
      quantity0: '{{value, quantity:0}}',
      quantity1: '{{value, quantity:1}}',
      quantity2: '{{value, quantity:2}}',
    },
    levels: { percent: '{{value, percent:1}}', limit: '{{value, percent:short}}' },
    units: {
      probability: 'probabilité',
      points: 'en points de pourcentage',
      logOdds: 'en log-cotes',
      named: 'en {{unit}}',
    },
  },
};
