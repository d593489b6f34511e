import type { MemberValue } from '#shared/analyses/explain/schema.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { isMissing } from '#shared/explain/column-values.ts';
import type { RawColumn } from '#shared/explain/raw-table.ts';
import { localText } from '../questions/scored.ts';
import { namedColumn } from './named-players.ts';

/** A value of a case in the words of the bundle, with its place among the values of a background (null: no population). */
export function memberValue(feature: ManifestFeature, own: RawColumn, others: RawColumn | null): MemberValue {
  const value = shownValue(feature, own);
  return {
    ...namedColumn(feature),
    value,
    valueLabel: categoryLabel(feature, value),
    unit: localText(feature.unit ?? undefined),
    ...(feature.format === undefined ? {} : { format: feature.format }),
    ...placeAmong(own, others),
  };
}

/** What the bundle calls a category; no label for any other value. */
export function categoryLabel(
  { categories }: Pick<ManifestFeature, 'categories'>,
  value: MemberValue['value'],
): LocalText {
  return localText(categories?.find((one) => String(one.value) === String(value))?.label);
}

/** A value as it is read: the numbers of a flag are yes and no. */
export function flagShown<V extends MemberValue['value']>(
  { type }: Pick<ManifestFeature, 'type'>,
  value: V,
): V | boolean {
  return type === 'boolean' && typeof value === 'number' ? value !== 0 : value;
}

function shownValue(feature: ManifestFeature, own: RawColumn): MemberValue['value'] {
  const [value = null] = own;
  return isMissing(own, 0) ? null : flagShown(feature, value);
}

function placeAmong(own: RawColumn, others: RawColumn | null): Pick<MemberValue, 'below' | 'same'> {
  if (others === null || others.length === 0) return { below: null, same: null };
  const n = others.length;
  const [value] = own;
  let same = 0;
  let below = 0;
  for (let row = 0; row < n; row += 1) {
    if (isMissing(own, 0) ? isMissing(others, row) : others[row] === value) same += 1;
    if (typeof value === 'number' && (others[row] as number) < value) below += 1;
  }
  return { below: typeof value === 'number' && !Number.isNaN(value) ? below / n : null, same: same / n };
}

/** What the model never saw in training, and what is missing. */
export type Unusual = 'OUT_OF_RANGE' | 'UNSEEN_CATEGORY' | 'MISSING_VALUE';

export function unusual({ type, min, max, categories }: ManifestFeature, own: RawColumn): Unusual | null {
  if (isMissing(own, 0)) return 'MISSING_VALUE';
  const [value] = own;
  if (typeof value === 'number' && type === 'numeric')
    return value < (min ?? value) || value > (max ?? value) ? 'OUT_OF_RANGE' : null;
  if (type !== 'categorical' || categories === undefined || categories.length === 0) return null;
  return categories.some((one) => String(one.value) === String(value)) ? null : 'UNSEEN_CATEGORY';
}
