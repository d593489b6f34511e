import { pageChoices } from '#renderer/state/page-choices.ts';

/** What the person chooses on this page. */
type Chosen = {
  feature: string | null;
  kind: 'ale' | 'pdp' | 'ice' | null;
  /** The version that is compared with. */
  other: number | null;
  /** Every score is run again even where the log is long. */
  everyScore: true | null;
};

export const { useChoice, choose } = pageChoices<Chosen>({ feature: null, kind: null, other: null, everyScore: null });
