import { create } from 'zustand';
import type { Progress } from '#shared/contract/procedure.ts';

/** How far the running streams are, by the key of their question. */
const useAllProgress = create<Record<string, Progress>>(() => ({}));

export function reportProgress(key: string, progress: Progress): void {
  useAllProgress.setState({ [key]: progress });
}

export function clearProgress(key: string): void {
  useAllProgress.setState(({ [key]: _done, ...others }) => others, true);
}

export function useProgress(key: string): Progress | null {
  return useAllProgress((all) => all[key] ?? null);
}
