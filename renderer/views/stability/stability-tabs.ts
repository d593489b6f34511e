/** The questions of the page, in the order in which they are asked. */
export const STABILITY_TABS = ['population', 'works', 'retraining', 'journal'] as const;

export type StabilityTab = (typeof STABILITY_TABS)[number];

/** The tab of an address; an unknown one is the first. */
export function tabOf(text: string | null): StabilityTab {
  return STABILITY_TABS.find((tab) => tab === text) ?? 'population';
}
