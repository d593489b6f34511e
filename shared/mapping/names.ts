/** Words that only join others: `date de calcul` and `date_calcul` name the same thing. */
const JOINERS = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'apres', 'of', 'the', 'after']);

const AFFIXES = new Set(['dt', 'cd', 'lb', 'nm', 'id']);

/** Prefixes that request logs put before every feature. */
const WRAPPERS = /^(?:client_?event\.)?(?:features|inputs|request|response)\./i;

/**
 * The name of a column without case, accents, punctuation and joining words, in snake case: `N° client` is
 * `num_client`, `Date de calcul` is `date_calcul`, `churnScore` is `churn_score`. Characters of other scripts and
 * compatibility forms are not folded: they make another name.
 */
export function normaliseName(name: string): string {
  const words = unwrapName(name)
    .replace(/[nN]\s*°/g, 'num ')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  const kept = words.filter((word) => !JOINERS.has(word));
  return (kept.length > 0 ? kept : words).join('_');
}

/** The same without the affixes of database naming rules (`dt_`, `cd_`, `id_` ...); a second try only. */
export function withoutAffixes(normalised: string): string {
  const words = normalised.split('_').filter((word) => !AFFIXES.has(word));
  return words.length > 0 ? words.join('_') : normalised;
}

/** `clientEvent.features.age` without what wraps it: `age`. */
export function unwrapName(name: string): string {
  return name.replace(WRAPPERS, '');
}

/**
 * Names that can be told apart: a repeated name gets ` (2)`, ` (3)`; an empty one gets its place. The database folds
 * case, but these names never reach it, so `Score` and `score` stay two names.
 */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const base = name === '' ? `column ${index + 1}` : name;
    let candidate = base;
    for (let copy = 2; taken.has(candidate); copy += 1) candidate = `${base} (${copy})`;
    taken.add(candidate);
    return candidate;
  });
}

/** The name as the file repeats it: `score (2)` is `score` where the file has a `score` too. */
export function originalName(name: string, names: ReadonlySet<string>): string {
  const base = / \(\d+\)$/.test(name) ? name.replace(/ \(\d+\)$/, '') : name;
  return base !== name && names.has(base) ? base : name;
}

const CURRENCIES: readonly [RegExp, string][] = [
  [/€|\beur(?:os?)?\b/i, 'EUR'],
  [/\busd\b|us\$|\$\s*us/i, 'USD'],
  [/£|\bgbp\b/i, 'GBP'],
  [/\bchf\b/i, 'CHF'],
  [/\$/, 'USD'],
];

/** The ISO code of a currency that a column name carries (`gain_eur`, `Gain (€)`), or null. */
export function currencyInName(name: string): string | null {
  const spaced = name.replace(/[_\-.]/g, ' ');
  return CURRENCIES.find(([pattern]) => pattern.test(spaced))?.[1] ?? null;
}
