import { create } from 'zustand';

export type Toast = { id: number; text: string; undo?: () => void };

let counter = 0;

/** One line at a time, lower right. Never for an error: an error stands where it happened. */
export const useToast = create<{ toast: Toast | null }>(() => ({ toast: null }));

export function say(text: string, undo?: () => void): void {
  counter += 1;
  useToast.setState({ toast: { id: counter, text, ...(undo === undefined ? {} : { undo }) } });
}

export function hush(id: number): void {
  if (useToast.getState().toast?.id === id) useToast.setState({ toast: null });
}
