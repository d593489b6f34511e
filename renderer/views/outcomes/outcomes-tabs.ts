export const OUTCOMES_TABS = ['ab', 'shadow', 'plan'] as const;

export type OutcomesTab = (typeof OUTCOMES_TABS)[number];

/** The tab of an address; an unknown one is the first. */
export function tabOf(text: string | null): OutcomesTab {
  return OUTCOMES_TABS.find((tab) => tab === text) ?? 'ab';
}
