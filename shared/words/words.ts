import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import type { Language } from '#shared/domain/language.ts';
import type { Phrase, PhraseValue } from '#shared/domain/finding.ts';
import { format } from './format.ts';
import type { Format } from './format.ts';
import { quantity } from './quantity.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';

/** Nested texts; plural forms end in `_one` and `_other`. */
export type Dictionary = { [key: string]: string | Dictionary };

export type DictionaryPair = { en: Dictionary; fr: Dictionary };

export type Words = {
  language: Language;
  format: Format;
  /** The sentence of a key. A missing key shows itself, and a test finds it. */
  t: (key: string, values?: Record<string, PhraseValue | undefined>) => string;
  say: (phrase: Phrase) => string;
  /** The sentence of a phrase, its plural form chosen, with the places of its values left open: `{{n, integer}}`. */
  open: (phrase: Phrase) => string;
  has: (key: string) => boolean;
};

/**
 * The dictionary of one language. Values are formatted where they stand: `{{rows, integer}}`, `{{share, percent}}`,
 * `{{from, day}}`, `{{name, quote}}`, `{{total, money}}` (with `currency` beside it). A phrase given as a value is said first.
 *
 * @param more dictionaries of the caller: each analysis brings its own, and so does the window
 */
export function createWords(language: Language, more: readonly DictionaryPair[] = []): Words {
  const texts = format(language);
  const instance: i18n = createInstance();
  const base: DictionaryPair = { en, fr };
  const merged = [base, ...more].reduce<Dictionary>((all, pair) => merge(all, pair[language]), {});
  instance.use({
    type: 'formatter',
    init: () => undefined,
    add: () => undefined,
    addCached: () => undefined,
    format: (value: unknown, how?: string, _language?: string, options?: Record<string, unknown>) =>
      formatValue(value, how ?? '', texts, options ?? {}),
  });
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: typeset(merged, language) } },
  });
  const t: Words['t'] = (key, values = {}) => joinedPeriods(instance.t(key, { ...spoken(values) }), language);
  const spoken = (values: Record<string, PhraseValue | undefined>): Record<string, string | number> => {
    const result: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === undefined) continue;
      result[name] =
        typeof value !== 'object'
          ? value
          : 'key' in value
            ? t(value.key, value.values ?? {})
            : (value.text[language] ?? value.otherwise);
    }
    return result;
  };
  return {
    language,
    format: texts,
    t,
    say: (phrase) => t(phrase.key, phrase.values ?? {}),
    open: (phrase) => instance.t(phrase.key, { ...spoken(phrase.values ?? {}), skipInterpolation: true }),
    has: (key) => instance.exists(key),
  };
}

/** `money` and `quantity` take the value `currency` or `unit` that stands beside them in the sentence. */
export function formatValue(value: unknown, how: string, texts: Format, beside: Record<string, unknown>): string {
  const number = typeof value === 'number' ? value : Number.NaN;
  const text = String(value);
  const [name, argument] = how.split(':');
  switch (name) {
    case 'integer':
      return texts.integer(number);
    case 'decimal':
      return texts.decimal(number, argument === undefined ? 2 : Number(argument));
    case 'percent':
      return texts.percent(
        number,
        argument === undefined ? 0 : argument === 'short' ? digitsOf(number) : Number(argument),
      );
    case 'parts':
      return texts.parts(number);
    case 'whole':
      return texts.whole(number);
    case 'inHundred':
      return texts.inHundred(number);
    case 'day':
      return texts.day(text);
    case 'month':
      return texts.month(text);
    case 'period':
      return texts.period(text);
    case 'dateTime':
      return texts.dateTime(text);
    case 'money':
      return amount(number, beside['currency'], texts, argument);
    case 'quantity':
      return argument === undefined
        ? quantity(number, typeof beside['unit'] === 'string' ? beside['unit'] : null, { format: texts })
        : amount(number, beside['unit'], texts, argument);
    case 'bytes':
      return texts.bytes(number);
    case 'quote':
      return texts.quote(text);
    default:
      return typeof value !== 'number' ? text : Number.isInteger(value) ? texts.integer(value) : texts.decimal(value);
  }
}

/** No more digits than a percentage has: 33 %, 33.5 %. */
function digitsOf(share: number): number {
  return Math.abs(share * 100 - Math.round(share * 100)) < 1e-9 ? 0 : 1;
}

/** An amount with its currency (three capitals) or its unit, to so many digits; a number alone where neither is known. */
function amount(value: number, unit: unknown, texts: Format, digits = '0'): string {
  const places = Number(digits);
  if (typeof unit !== 'string' || unit === '') return texts.decimal(value, places);
  return /^[A-Z]{3}$/.test(unit) ? texts.money(value, unit, places) : `${texts.decimal(value, places)}\u00a0${unit}`;
}

function merge(into: Dictionary, from: Dictionary): Dictionary {
  const result: Dictionary = { ...into };
  for (const [key, value] of Object.entries(from)) {
    const present = result[key];
    result[key] = typeof value === 'object' && typeof present === 'object' ? merge(present, value) : value;
  }
  return result;
}

/**
 * Sets the texts of a dictionary: typographic apostrophes, French no-break spaces. French says "1 000 000 de lignes"
 * with the plural form `many`; where a dictionary does not tell it apart, `other` serves.
 */
function typeset(dictionary: Dictionary, language: Language): Dictionary {
  const result: Dictionary = {};
  for (const [key, value] of Object.entries(dictionary)) {
    result[key] = typeof value === 'object' ? typeset(value, language) : typesetText(value, language);
    // In French nothing is singular too: "un dossier" would stand where there is none.
    if (key.endsWith('_one') && typeof value === 'string' && !value.includes('{{count')) {
      const stem = key.slice(0, -'_one'.length);
      const other = dictionary[`${stem}_other`];
      if (typeof other === 'string' && !(`${stem}_zero` in dictionary))
        result[`${stem}_zero`] = typesetText(other, language);
    }
    if (!key.endsWith('_other')) continue;
    const many = `${key.slice(0, -'_other'.length)}_many`;
    if (!(many in dictionary)) result[many] = result[key];
  }
  return result;
}

/** Typographic apostrophes, and the no-break spaces of French. */
export function typesetText(text: string, language: Language): string {
  const curled = text.replace(/(?<=\p{L})'(?=[\p{L}{])/gu, '\u2019');
  return language === 'fr' ? curled.replace(/ (?=[:;?!»%€])/g, '\u00a0').replace(/« /g, '«\u00a0') : curled;
}

/** The small words before the name of a month or a week: "d’août", "dans la semaine du 3 mars", "in the week of 3 March". */
export function joinedPeriods(sentence: string, language: Language): string {
  if (language === 'en') return sentence.replace(/(?<=\b(?:in|of|from|to|with|on) )(?=week of \d)/gi, 'the ');
  return sentence
    .replace(/(?<=\b[Dd])e (?=(?:avril|août|octobre) \d{4})/g, '\u2019')
    .replace(/\b([Ee])n (?=semaine du \d)/g, (_, e: string) => (e === 'E' ? 'Dans la ' : 'dans la '))
    .replace(/(?<=\bde )(?=semaine du \d)/g, 'la ');
}
