import { create } from 'zustand';

/** What the person tries and chooses on this page; all of it belongs to one project. */
type Choices = {
  project: string | null;
  trial: number | null;
  segments: string[] | null;
  fairness: string[] | null;
  /** All cases are read even where the daily counts would answer. */
  exact: true | null;
};

type Chosen = Omit<Choices, 'project'>;

const NOTHING_CHOSEN: Chosen = { trial: null, segments: null, fairness: null, exact: null };

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
