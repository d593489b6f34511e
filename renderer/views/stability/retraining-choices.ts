import { pageChoices } from '#renderer/state/page-choices.ts';

/** What training again costs, as the person says it. */
export const { useChoice, choose } = pageChoices<{ cost: number | null }>({ cost: null });
