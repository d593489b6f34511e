import type { Selection } from '#shared/domain/selection.ts';
import type { BundleSummary, ProjectSummary } from '#shared/contract/projects.ts';

/** The model that the page is about: that of the version chosen at the top, else the one in service, else the first. */
export function shownBundle(
  { bundles }: Pick<ProjectSummary, 'bundles'>,
  { version }: Pick<Selection, 'version'>,
): BundleSummary | null {
  if (version !== undefined) return bundles.find((bundle) => bundle.version === version) ?? null;
  return bundles.find((bundle) => bundle.role === 'champion') ?? bundles[0] ?? null;
}

const NEAREST = ['baseline', 'shadow', 'former', 'champion'] as const;

/** What a model is first compared with: the baseline, else the shadow, else a former version. */
export function firstOther({ bundles }: Pick<ProjectSummary, 'bundles'>, shown: BundleSummary): BundleSummary | null {
  const others = bundles.filter((bundle) => bundle.id !== shown.id);
  return NEAREST.map((role) => others.find((bundle) => bundle.role === role)).find((one) => one !== undefined) ?? null;
}
