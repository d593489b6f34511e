/** The questions of the page, in the order in which they are asked. Only a finished tab stands here. */
export const STABILITY_TABS: readonly StabilityTab[] = ['population', 'works', 'retraining'];

export type StabilityTab = 'population' | 'works' | 'retraining' | 'journal';

/** The tab of an address; an unknown one is the first. Null while there is none. */
export function tabOf(text: string | null): StabilityTab | null {
  return STABILITY_TABS.find((tab) => tab === text) ?? STABILITY_TABS[0] ?? null;
}
