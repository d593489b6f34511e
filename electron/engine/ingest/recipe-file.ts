import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import { recipeSchema } from '#shared/mapping/recipe.ts';
import type { Recipe } from '#shared/mapping/recipe.ts';
import { requirePlainFile } from '../plain-file.ts';

const LIMIT_BYTES = 10 << 20;

/** A recipe from a file, or a sentence that says where it is wrong. */
export function readRecipe(path: string): Recipe {
  const file = basename(path);
  const stat = requirePlainFile(path);
  if (stat.size > LIMIT_BYTES)
    throw new AppError('RECIPE_INVALID', 'the recipe is too large', { file, key: 'size', found: stat.size });
  let body: unknown;
  try {
    body = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new AppError(
      'RECIPE_INVALID',
      'the recipe is not JSON',
      { file, key: 'JSON', found: cause instanceof Error ? cause.message : '' },
      { cause },
    );
  }
  const parsed = recipeSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('RECIPE_INVALID', 'the recipe does not fit its schema', {
    file,
    key: issue?.path.join('.') ?? '',
    found: issue?.message ?? '',
  });
}
