import { isEstimated } from '#shared/domain/estimate.ts';
import { named } from '#shared/analyses/amounts.ts';
import type { Importance } from '#shared/analyses/importance/schema.ts';
import type { BundleSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';

type Told = Importance | undefined;

/** Whether the same fact weighs most in both. */
export function comparedVerdict(
  bundle: Pick<BundleSummary, 'version'>,
  other: Pick<BundleSummary, 'version'>,
  [one, two]: readonly Told[],
  { t }: Words,
): string {
  const versions = { version: bundle.version, other: other.version };
  if (one === undefined || two === undefined) return t('model.versions.reading', versions);
  if (!isEstimated(one) || !isEstimated(two)) return t('model.versions.untold', versions);
  const [first] = one.features;
  const [second] = two.features;
  if (first === undefined || second === undefined) return t('model.versions.untold', versions);
  return first.feature === second.feature
    ? t('model.versions.sameFirst', { ...versions, label: named(first) })
    : t('model.versions.otherFirst', { ...versions, first: named(first), second: named(second) });
}
