import { pageChoices } from '#renderer/state/page-choices.ts';

/** What the person tries on the planning sheet. Effect and exposure are shares. */
type Chosen = {
  planMetric: 'rate' | 'value' | null;
  planEffect: number | null;
  planExposure: number | null;
  planWorth: number | null;
};

export const { useChoice, choose } = pageChoices<Chosen>({
  planMetric: null,
  planEffect: null,
  planExposure: null,
  planWorth: null,
});
