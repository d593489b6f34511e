import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from './engine.ts';
import type { Bench } from './engine.ts';

export type CaseName = 'credit' | 'churn' | 'housing';

/** Bundles that scored the rows of each log, the one in service first. */
const BUNDLES: Record<CaseName, readonly string[]> = {
  credit: ['credit'],
  churn: ['churn', 'churn-2.0.0'],
  housing: ['housing'],
};

let projects = 0;

/** A project with a whole log and the bundles that scored it (or these); @returns its identifier */
export async function caseProject(bench: Bench, name: CaseName, bundles = BUNDLES[name]): Promise<string> {
  projects += 1;
  const { id } = await bench.create(`case-${projects}.tribune`);
  for (const [index, bundle] of bundles.entries())
    await bench.client.stream('bundle.add', {
      project: id,
      grant: bench.grant(join(FIXTURES, 'bundles', bundle)),
      role: index === 0 ? 'champion' : bundle.endsWith('baseline') ? 'baseline' : 'former',
    });
  await bench.load(id, [join(FIXTURES, 'cases', name, 'predictions.parquet')]);
  return id;
}

type Shapley = { base_value: number; prediction: number; values: Record<string, number> };

/** Reference explanations, made with other programs: `methods` says how. */
export type ReferenceExplanations = {
  exact_shapley: { id: string | number; probability?: Shapley; log_odds?: Shapley; value?: Shapley }[];
  permutation_importance: Record<string, Record<string, { mean: number; std: number }> | number> & {
    n_repeats: number;
  };
  partial_dependence: {
    feature: string;
    grid: (number | string)[];
    average: number[];
    ice: number[][];
    ice_rows_of_background: number[];
  }[];
};

export function referenceExplanations(name: CaseName): ReferenceExplanations {
  const path = join(FIXTURES, 'cases', name, 'oracle-explanations.json');
  return JSON.parse(readFileSync(path, 'utf8')) as ReferenceExplanations;
}
