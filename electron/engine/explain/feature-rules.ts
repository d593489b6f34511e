import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { MoveRule } from '#shared/explain/counterfactual-moves.ts';
import { isText } from '../models/feature-sql.ts';

/** What the manifest lets be done with a fact: nothing is free that it does not call so, or calls immutable. */
export function ruleOf(feature: ManifestFeature): MoveRule {
  const { type, actionable, immutable, min, max, step, monotone, categories = [] } = feature;
  return {
    kind: type === 'boolean' ? 'flag' : isText(feature) ? 'category' : 'number',
    free: immutable !== true && actionable !== false && !(type === 'categorical' && !isText(feature)),
    min: min ?? null,
    max: max ?? null,
    step: step ?? null,
    monotone: monotone ?? null,
    categories: categories.length === 0 ? null : categories.map(({ value }) => String(value)),
  };
}
