import type { Meaning } from '#shared/mapping/recipe.ts';
import { literal } from '../db/sql.ts';
import type { BundleRow } from '../project/project-state.ts';
import { hasPart } from './log-columns.ts';
import type { LogColumnDef } from './log-columns.ts';

/** Stored with each row where neither the log nor a bundle names the model or its version. */
export const UNNAMED = { name: 'model', version: '1' } as const;

type Known = {
  columns: readonly LogColumnDef[];
  bundles: readonly Pick<BundleRow, 'name' | 'version'>[];
  meaning: Pick<Meaning, 'splitModel'>;
};

/** The name of the model as SQL, NULL where nobody gave one: nothing is ever called by what stands in its place. */
export function modelNameSql({ columns, bundles }: Known): string {
  const isNamed = hasPart(columns, 'model_name') || bundles.some(({ name }) => name === UNNAMED.name);
  return isNamed ? 'model_name' : `nullif(model_name, ${literal(UNNAMED.name)})`;
}

/** The version of the model as SQL, NULL where nobody gave one. */
export function modelVersionSql(known: Known): string {
  return isVersionNamed(known) ? 'model_version' : `nullif(model_version, ${literal(UNNAMED.version)})`;
}

/** A stored version as it is told. */
export function toldVersion(version: string | null, known: Known): string | null {
  return version === UNNAMED.version && !isVersionNamed(known) ? null : version;
}

function isVersionNamed({ columns, bundles, meaning }: Known): boolean {
  return (
    hasPart(columns, 'model_version') ||
    meaning.splitModel ||
    bundles.some(({ version }) => version === UNNAMED.version)
  );
}
