import { pageChoices } from '#renderer/state/page-choices.ts';
import type { Tried } from './what-if/tried.ts';

/** What the person chooses on the page of a case, kept from one case to the next. */
type Chosen = {
  /** With whom the case is compared: null is the reference cases of the bundle. */
  background: string | null;
  drawn: 'waterfall' | 'groups' | 'all' | null;
  /** Every similar case is listed, not the first few. */
  allSimilar: true | null;
  /** Facts that are tried with other values, of one case. */
  tried: Tried | null;
};

export const { useChoice, choose } = pageChoices<Chosen>({
  background: null,
  drawn: null,
  allSimilar: null,
  tried: null,
});
