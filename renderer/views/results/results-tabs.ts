export const RESULTS_TABS = ['quality', 'time', 'calibration', 'cutoff', 'segments', 'fairness', 'baseline'] as const;

export type ResultsTab = (typeof RESULTS_TABS)[number];

/** The tab of an address; an unknown one is the first. */
export function tabOf(text: string | null): ResultsTab {
  return RESULTS_TABS.find((tab) => tab === text) ?? 'quality';
}
