import { create } from 'zustand';

/** Figures as drawings or as tables: `T` turns all of the page, a button turns one. */
const useFigureView = create<{ all: boolean; turned: Record<string, boolean> }>(() => ({ all: false, turned: {} }));

export function useIsTable(id: string): boolean {
  return useFigureView(({ all, turned }) => turned[id] ?? all);
}

export function turnFigure(id: string): void {
  useFigureView.setState(({ all, turned }) => ({ turned: { ...turned, [id]: !(turned[id] ?? all) } }));
}

export function turnAllFigures(): void {
  useFigureView.setState(({ all }) => ({ all: !all, turned: {} }));
}
