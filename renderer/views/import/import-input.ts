import type { ImportInput, Preview, Question } from '#shared/contract/imports.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { RECIPE_FORMAT } from '#shared/mapping/recipe.ts';
import type { Recipe } from '#shared/mapping/recipe.ts';
import type { ImportDraft } from '#renderer/state/import-draft.ts';

/** What the engine is asked to look at; null while there is no file of predictions. */
export function previewInput(project: string, draft: ImportDraft): ImportInput | null {
  if (draft.files.length === 0) return null;
  return {
    ...fileInput(project, draft),
    ...(draft.recipeFile === null ? {} : { recipeFile: draft.recipeFile.grant }),
    ...(draft.recipeId === null ? {} : { recipeId: draft.recipeId }),
    ...(Object.keys(draft.said).length === 0 ? {} : { said: draft.said }),
  };
}

/** The recipe to import with: what was understood, with the answers of the person over it. */
export function finalRecipe(preview: Preview | null, draft: ImportDraft, project: ProjectSummary): Recipe {
  if (preview === null)
    return {
      tribune: RECIPE_FORMAT,
      name: draft.outcomes?.name ?? '',
      reading: {
        dates: draft.said.dates ?? null,
        timezone: draft.said.timezone ?? null,
        sheet: draft.said.sheet ?? null,
      },
      columns: [],
      meaning: project.meaning,
    };
  const { recipe } = preview;
  return {
    ...recipe,
    name: draft.recipeName?.trim() || recipe.name,
    meaning: { ...recipe.meaning, ...draft.meaning },
  };
}

export function checkInput(
  preview: Preview | null,
  draft: ImportDraft,
  project: ProjectSummary,
): ImportInput & { recipe: Recipe } {
  return {
    ...(previewInput(project.id, draft) ?? fileInput(project.id, draft)),
    recipe: finalRecipe(preview, draft, project),
  };
}

function fileInput(project: string, draft: ImportDraft): ImportInput {
  return {
    project,
    files: draft.files.map((file) => file.grant),
    ...(draft.outcomes === null ? {} : { outcomes: draft.outcomes.grant }),
    ...(draft.bundle === null ? {} : { bundle: draft.bundle.grant }),
    ...(draft.link ? { link: true } : {}),
  };
}

const MEANING_KEYS: Question['key'][] = ['positive', 'arms'];

/** Questions of the third step are about what values mean; all others are about columns and how they are read. */
export function questionsOf(preview: Preview | null, step: 'roles' | 'meaning'): Question[] {
  return (preview?.questions ?? []).filter((question) => MEANING_KEYS.includes(question.key) === (step === 'meaning'));
}

/** Only Parquet files and folders of them can be linked instead of imported. */
export function mayBeLinked(draft: Pick<ImportDraft, 'files'>): boolean {
  return (
    draft.files.length > 0 && draft.files.every((file) => file.kind === 'folder' || /\.(parquet|pq)$/i.test(file.name))
  );
}
