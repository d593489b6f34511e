import { create } from 'zustand';
import type { Selection } from '#shared/domain/selection.ts';
import { formatHash, parseHash } from './route.ts';
import type { Route } from './route.ts';

/** The address and the store say the same at any moment; the address is what is kept, copied and gone back to. */
export const useRoute = create<Route>(() => parseHash(window.location.hash));

window.addEventListener('hashchange', () => {
  const next = parseHash(window.location.hash);
  if (formatHash(next) !== formatHash(useRoute.getState())) useRoute.setState(next, true);
});

/** Goes to a place; the selection stays unless another one is given. */
export function navigate(change: Partial<Route>): void {
  const now = useRoute.getState();
  const next: Route = {
    ...now,
    tab: change.place === undefined || change.place === now.place ? now.tab : null,
    ...change,
  };
  if (formatHash(next) === formatHash(now)) return;
  useRoute.setState(next, true);
  window.location.hash = formatHash(next);
}

export function select(selection: Selection): void {
  navigate({ selection });
}

export function useSelection(): Selection {
  return useRoute((route) => route.selection);
}
