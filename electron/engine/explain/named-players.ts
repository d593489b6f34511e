import type { NamedColumn, Player } from '#shared/analyses/explanations.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { localText } from '../questions/scored.ts';

export function namedColumn({ name, label }: ManifestFeature): NamedColumn {
  return { feature: name, label: localText(label) };
}

/** Who receives a contribution, in the words of the bundle. */
export function namedPlayer(members: readonly number[], features: readonly ManifestFeature[]): Player {
  const columns = members.map((at) => namedColumn(features[at]!));
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return { ...only, members: columns };
  const joined = (language: 'en' | 'fr'): string =>
    columns.map(({ feature, label }) => label[language] ?? feature).join(' + ');
  const label: LocalText = { en: joined('en'), fr: joined('fr') };
  return { feature: columns.map(({ feature }) => feature).join(' + '), label, members: columns };
}
