import { create } from 'zustand';
import type { Progress } from '#shared/contract/procedure.ts';

/** A project on its way into the window: what is being done, or why it did not come. */
export const useOpening = create<{
  isRunning: boolean;
  progress: Progress | null;
  error: unknown;
  cancel: () => void;
}>(() => ({ isRunning: false, progress: null, error: null, cancel: () => undefined }));

export function forgetOpening(): void {
  useOpening.setState({ isRunning: false, progress: null, error: null });
}
