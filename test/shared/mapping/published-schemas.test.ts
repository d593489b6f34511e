import { resolve } from 'node:path';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import { recipeSchema } from '#shared/mapping/recipe.ts';
import { storySchema } from '#shared/story/schema.ts';

const folder = resolve(import.meta.dirname, '../../../resources/schemas');

/** Written again with `npx vitest run test/shared/mapping/published-schemas.test.ts -u`. */
describe('the published schema', () => {
  it.each([
    ['recipe', recipeSchema],
    ['bundle', manifestSchema],
    ['story', storySchema],
  ])('of a %s is the one that files are read with', async (name, schema) => {
    const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(resolve(folder, `${name}.schema.json`));
  });
});
