import type { Manifest } from '#shared/bundle/manifest.ts';
import type { ColumnSample } from '#shared/mapping/columns.ts';
import { propose } from '#shared/mapping/propose.ts';
import type { Proposal, Said } from '#shared/mapping/propose.ts';
import type { StoredRecipe } from '../project/project-state.ts';
import { detectFile } from './detect.ts';
import type { FileSample } from './file-sample.ts';
import { sampleFile } from './sample.ts';

export type Preview = { samples: FileSample[]; proposal: Proposal; knownRecipe: StoredRecipe | null };

export type PreviewContext = { manifest: Manifest | null; recipes: readonly StoredRecipe[] };

const ENOUGH_KNOWN = 0.8;

/** What some files hold and mean, from a sample of each. Costs the same for any size. */
export async function previewFiles(paths: readonly string[], said: Said, context: PreviewContext): Promise<Preview> {
  const samples: FileSample[] = [];
  for (const path of paths)
    samples.push(await sampleFile(await detectFile(path), said.sheet ?? said.recipe?.reading.sheet ?? null));
  const columns = unionOfSamples(samples);
  const knownRecipe =
    said.recipe === null
      ? recognised(
          columns.map((column) => column.name),
          context.recipes,
        )
      : null;
  const recipe = said.recipe ?? knownRecipe?.recipe ?? null;
  return { samples, knownRecipe, proposal: propose(columns, context.manifest, { ...said, recipe }) };
}

/** The columns of all files by name; where a file lacks one, its rows have no value. */
export function unionOfSamples(samples: readonly FileSample[]): ColumnSample[] {
  const names = [...new Set(samples.flatMap((sample) => sample.names))];
  return names.map((name) => {
    const parts = samples.map((sample) => ({ sample, column: sample.columns.find((one) => one.name === name) }));
    const natives = new Set(parts.map(({ column }) => column?.native).filter((native) => native !== undefined));
    return {
      name,
      native: natives.size === 1 ? ([...natives][0] ?? null) : null,
      values: parts.flatMap(
        ({ sample, column }) => column?.values ?? Array<null>(sample.columns[0]?.values.length ?? 0).fill(null),
      ),
    };
  });
}

/** The stored recipe that knows most of these columns, if it knows nearly all of them. */
function recognised(names: readonly string[], recipes: readonly StoredRecipe[]): StoredRecipe | null {
  let best: { recipe: StoredRecipe; share: number } | null = null;
  for (const recipe of recipes) {
    const known = new Set(recipe.recipe.columns.map((column) => column.name));
    const share = names.filter((name) => known.has(name)).length / Math.max(1, names.length);
    if (share >= ENOUGH_KNOWN && share >= (best?.share ?? 0)) best = { recipe, share };
  }
  return best?.recipe ?? null;
}
