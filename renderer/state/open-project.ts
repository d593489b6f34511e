import { create } from 'zustand';

const KEY = 'tribune.project';

/** The handle of the open project; kept for a reload of the window, meaningless in another run. */
export const useOpenProject = create<{ id: string | null }>(() => ({ id: sessionStorage.getItem(KEY) }));

export function setOpenProject(id: string | null): void {
  if (id === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, id);
  useOpenProject.setState({ id });
}
