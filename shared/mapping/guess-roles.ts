import { isLogRole } from '#shared/domain/role.ts';
import type { ColumnPart, LogRole } from '#shared/domain/role.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { bundleRoles, featureOf } from './bundle-hints.ts';
import type { ColumnProfile } from './columns.ts';
import { correlation, missingTogether } from './columns.ts';
import { fits, looksLikeIdentifier } from './fits.ts';
import { withoutAffixes } from './names.ts';
import { decisionRule } from './separation.ts';
import { AMBIGUOUS, GENERIC_IDENTIFIERS, SYNONYMS, roleByTokens } from './synonyms.ts';

export type Confidence = 'sure' | 'likely' | 'ask';

/** What settled a guess, or what is open: a key of the dictionary under `mapping.why`. */
export type Why =
  | 'bundle'
  | 'bundleFeature'
  | 'bundleLabel'
  | 'bundleTarget'
  | 'recipe'
  | 'person'
  | 'name'
  | 'words'
  | 'values'
  | 'twoMeanings'
  | 'severalColumns'
  | 'rest'
  | 'restOfBundle'
  | 'auditOnly'
  | 'knownAfter'
  | 'freeText'
  | 'empty';

export type RoleGuess = {
  column: ColumnProfile;
  part: ColumnPart;
  /** The fact of the bundle, where the column is one. */
  as: string | null;
  confidence: Confidence;
  why: Why;
  alternatives: ColumnPart[];
};

type Strength = { role: LogRole; weight: number; why: Why };

/**
 * The part of every column of a file. Order: what a person said, the bundle's `log` section, the bundle's facts, a
 * synonym, words, values. Names with two meanings and roles that two columns claim equally are asked.
 *
 * @param said parts that a person, an option or a recipe fixed, by column name
 */
export function guessRoles(
  columns: readonly ColumnProfile[],
  manifest: Manifest | null,
  said: ReadonlyMap<string, ColumnPart>,
): RoleGuess[] {
  const guesses = new Map<ColumnProfile, RoleGuess>();
  const taken = new Set<LogRole>();
  const settle = (
    column: ColumnProfile,
    part: ColumnPart,
    confidence: Confidence,
    why: Why,
    alternatives: ColumnPart[] = [],
  ): void => {
    const as = part === 'feature' && manifest !== null ? (featureOf(manifest, column.name)?.name ?? null) : null;
    guesses.set(column, { column, part, as, confidence, why, alternatives });
    if (isLogRole(part) && confidence !== 'ask') taken.add(part);
  };
  const open = (): ColumnProfile[] => columns.filter((column) => !guesses.has(column));

  for (const column of columns) {
    const part = said.get(column.name);
    if (part !== undefined) settle(column, part, 'sure', 'person');
  }
  if (manifest !== null) fromBundle(open(), manifest, taken, settle);
  fromNames(open(), taken, settle, columns);
  fromValues(open, taken, settle, guesses);
  for (const column of open()) rest(column, manifest, guesses, settle);
  return columns.map((column) => guesses.get(column)!);
}

type Settle = (
  column: ColumnProfile,
  part: ColumnPart,
  confidence: Confidence,
  why: Why,
  alternatives?: ColumnPart[],
) => void;

function fromBundle(
  open: readonly ColumnProfile[],
  manifest: Manifest,
  taken: ReadonlySet<LogRole>,
  settle: Settle,
): void {
  const roles = bundleRoles(manifest);
  const targetOnly = manifest.log === undefined;
  const audit = new Set(manifest.log?.audit_only ?? []);
  const claimed = new Set<string>();
  for (const column of open) {
    const role = roles.get(column.name);
    if (role !== undefined && !taken.has(role) && !claimed.has(role)) {
      claimed.add(role);
      settle(column, role, 'sure', targetOnly ? 'bundleTarget' : 'bundle');
    } else if (audit.has(column.name)) settle(column, 'audit', 'sure', 'auditOnly');
  }
  const facts = new Set<string>();
  for (const column of open) {
    if (roles.has(column.name) && claimed.has(roles.get(column.name)!)) continue;
    if (audit.has(column.name)) continue;
    const feature = featureOf(manifest, column.name);
    if (feature === null || facts.has(feature.name)) continue;
    facts.add(feature.name);
    settle(column, 'feature', 'sure', feature.name === column.name ? 'bundleFeature' : 'bundleLabel');
  }
}

function fromNames(
  open: readonly ColumnProfile[],
  taken: ReadonlySet<LogRole>,
  settle: Settle,
  all: readonly ColumnProfile[],
): void {
  const claims = new Map<LogRole, { column: ColumnProfile; strength: Strength }[]>();
  for (const column of open) {
    if (AMBIGUOUS.has(column.normalised) || GENERIC_IDENTIFIERS.includes(column.normalised)) continue;
    const strength = nameStrength(column);
    if (strength === null || taken.has(strength.role) || !fits(column, strength.role)) continue;
    claims.set(strength.role, [...(claims.get(strength.role) ?? []), { column, strength }]);
  }
  for (const [role, claimants] of claims) {
    const proven = knownWithOutcome(
      role,
      claimants.map((claim) => claim.column),
      all,
    );
    const best = Math.max(...claimants.map((claim) => claim.strength.weight));
    const first =
      proven ??
      brought(
        role,
        claimants.map((claim) => claim.column),
      ) ??
      narrowed(
        role,
        claimants.filter((claim) => claim.strength.weight === best).map((claim) => claim.column),
      );
    const chosen = claimants.find((claim) => claim.column === first[0])?.strength;
    if (first.length === 1)
      settle(
        first[0]!,
        role,
        (chosen?.weight ?? 0) >= 0.8 ? 'sure' : 'likely',
        proven === null ? (chosen?.why ?? 'name') : 'values',
      );
    else
      for (const column of first) settle(column, role, 'ask', 'severalColumns', [role, 'feature', 'audit', 'ignore']);
  }
}

/** Money that a fact of the model also names (`amount`): the one that is known only with the outcome is the value. */
function knownWithOutcome(
  role: LogRole,
  columns: readonly ColumnProfile[],
  all: readonly ColumnProfile[],
): ColumnProfile[] | null {
  if (columns.length < 2 || (role !== 'value' && role !== 'cost')) return null;
  const later = columns.filter(
    (column) => column.missing > 0 && all.some((other) => other !== column && missingTogether(column, other) > 0.95),
  );
  return later.length === 1 ? later : null;
}

/** Where outcomes are all known nothing proves it: what is named a gain or a margin is brought, an amount may be asked for. */
function brought(role: LogRole, columns: readonly ColumnProfile[]): ColumnProfile[] | null {
  if (columns.length < 2 || role !== 'value') return null;
  const gains = columns.filter((column) => roleByTokens(column.normalised) === 'value');
  return gains.length === 1 ? gains : null;
}

function narrowed(role: LogRole, columns: ColumnProfile[]): ColumnProfile[] {
  if (columns.length < 2 || (role !== 'decision' && role !== 'outcome')) return columns;
  const later = columns.filter((column) => (role === 'outcome') === column.missing > 0);
  return later.length === 1 ? later : columns;
}

function nameStrength(column: ColumnProfile): Strength | null {
  for (const [name, weight] of [
    [column.normalised, 1],
    [withoutAffixes(column.normalised), 0.8],
  ] as const) {
    for (const [role, names] of Object.entries(SYNONYMS)) {
      if (!isLogRole(role) || !names.includes(name)) continue;
      // A number named "estimate" is a score: the prediction is its class.
      const scored = role === 'prediction' && column.number !== null && column.distinct.length > 12;
      return { role: scored ? 'score' : role, weight, why: 'name' };
    }
  }
  const role = roleByTokens(column.normalised);
  return role === null ? null : { role, weight: 0.6, why: 'words' };
}

function fromValues(
  open: () => ColumnProfile[],
  taken: Set<LogRole>,
  settle: Settle,
  guesses: ReadonlyMap<ColumnProfile, RoleGuess>,
): void {
  const roleColumn = (role: LogRole): ColumnProfile | null =>
    [...guesses.values()].find((guess) => guess.part === role && guess.confidence !== 'ask')?.column ?? null;
  settleIdentifiers(open(), taken, settle);
  const times = open().filter((column) => column.normalised === 'date' && column.time !== null);
  for (const column of times) {
    if (
      !taken.has('prediction_time') &&
      times.length === 1 &&
      open().filter((other) => other.time !== null).length === 1
    )
      settle(column, 'prediction_time', 'likely', 'values');
    else if (!taken.has('prediction_time'))
      settle(column, 'prediction_time', 'ask', 'twoMeanings', ['prediction_time', 'outcome_time', 'ignore']);
  }
  if (!taken.has('prediction_time')) {
    const only = open().filter((column) => column.time !== null && column.missing === 0);
    if (only.length === 1) settle(only[0]!, 'prediction_time', 'likely', 'values');
  }
  const score = roleColumn('score');
  if (score !== null) settleDecision(open(), score, taken, settle);
  settleAmbiguous(open(), score, taken, settle, guesses);
  if (score !== null && !taken.has('outcome')) settleRegressionOutcome(open(), score, settle);
  settleWithOutcome(open(), roleColumn('outcome'), taken, settle);
}

function settleIdentifiers(open: readonly ColumnProfile[], taken: Set<LogRole>, settle: Settle): void {
  for (const column of open) {
    if (!GENERIC_IDENTIFIERS.includes(column.normalised) || column.present.length === 0) continue;
    const role: LogRole = column.unique ? 'prediction_id' : 'entity_id';
    if (!taken.has(role)) settle(column, role, 'sure', 'values');
  }
  if (taken.has('prediction_id')) return;
  const unique = open.filter(
    (column) =>
      column.unique &&
      column.present.length > 1 &&
      looksLikeIdentifier(column) &&
      !AMBIGUOUS.has(column.normalised) &&
      !taken.has('prediction_id'),
  );
  if (unique.length >= 1 && !GENERIC_IDENTIFIERS.includes(unique[0]!.normalised))
    settle(unique[0]!, 'prediction_id', 'likely', 'values');
}

function settleDecision(
  open: readonly ColumnProfile[],
  score: ColumnProfile,
  taken: Set<LogRole>,
  settle: Settle,
): void {
  if (taken.has('decision')) return;
  const ruled = open.filter(
    (column) => column.missing === 0 && fits(column, 'decision') && decisionRule(column, score) !== null,
  );
  if (ruled.length === 1) settle(ruled[0]!, 'decision', 'likely', 'values');
}

function settleAmbiguous(
  open: readonly ColumnProfile[],
  score: ColumnProfile | null,
  taken: Set<LogRole>,
  settle: Settle,
  guesses: ReadonlyMap<ColumnProfile, RoleGuess>,
): void {
  for (const column of open) {
    const meanings = AMBIGUOUS.get(column.normalised);
    if (meanings === undefined || column.normalised === 'date') continue;
    const possible = meanings.filter((role) => !taken.has(role) && fits(column, role));
    const proof = possible.find((role) => proven(column, role, score, guesses));
    if (proof !== undefined) settle(column, proof, 'likely', 'values');
    else if (possible.length > 0)
      settle(column, possible[0]!, 'ask', 'twoMeanings', [...possible, 'feature', 'ignore']);
  }
}

/** Values that leave only one meaning to an ambiguous name. */
function proven(
  column: ColumnProfile,
  role: LogRole,
  score: ColumnProfile | null,
  guesses: ReadonlyMap<ColumnProfile, RoleGuess>,
): boolean {
  const words = new Set(column.distinct.map((value) => value.toLowerCase()));
  const has = (...list: string[]): boolean => list.some((word) => words.has(word));
  const withAnother = [...guesses.keys()].some(
    (other) => other !== column && column.missing > 0 && missingTogether(column, other) > 0.95,
  );
  switch (role) {
    case 'outcome':
      return column.distinct.length <= 20 && (column.missingAtEnd || withAnother);
    case 'decision':
      return score !== null && column.missing === 0 && decisionRule(column, score) !== null;
    case 'arm':
      return has('control', 'treatment', 'temoin', 'témoin', 'controle', 'contrôle', 'ctrl');
    case 'dataset':
      return has('train', 'training', 'production', 'reference', 'apprentissage');
    case 'value':
      return (
        column.number !== null &&
        (column.currency !== null || withAnother || column.present.some((value) => /^[-\u2212]/.test(value)))
      );
    default:
      return false;
  }
}

/** A quantity that is missing at the end and goes with the estimate is what the estimate was made for. */
function settleRegressionOutcome(open: readonly ColumnProfile[], score: ColumnProfile, settle: Settle): void {
  const isProbability = score.numbers?.every((value) => value === null || (value >= 0 && value <= 1)) ?? true;
  if (isProbability) return;
  const candidates = open
    .filter((column) => column.numbers !== null && column.missing > 0 && column.distinct.length > 20)
    .map((column) => ({ column, strength: correlation(column, score) }))
    .filter(({ strength }) => strength >= 0.7)
    .sort((a, b) => b.strength - a.strength);
  if (candidates[0] !== undefined) settle(candidates[0].column, 'outcome', 'likely', 'values');
}

/** Dates and money that are missing exactly where the outcome is. */
function settleWithOutcome(
  open: readonly ColumnProfile[],
  outcome: ColumnProfile | null,
  taken: Set<LogRole>,
  settle: Settle,
): void {
  if (outcome === null || outcome.missing === 0) return;
  const together = open.filter((column) => missingTogether(column, outcome) > 0.95);
  const times = together.filter((column) => column.time !== null);
  if (!taken.has('outcome_time') && times.length === 1) settle(times[0]!, 'outcome_time', 'likely', 'values');
  const money = together.filter((column) => column.currency !== null && fits(column, 'value'));
  if (!taken.has('value') && money.length === 1) settle(money[0]!, 'value', 'likely', 'values');
}

function rest(
  column: ColumnProfile,
  manifest: Manifest | null,
  guesses: ReadonlyMap<ColumnProfile, RoleGuess>,
  settle: Settle,
): void {
  if (column.freeText) return settle(column, 'text', 'sure', 'freeText');
  const outcome = [...guesses.values()].find((guess) => guess.part === 'outcome')?.column;
  const later =
    outcome !== undefined && outcome.missing > 0 && column.missing > 0 && missingTogether(column, outcome) > 0.95;
  if (later) return settle(column, 'audit', 'likely', 'knownAfter');
  if (column.present.length === 0) return settle(column, 'audit', 'likely', 'empty');
  if (manifest !== null) return settle(column, 'audit', 'sure', 'restOfBundle');
  settle(column, 'feature', 'sure', 'rest');
}
