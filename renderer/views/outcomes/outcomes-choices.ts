import { pageChoices } from '#renderer/state/page-choices.ts';

/** What the person tries on the planning sheet (effect and exposure are shares), and whether every case is read. */
type Chosen = {
  planMetric: 'rate' | 'value' | null;
  planEffect: number | null;
  planExposure: number | null;
  planWorth: number | null;
  exact: true | null;
};

export const { useChoice, choose } = pageChoices<Chosen>({
  planMetric: null,
  planEffect: null,
  planExposure: null,
  planWorth: null,
  exact: null,
});
