import { AppError } from '#shared/domain/app-error.ts';
import { isLogRole } from '#shared/domain/role.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { profileColumns } from '#shared/mapping/columns.ts';
import type { Recipe, RecipeColumn } from '#shared/mapping/recipe.ts';
import type { FileSample } from './file-sample.ts';
import { matchColumn } from './log-columns.ts';
import type { LogColumnDef } from './log-columns.ts';
import type { PlannedColumn } from './load-plan.ts';

/** The recipe as it applies to one file, with the columns of the log that it needs. */
export type FilePlan = { sample: FileSample; columns: PlannedColumn[] };

/**
 * Checks a recipe against the files and turns it into columns of the log, known ones first. Columns of a file that the
 * recipe does not name are left out and told; a role stands once a file.
 */
export function planFiles(
  samples: readonly FileSample[],
  recipe: Recipe,
  known: readonly LogColumnDef[],
  manifest: Manifest | null,
): { plans: FilePlan[]; defs: LogColumnDef[] } {
  requireTimezone(recipe.reading.timezone);
  const byName = new Map(recipe.columns.map((column) => [column.name, column]));
  let defs = [...known];
  const plans = samples.map((sample): FilePlan => {
    const file = sample.detected.name;
    const profiles = profileColumns(sample.columns, recipe.reading.dates);
    const used = profiles.flatMap((profile, index) => {
      const column = byName.get(profile.name);
      return column === undefined || column.part === 'ignore' ? [] : [{ index, profile, recipe: column }];
    });
    requireRoles(
      used.map((one) => one.recipe),
      file,
    );
    const columns = used.map((one): PlannedColumn => {
      const { def, isNew } = matchColumn(one.recipe, defs, recipe.meaning.task);
      const described = describe(def, manifest);
      defs = isNew ? [...defs, described] : defs.map((other) => (other.column === def.column ? described : other));
      return { ...one, def: described };
    });
    return { sample, columns };
  });
  return { plans, defs };
}

function requireRoles(columns: readonly RecipeColumn[], file: string): void {
  const seen = new Map<string, string>();
  for (const column of columns) {
    if (!isLogRole(column.part)) continue;
    const other = seen.get(column.part);
    if (other !== undefined)
      throw new AppError('ROLE_TWICE', `two columns play one role: ${column.part}`, {
        file,
        role: column.part,
        columns: [other, column.name],
      });
    seen.set(column.part, column.name);
  }
  const missing = [
    ...(seen.has('prediction_time') ? [] : ['prediction_time']),
    ...(seen.has('score') || seen.has('prediction') ? [] : ['score']),
  ];
  if (missing.length > 0)
    throw new AppError('ROLES_UNRESOLVED', `roles without a column: ${missing.join(', ')}`, { file, roles: missing });
}

/** Label, description and unit of a fact come from the bundle, where one is given. */
export function describe(def: LogColumnDef, manifest: Manifest | null): LogColumnDef {
  const feature = def.part === 'feature' ? manifest?.features.find((one) => one.name === def.name) : undefined;
  if (feature === undefined) return def;
  return {
    ...def,
    label: feature.label ?? def.label,
    description: feature.description ?? def.description,
    unit: feature.unit ?? def.unit,
    sensitivity: feature.sensitive === true ? 'sensitive' : def.sensitivity,
  };
}

export function requireTimezone(timezone: string | null): void {
  if (timezone === null) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch (cause) {
    throw new AppError('TIMEZONE_UNKNOWN', `unknown time zone: ${timezone}`, { found: timezone }, { cause });
  }
}
