import type { Task } from '#shared/domain/role.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { decisionLabels, valueMap } from './bundle-hints.ts';
import type { ColumnProfile } from './columns.ts';
import { holdsNameAndVersion } from './fits.ts';
import type { RoleGuess } from './guess-roles.ts';
import { EMPTY_MEANING } from './recipe.ts';
import type { Cutoff, Meaning } from './recipe.ts';
import { normaliseName } from './names.ts';
import { decisionRule } from './separation.ts';
import { CONTROL_ARMS, TREATMENT_ARMS, YES } from './synonyms.ts';

export const CONTROL = 'control';
export const TREATMENT = 'treatment';

export type MeaningGuess = {
  meaning: Meaning;
  /** Value maps by column name: what the file writes -> what the project keeps. */
  values: Map<string, Record<string, string>>;
  /** Scores look like 0 to 100: dividing them needs consent. */
  percentSuspected: boolean;
};

/** What the roles mean: the task, the positive class, the cut-off, the arms, the currency. Never the positive class by rarity. */
export function guessMeaning(
  guesses: readonly RoleGuess[],
  manifest: Manifest | null,
  treatmentSaid: string | null,
): MeaningGuess {
  const column = (part: RoleGuess['part']): ColumnProfile | null =>
    guesses.find((guess) => guess.part === part)?.column ?? null;
  const score = column('score');
  const outcome = column('outcome');
  const model = column('model_name');
  const splitModel = model !== null && column('model_version') === null && holdsNameAndVersion(model);
  const task = manifest?.task ?? taskOf(score, outcome);
  const values = new Map<string, Record<string, string>>();
  const put = (of: ColumnProfile | null, map: Record<string, string>): void => {
    if (of !== null && Object.keys(map).length > 0) values.set(of.name, map);
  };
  if (manifest !== null) {
    for (const part of ['decision', 'applied_decision'] as const)
      put(column(part), valueMap(column(part)?.distinct ?? [], decisionLabels(manifest)));
    if (task === 'binary_classification') put(outcome, valueMap(outcome?.distinct ?? [], manifest.target.labels ?? []));
    for (const guess of guesses) {
      const feature = guess.part === 'feature' ? manifest.features.find((one) => one.name === guess.as) : undefined;
      if (feature?.categories !== undefined) put(guess.column, valueMap(guess.column.distinct, feature.categories));
    }
  }
  const arm = column('arm');
  const armMap = armValues(arm?.distinct ?? [], manifest, treatmentSaid);
  put(arm, armMap);
  return {
    meaning: {
      ...EMPTY_MEANING,
      task,
      scoreKind:
        manifest?.output.kind ??
        (task === 'regression' ? 'value' : looksLikeProbability(score) ? 'probability' : 'score'),
      positive: task === 'binary_classification' ? positiveClass(outcome, manifest) : null,
      cutoff: manifest === null ? observedCutoff(column('decision'), score) : bundleCutoff(manifest),
      splitModel,
      arms: armsOf(arm, armMap, manifest),
      outcomeWindowDays: manifest?.log?.outcome_window_days ?? null,
      currency: manifest?.log?.gain?.currency ?? column('value')?.currency ?? manifest?.target.currency ?? null,
      modelName: model === null ? (manifest?.model.name ?? null) : null,
      modelVersion: column('model_version') === null && !splitModel ? (manifest?.model.version ?? null) : null,
    },
    values,
    percentSuspected:
      task === 'binary_classification' &&
      (manifest === null || manifest.output.kind === 'probability') &&
      looksLikePercent(score),
  };
}

function taskOf(score: ColumnProfile | null, outcome: ColumnProfile | null): Task {
  if (outcome !== null && outcome.distinct.length > 0)
    return outcome.distinct.length <= 10 || outcome.number === null ? 'binary_classification' : 'regression';
  const numbers = score?.numbers?.filter((value): value is number => value !== null) ?? [];
  return numbers.every((value) => value >= 0 && value <= 100) ? 'binary_classification' : 'regression';
}

/** Bundle, else the value that says yes; null is "ask". The label is the one kept by the project. */
function positiveClass(outcome: ColumnProfile | null, manifest: Manifest | null): string | null {
  if (manifest?.target.positive !== undefined) return String(manifest.target.positive);
  return outcome === null ? null : labelThatSaysYes(outcome.distinct);
}

/** The one of at most two labels that says yes. */
export function labelThatSaysYes(labels: readonly string[]): string | null {
  const yes = labels.filter((label) => YES.includes(canonicalNumber(label).toLowerCase()));
  return yes.length === 1 && labels.length <= 2 ? canonicalNumber(yes[0]!) : null;
}

/** `1.0` is `1`: exports of columns with missing values write whole numbers with a point. */
export function canonicalNumber(text: string): string {
  return /^[+-]?\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text;
}

function bundleCutoff(manifest: Manifest): Cutoff | null {
  const decision = manifest.decision;
  if (decision === undefined) return null;
  return decision.type === 'threshold'
    ? {
        type: 'threshold',
        threshold: decision.threshold,
        operator: decision.operator,
        whenTrue: String(decision.when_true.value),
        whenFalse: String(decision.when_false.value),
      }
    : {
        type: 'range',
        low: decision.low,
        high: decision.high,
        inside: String(decision.inside.value),
        outside: String(decision.outside.value),
      };
}

function observedCutoff(decision: ColumnProfile | null, score: ColumnProfile | null): Cutoff | null {
  return decision === null || score === null ? null : decisionRule(decision, score);
}

function armValues(written: readonly string[], manifest: Manifest | null, said: string | null): Record<string, string> {
  if (said !== null && written.includes(said)) return saidArms(written, said);
  const treatment = manifest?.log?.arms?.treatment;
  const control = manifest?.log?.arms?.control;
  const map: Record<string, string> = {};
  const controls = written.filter(
    (value) => value === String(control ?? '') || CONTROL_ARMS.includes(normaliseName(value)),
  );
  const treated = written.filter(
    (value) => value === String(treatment ?? '') || TREATMENT_ARMS.includes(normaliseName(value)),
  );
  const onlyControl = controls.length === 1 ? controls[0] : undefined;
  const other =
    written.length === 2 && onlyControl !== undefined
      ? written.find((value) => value !== onlyControl)
      : treated.length === 1
        ? treated[0]
        : undefined;
  if (onlyControl !== undefined && onlyControl !== CONTROL) map[onlyControl] = CONTROL;
  if (onlyControl !== undefined && other !== undefined && other !== TREATMENT) map[other] = TREATMENT;
  return map;
}

/** The person named the arm that follows the model; with two arms the other one is the control. */
function saidArms(written: readonly string[], said: string): Record<string, string> {
  const map: Record<string, string> = { [said]: TREATMENT };
  const others = written.filter((value) => value !== said);
  if (others.length === 1) map[others[0]!] = CONTROL;
  return map;
}

function armsOf(arm: ColumnProfile | null, map: Record<string, string>, manifest: Manifest | null): Meaning['arms'] {
  const share = manifest?.log?.arms?.expected_share_treatment ?? null;
  if (manifest?.log?.arms !== undefined)
    return { treatment: TREATMENT, control: CONTROL, expectedShareTreatment: share };
  if (arm === null) return null;
  const kept = new Set(arm.distinct.map((value) => map[value] ?? value));
  return kept.has(CONTROL) && kept.has(TREATMENT)
    ? { treatment: TREATMENT, control: CONTROL, expectedShareTreatment: null }
    : null;
}

/** Mostly inside [0, 1], or inside [0, 100] and then a percentage that may be divided. */
function looksLikeProbability(score: ColumnProfile | null): boolean {
  const numbers = score?.numbers?.filter((value): value is number => value !== null) ?? [];
  const inside = numbers.filter((value) => value >= 0 && value <= 1).length;
  return inside >= 0.8 * numbers.length || looksLikePercent(score);
}

function looksLikePercent(score: ColumnProfile | null): boolean {
  const numbers = score?.numbers?.filter((value): value is number => value !== null) ?? [];
  const above = numbers.filter((value) => value > 1).length;
  return numbers.length >= 20 && above > 0.5 * numbers.length && numbers.every((value) => value >= 0 && value <= 100);
}
