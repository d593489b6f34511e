import type { Task } from '#shared/domain/role.ts';
import type { ColumnPart, LogRole, StoredAs } from '#shared/domain/role.ts';
import { isLogRole, storedAs } from '#shared/domain/role.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { normaliseName } from '#shared/mapping/names.ts';
import type { RecipeColumn } from '#shared/mapping/recipe.ts';

/** A column of the table `log`: a role under its canonical name, or a fact under `x_` and a plain name. */
export type LogColumnDef = {
  column: string;
  /** What screens and `where` call it: the fact of the bundle, else the name in the first file. */
  name: string;
  /** Names in the files. */
  aliases: string[];
  part: ColumnPart;
  kind: RecipeColumn['kind'];
  label: LocalText;
  description: LocalText;
  unit: LocalText | null;
  sensitivity: 'none' | 'identifier' | 'quasi-identifier' | 'sensitive' | 'free-text';
};

/** Whether a column of the log plays a part. */
export function hasPart(columns: readonly LogColumnDef[], part: ColumnPart): boolean {
  return columns.some((column) => column.part === part);
}

export const OUTCOME_LABEL = 'outcome_label';
export const OUTCOME_VALUE = 'outcome_value';
export const FACT_PREFIX = 'x_';

export function outcomeColumn(task: Task): string {
  return task === 'regression' ? OUTCOME_VALUE : OUTCOME_LABEL;
}

/** The column of a role; the prediction's identifier is the case id. */
export function roleColumn(role: LogRole, task: Task): string {
  return role === 'prediction_id' ? 'case_id' : role === 'outcome' ? outcomeColumn(task) : role;
}

export function storedType(column: Pick<LogColumnDef, 'part' | 'kind' | 'column'>): 'VARCHAR' | 'DOUBLE' | 'TIMESTAMP' {
  if (column.column === OUTCOME_VALUE) return 'DOUBLE';
  const stored: StoredAs = isLogRole(column.part)
    ? storedAs(column.part)
    : column.kind === 'number' || column.kind === 'boolean'
      ? 'number'
      : 'text';
  return stored === 'number' ? 'DOUBLE' : stored === 'time' ? 'TIMESTAMP' : 'VARCHAR';
}

/**
 * The log column of a column of a file: one that is there already (same role, same fact, same name), or a new one.
 * Names that reach the database are ours: letters, digits and underscores, never two that differ only by case.
 */
export function matchColumn(
  recipe: RecipeColumn,
  known: readonly LogColumnDef[],
  task: Task,
): { def: LogColumnDef; isNew: boolean } {
  const name = recipe.as ?? recipe.name;
  const role = isLogRole(recipe.part) ? roleColumn(recipe.part, task) : null;
  const found = known.find((one) =>
    role !== null
      ? one.column === role
      : !isLogRole(one.part) && (one.name === name || one.aliases.includes(recipe.name)),
  );
  if (found !== undefined) {
    const aliases = found.aliases.includes(recipe.name) ? found.aliases : [...found.aliases, recipe.name];
    return { def: { ...found, aliases }, isNew: false };
  }
  const column = role ?? freeName(name, known);
  return {
    def: {
      column,
      name,
      aliases: [recipe.name],
      part: recipe.part,
      kind: recipe.kind,
      label: recipe.label ?? {},
      description: {},
      unit: null,
      sensitivity: defaultSensitivity(recipe),
    },
    isNew: true,
  };
}

function freeName(name: string, known: readonly LogColumnDef[]): string {
  const base = `${FACT_PREFIX}${normaliseName(name).slice(0, 40) || 'column'}`;
  let candidate = base;
  for (let copy = 2; known.some((one) => one.column === candidate); copy += 1) candidate = `${base}_${copy}`;
  return candidate;
}

function defaultSensitivity(recipe: RecipeColumn): LogColumnDef['sensitivity'] {
  if (recipe.part === 'entity_id' || recipe.part === 'prediction_id') return 'identifier';
  if (recipe.part === 'text') return 'free-text';
  if (recipe.sensitive === true) return 'sensitive';
  return /(^|_)(age|sex|gender|female|male|marital|zip|postal|birth|sexe|genre|situation_familiale|code_postal|naissance|nationality|nationalite)(_|$)/.test(
    normaliseName(recipe.name),
  )
    ? 'quasi-identifier'
    : 'none';
}
