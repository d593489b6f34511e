import { create } from 'zustand';
import type { FileEntry } from '#shared/contract/files.ts';
import type { ImportInput } from '#shared/contract/imports.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';

export type Said = NonNullable<ImportInput['said']>;

/** What the person chose and said so far in an import; nothing of it is in the project. */
export type ImportDraft = {
  step: number;
  reached: number;
  files: FileEntry[];
  outcomes: FileEntry | null;
  bundle: FileEntry | null;
  recipeFile: FileEntry | null;
  recipeId: number | null;
  link: boolean;
  said: Said;
  /** Answers of the third step, over what was understood. */
  meaning: Partial<Meaning>;
  recipeName: string | null;
};

export const EMPTY_DRAFT: ImportDraft = {
  step: 0,
  reached: 0,
  files: [],
  outcomes: null,
  bundle: null,
  recipeFile: null,
  recipeId: null,
  link: false,
  said: {},
  meaning: {},
  recipeName: null,
};

export const useImportDraft = create<ImportDraft>(() => EMPTY_DRAFT);

export function startDraft(change: Partial<ImportDraft>): void {
  useImportDraft.setState({ ...EMPTY_DRAFT, ...change }, true);
}

export function changeDraft(change: Partial<ImportDraft>): void {
  useImportDraft.setState(change);
}

/** Files chosen or dropped while an import is open: each goes where its kind belongs. */
export function addToDraft(entries: readonly FileEntry[]): void {
  useImportDraft.setState((draft) => {
    const known = new Set(draft.files.map((file) => file.grant));
    const logs = entries.filter((entry) => !['bundle', 'recipe', 'project', 'sealed'].includes(entry.kind));
    return {
      files: [...draft.files, ...logs.filter((entry) => !known.has(entry.grant))],
      bundle: entries.find((entry) => entry.kind === 'bundle') ?? draft.bundle,
      recipeFile: entries.find((entry) => entry.kind === 'recipe') ?? draft.recipeFile,
      link: draft.link || logs.some((entry) => entry.kind === 'folder'),
      step: 0,
      reached: 0,
    };
  });
}
