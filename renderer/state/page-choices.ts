import { create } from 'zustand';

/**
 * What a person chooses on one page, kept while she goes elsewhere. All of it belongs to one project: in another one
 * nothing is chosen.
 */
export function pageChoices<C extends object>(nothing: C) {
  const useChosen = create<{ project: string | null; chosen: C }>(() => ({ project: null, chosen: nothing }));
  return {
    useChoice: <K extends keyof C>(project: string, name: K): C[K] | null =>
      useChosen((now) => (now.project === project ? now.chosen[name] : null)),
    choose: (project: string, change: Partial<C>): void =>
      useChosen.setState((now) => ({
        project,
        chosen: { ...(now.project === project ? now.chosen : nothing), ...change },
      })),
  };
}
