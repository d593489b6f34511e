import type { ManifestFeature } from '#shared/bundle/manifest.ts';

/** Whether the model takes a text. */
export function isText(feature: ManifestFeature): boolean {
  return feature.input.dtype === 'string';
}

/** A column as the model takes it: a number (1 and 0 for yes and no), or a text; whole numbers as texts have no decimals. */
export function sqlOf(feature: ManifestFeature, column: string): string {
  if (!isText(feature)) return `TRY_CAST(${column} AS DOUBLE)`;
  return `regexp_replace(${column}::VARCHAR, '^(-?\\d+)\\.0$', '\\1')`;
}
