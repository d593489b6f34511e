import { pageChoices } from '#renderer/state/page-choices.ts';

/** What the person tries and chooses on this page. */
type Chosen = {
  trial: number | null;
  segments: string[] | null;
  fairness: string[] | null;
  /** All cases are read even where the daily counts would answer. */
  exact: true | null;
};

export const { useChoice, choose } = pageChoices<Chosen>({ trial: null, segments: null, fairness: null, exact: null });
