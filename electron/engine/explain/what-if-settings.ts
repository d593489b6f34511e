import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { parseCondition } from '#shared/domain/selection.ts';
import { isText } from '../models/feature-sql.ts';

/** A fact set to a value as the model takes it: a number (1 and 0 for yes and no), a text, or nothing. */
export type Setting = { column: number; value: number | string | null };

/**
 * `feature=value` as settings: a fact by its name or its label in any language, a value by itself or its label.
 *
 * @throws AppError COLUMN_UNKNOWN, PARAMETER_INVALID
 */
export function settingsFrom(features: readonly ManifestFeature[], texts: readonly string[]): Setting[] {
  return texts.map((text) => {
    const condition = parseCondition(text);
    if (condition === null) throw invalid(text, 'feature=value');
    const column = featureNamed(features, condition.column);
    const feature = features[column]!;
    return { column, value: valueOf(feature, condition.value) };
  });
}

export function featureNamed(features: readonly ManifestFeature[], name: string): number {
  const exact = features.findIndex((one) => one.name === name);
  const wanted = name.trim().toLowerCase();
  const found =
    exact >= 0
      ? exact
      : features.findIndex(({ label }) => Object.values(label ?? {}).some((one) => one?.toLowerCase() === wanted));
  if (found < 0)
    throw new AppError('COLUMN_UNKNOWN', `no fact: ${name}`, {
      file: 'the model',
      column: name,
      expected: features.map((one) => one.name).join(', '),
    });
  return found;
}

const YES = new Set(['1', 'true', 'yes', 'oui']);
const NO = new Set(['0', 'false', 'no', 'non']);

function valueOf(feature: ManifestFeature, text: string): Setting['value'] {
  if (text === '') return null;
  const labelled = feature.categories?.find(({ value, label }) =>
    [String(value), ...Object.values(label ?? {})].some((one) => one?.toLowerCase() === text.toLowerCase()),
  );
  if (isText(feature)) return labelled === undefined ? text : String(labelled.value);
  if (feature.type === 'boolean') {
    const said = text.toLowerCase();
    if (YES.has(said) || NO.has(said)) return YES.has(said) ? 1 : 0;
    throw invalid(`${feature.name}=${text}`, 'yes or no');
  }
  const number = labelled === undefined ? Number(text) : Number(labelled.value);
  if (!Number.isFinite(number)) throw invalid(`${feature.name}=${text}`, 'a number');
  return number;
}

/** A value that the window sends, as the model takes it. @throws AppError PARAMETER_INVALID */
export function settingOf(
  features: readonly ManifestFeature[],
  { feature: name, value }: { feature: string; value: number | string | boolean | null },
): Setting {
  const column = featureNamed(features, name);
  return { column, value: value === null ? null : valueOf(features[column]!, String(value)) };
}

function invalid(found: string, expected: string): AppError {
  return new AppError('PARAMETER_INVALID', `cannot be set: ${found}`, { key: 'set', found, expected });
}
