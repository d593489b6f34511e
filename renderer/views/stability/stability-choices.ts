import { pageChoices } from '#renderer/state/page-choices.ts';

/** What the person compares on this page; null: all months, and the training sample. */
type Chosen = { current: string | null; reference: string | null };

export const { useChoice, choose } = pageChoices<Chosen>({ current: null, reference: null });
