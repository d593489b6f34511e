import type { LogRole } from '#shared/domain/role.ts';
import type { LocalText } from '#shared/domain/language.ts';
import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import { normaliseName } from './names.ts';

type Labelled = { value: string | number | boolean; label?: LocalText | undefined };

/** Which column the bundle's `log` section gives to which role. */
export function bundleRoles(manifest: Manifest): Map<string, LogRole> {
  const log = manifest.log;
  const roles = new Map<string, LogRole>();
  const put = (column: string | undefined, role: LogRole): void => {
    if (column !== undefined && !roles.has(column)) roles.set(column, role);
  };
  put(log?.id, 'prediction_id');
  put(log?.subject, 'entity_id');
  put(log?.time, 'prediction_time');
  put(log?.model_name, 'model_name');
  put(log?.model_version, 'model_version');
  put(log?.score, 'score');
  put(log?.decision, 'decision');
  put(log?.applied_decision, 'applied_decision');
  put(typeof log?.phase === 'object' ? log.phase.column : log?.phase, 'phase');
  put(log?.arm, 'arm');
  put(log?.outcome, 'outcome');
  put(log?.outcome_time, 'outcome_time');
  put(log?.gain?.column, 'value');
  put(log?.gain_before, 'pre_value');
  put(log?.shadow?.model, 'shadow_name');
  put(log?.shadow?.version, 'shadow_version');
  put(log?.shadow?.score, 'shadow_score');
  put(log?.acted, 'acted');
  put(log?.action_propensity, 'action_propensity');
  put(log?.cost, 'cost');
  put(log?.cluster, 'cluster_id');
  if (log === undefined) put(manifest.target.name, 'outcome');
  return roles;
}

/** The fact of the bundle that a column holds: same name, same name normalised, or its label in any language. */
export function featureOf(manifest: Manifest, column: string): ManifestFeature | null {
  const exact = manifest.features.find((feature) => feature.name === column);
  if (exact !== undefined) return exact;
  const normalised = normaliseName(column);
  if (normalised === '') return null;
  return (
    manifest.features.find((feature) => normaliseName(feature.name) === normalised) ??
    manifest.features.find((feature) => textsOf(feature.label).some((label) => normaliseName(label) === normalised)) ??
    null
  );
}

/**
 * What the file writes -> the value of the bundle, for values that are written as labels (`Accordé` for `accept`).
 * A value of the bundle maps to itself and is left out. Values that are neither stay as they are.
 */
export function valueMap(written: readonly string[], labels: readonly Labelled[]): Record<string, string> {
  const map: Record<string, string> = {};
  const own = new Set(labels.map(({ value }) => String(value)));
  for (const text of written) {
    if (own.has(text)) continue;
    const label = labels.find(
      (one) => textsOf(one.label).some((name) => sameText(name, text)) || sameValue(one.value, text),
    );
    if (label !== undefined) map[text] = String(label.value);
  }
  return map;
}

/** The labels of the two or more values a decision of the bundle can take. */
export function decisionLabels(manifest: Manifest): Labelled[] {
  const decision = manifest.decision;
  if (decision === undefined) return [];
  return decision.type === 'threshold'
    ? [decision.when_true, decision.when_false]
    : [decision.inside, decision.outside];
}

export function textsOf(text: LocalText | null | undefined): string[] {
  return [text?.en, text?.fr].filter((one): one is string => one !== undefined && one !== '');
}

function sameText(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFC')
      .replace(/[\u2019\u02bc]/g, "'")
      .replace(/[\u00a0\u202f]/g, ' ')
      .trim()
      .toLowerCase();
  return plain(a) === plain(b);
}

/** `1`, `1.0` and `true` are one value. */
function sameValue(value: string | number | boolean, text: string): boolean {
  if (typeof value === 'boolean') return text.toLowerCase() === String(value) || text === (value ? '1' : '0');
  return typeof value === 'number' && text.trim() !== '' && Number(text) === value;
}
