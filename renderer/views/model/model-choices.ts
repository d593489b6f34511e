import { create } from 'zustand';

/** What the person chooses on this page; all of it belongs to one project. */
type Choices = {
  project: string | null;
  feature: string | null;
  kind: 'ale' | 'pdp' | 'ice' | null;
  /** The version that is compared with. */
  other: number | null;
  /** Every score is run again even where the log is long. */
  everyScore: true | null;
};

type Chosen = Omit<Choices, 'project'>;

const NOTHING_CHOSEN: Chosen = { feature: null, kind: null, other: null, everyScore: null };

const useChoices = create<Choices>(() => ({ project: null, ...NOTHING_CHOSEN }));

export function useChoice<K extends keyof Chosen>(project: string, name: K): Chosen[K] | null {
  return useChoices((choices) => (choices.project === project ? choices[name] : null));
}

export function choose(project: string, change: Partial<Chosen>): void {
  useChoices.setState((choices) => ({
    ...(choices.project === project ? choices : NOTHING_CHOSEN),
    project,
    ...change,
  }));
}
