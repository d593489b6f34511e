export const MODEL_TABS = ['passport', 'importance', 'effects', 'parsimony', 'versions', 'proof'] as const;

export type ModelTab = (typeof MODEL_TABS)[number];

/** The tab of an address; an unknown one is the first. */
export function tabOf(text: string | null): ModelTab {
  return MODEL_TABS.find((tab) => tab === text) ?? 'passport';
}
