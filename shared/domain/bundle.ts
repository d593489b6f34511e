export const BUNDLE_ROLES = ['champion', 'shadow', 'baseline', 'former'] as const;

/** The part a model version plays in the project. */
export type BundleRole = (typeof BUNDLE_ROLES)[number];
