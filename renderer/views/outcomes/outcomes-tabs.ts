/** The tabs of the page, in their order; a tab stands here once it is whole. */
export const OUTCOMES_TABS: readonly OutcomesTab[] = ['ab', 'shadow', 'plan'];

export type OutcomesTab = 'ab' | 'shadow' | 'plan';

/** The tab of an address; an unknown one is the first. */
export function tabOf(text: string | null): OutcomesTab | null {
  return OUTCOMES_TABS.find((tab) => tab === text) ?? OUTCOMES_TABS[0] ?? null;
}
