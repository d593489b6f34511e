import { AppError } from '#shared/domain/app-error.ts';
import type { ColumnPart } from '#shared/domain/role.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { NOTHING_SAID, propose } from '#shared/mapping/propose.ts';
import type { Meaning, Recipe } from '#shared/mapping/recipe.ts';
import type { WriteDb } from '../db/connection.ts';
import { identifier } from '../db/sql.ts';
import type { FileSample } from './file-sample.ts';
import type { FileResult, ReadyFile } from './import-run.ts';
import { loadFile } from './load-file.ts';
import type { PlannedColumn } from './load-plan.ts';
import { matchColumn, outcomeColumn, storedType } from './log-columns.ts';
import type { LogColumnDef } from './log-columns.ts';
import { storeRejects } from './rejects.ts';

/** What a second file brings: outcomes joined by prediction, or by individual inside the outcome window. */
export type OutcomesPlan = {
  recipe: Recipe;
  columns: PlannedColumn[];
  defs: LogColumnDef[];
  key: 'case_id' | 'entity_id';
  /** In which the file counts money; null where it does not say. */
  currency: string | null;
};

const BROUGHT: readonly ColumnPart[] = ['outcome', 'outcome_time', 'value', 'cost', 'acted', 'applied_decision'];
const KEYS: readonly ColumnPart[] = ['prediction_id', 'entity_id'];
const TABLE = 'incoming_outcome';

export function planOutcomes(
  sample: FileSample,
  manifest: Manifest | null,
  meaning: Meaning,
  known: readonly LogColumnDef[],
): OutcomesPlan {
  const file = sample.detected.name;
  const { recipe, profiles, guesses } = propose(sample.columns, manifest, {
    ...NOTHING_SAID,
    parts: knownParts(sample, known),
  });
  const times = guesses.filter((guess) => guess.column.time !== null);
  const parts = new Map(
    guesses.map((guess) => [
      guess.column.name,
      times.length === 1 && guess === times[0] ? ('outcome_time' as const) : guess.part,
    ]),
  );
  const ask = guesses.filter((guess) => guess.confidence === 'ask' && BROUGHT.includes(guess.part));
  if (ask.length > 1)
    throw new AppError('ROLES_UNRESOLVED', 'several columns could be the outcome', {
      file,
      columns: ask.map((guess) => guess.column.name),
    });
  const used = recipe.columns.flatMap((column, index) => {
    const part = parts.get(column.name) ?? 'ignore';
    const profile = profiles[index];
    return profile !== undefined && (BROUGHT.includes(part) || KEYS.includes(part))
      ? [{ index, profile, recipe: { ...column, part } }]
      : [];
  });
  const has = (part: ColumnPart): boolean => used.some((column) => column.recipe.part === part);
  if (!has('outcome')) throw new AppError('ROLES_UNRESOLVED', 'no column of outcomes', { file, roles: ['outcome'] });
  if (!has('prediction_id') && !has('entity_id'))
    throw new AppError('ROLES_UNRESOLVED', 'no identifier', { file, roles: ['prediction_id', 'entity_id'] });
  const columns = used.map((column): PlannedColumn => ({
    ...column,
    def: matchColumn(column.recipe, known, meaning.task).def,
  }));
  return {
    recipe: { ...recipe, meaning },
    columns,
    defs: columns.map((column) => column.def),
    key: has('prediction_id') ? 'case_id' : 'entity_id',
    currency: recipe.meaning.currency,
  };
}

/** A column that the log already knows keeps its part. */
function knownParts(sample: FileSample, known: readonly LogColumnDef[]): Map<string, ColumnPart> {
  return new Map(
    sample.names.flatMap((name) => {
      const def = known.find((one) => one.aliases.includes(name));
      return def !== undefined && [...BROUGHT, ...KEYS].includes(def.part) ? [[name, def.part] as const] : [];
    }),
  );
}

/** Joins the outcomes to the predictions; lines that belong to none are set aside. */
export async function applyOutcomes(
  db: WriteDb,
  plan: OutcomesPlan,
  ready: ReadyFile,
  sourceId: number,
  meaning: Meaning,
): Promise<FileResult> {
  const name = ready.sample.detected.name;
  const columns = [...new Map(plan.defs.map((def) => [def.column, storedType(def)]))].filter(
    ([column]) => column !== 'case_id',
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${TABLE} (case_id VARCHAR, source_id SMALLINT, model_name VARCHAR, model_version VARCHAR, ${columns.map(([column, type]) => `${identifier(column)} ${type}`).join(', ')}, set_aside VARCHAR)`,
  );
  const input = { sourceId, recipe: plan.recipe, columns: plan.columns, outcomeLabels: null };
  const counts = await loadFile(db, ready.sample, ready.prepared, input, {
    table: TABLE,
    signal: new AbortController().signal,
    onPercent: () => undefined,
  });
  const outcome = outcomeColumn(meaning.task);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE outcome_match AS ${
      plan.key === 'case_id'
        ? matchByCase()
        : matchByIndividual(
            meaning,
            columns.some(([column]) => column === 'outcome_time'),
          )
    }`,
  );
  const brought = columns.map(([column]) => column).filter((column) => column !== 'entity_id');
  const sets = brought.map(
    (column) => `${identifier(column)} = coalesce(m.${identifier(column)}, log.${identifier(column)})`,
  );
  await db.run(
    `UPDATE log SET ${sets.join(', ')} FROM (SELECT o.row, i.* FROM outcome_match o JOIN ${TABLE} i ON i.rowid = o.incoming) m WHERE log.rowid = m.row`,
  );
  const unmatched = await db.all<{ id: string | null }>(
    `SELECT ${plan.key} AS id FROM ${TABLE} WHERE set_aside IS NULL AND ${outcome} IS NOT NULL AND rowid NOT IN (SELECT incoming FROM outcome_match) ORDER BY rowid`,
  );
  if (unmatched.length > 0 && unmatched.length === counts.accepted)
    throw new AppError('OUTCOMES_UNMATCHED', 'no outcome belongs to a prediction', { file: name });
  await storeRejects(
    db,
    sourceId,
    unmatched.map(({ id }) => ({
      line: null,
      lastLine: null,
      column: null,
      reason: 'NO_MATCH',
      value: id,
      raw: null,
      caseId: null,
      inLog: true,
    })),
  );
  await db.run(`DROP TABLE ${TABLE}`);
  await db.run('DROP TABLE outcome_match');
  return {
    sourceId,
    name,
    kind: 'outcomes',
    read: counts.read,
    accepted: counts.accepted - unmatched.length,
    rejected: counts.rejected + unmatched.length,
    duplicates: 0,
    swallowed: counts.swallowed,
    ready,
  };
}

/** The last line of a file wins where it tells one prediction twice. */
function matchByCase(): string {
  return `SELECT l.rowid AS row, max(i.rowid) AS incoming FROM log l JOIN ${TABLE} i ON l.case_id = i.case_id WHERE l.set_aside IS NULL AND i.set_aside IS NULL GROUP BY l.rowid`;
}

/** Predictions made before the outcome and not longer ago than the window; without a window, the last one before it. */
function matchByIndividual(meaning: Meaning, timed: boolean): string {
  const base = `FROM log l JOIN ${TABLE} i ON l.entity_id = i.entity_id WHERE l.set_aside IS NULL AND i.set_aside IS NULL`;
  if (!timed) return `SELECT l.rowid AS row, max(i.rowid) AS incoming ${base} GROUP BY l.rowid`;
  if (meaning.outcomeWindowDays !== null)
    return `SELECT l.rowid AS row, arg_min(i.rowid, i.outcome_time) AS incoming ${base} AND i.outcome_time::DATE >= l.prediction_time::DATE AND i.outcome_time < l.prediction_time + INTERVAL (${meaning.outcomeWindowDays}) DAY + INTERVAL 1 DAY GROUP BY l.rowid`;
  return `SELECT arg_max(l.rowid, l.prediction_time) AS row, i.rowid AS incoming ${base} AND i.outcome_time::DATE >= l.prediction_time::DATE GROUP BY i.rowid`;
}
