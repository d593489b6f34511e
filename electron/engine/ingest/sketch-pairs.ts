import type { Meaning } from '#shared/mapping/recipe.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { literal } from '../db/sql.ts';
import { readSetting, writeSetting } from '../db/settings.ts';
import { readColumns, readMeaning, readSources } from '../project/project-state.ts';
import type { SourceRow } from '../project/project-state.ts';
import { EXACT_UP_TO } from '../questions/scored.ts';
import { actedSql, chosenSql, namedSql } from '../questions/shadow/decided.ts';
import { hasPart } from './log-columns.ts';
import type { LogColumnDef } from './log-columns.ts';
import { SCORE_BINS } from './sketches.ts';

/** A table with more cells than this share of the rows would save nothing. */
const CROWDED = 0.25;
const KEY = 'pairs';

/** What the table was made of: how rows are gathered, the files, and whether it is there: scores that are spread too wide leave none. */
type MadeOf = { sql: string; sources: [id: number, rows: number][]; isKept: boolean };

/** The number of the step of a score, counted in steps from the lowest, as SQL; what lies beyond is in the step next to it. */
export function stepSql(steps: string): string {
  return `least(greatest(floor(${steps}), 0), ${SCORE_BINS - 1})::SMALLINT`;
}

/** Whether the sums by pair of scores are those of the rows, or are not needed. */
export async function pairsAreCurrent(db: ReadDb): Promise<boolean> {
  const wanted = await wantedPairs(db);
  return wanted === null || isMadeOf(await readSetting<MadeOf>(db, KEY), wanted);
}

/** Whether the sums by pair can answer: they are there, and gathered as the columns and the meaning of now gather rows. */
export async function pairsAreKept(
  db: ReadDb,
  project: { columns: readonly LogColumnDef[]; meaning: Meaning; sources: readonly SourceRow[] },
): Promise<boolean> {
  const made = await readSetting<MadeOf>(db, KEY);
  return made?.isKept === true && isMadeOf(made, { sql: pairsSql(project), sources: filesOf(project.sources) });
}

/**
 * Sums of every pair of scores in steps, by month and version, for large logs with a second score: from them, what a second model would change is
 * told without the rows. New files are added; another meaning, outcomes and files that changed count all again. A log without pays nothing.
 */
export async function updatePairs(db: WriteDb, neededFrom = EXACT_UP_TO): Promise<void> {
  const wanted = await wantedPairs(db, neededFrom);
  const made = await readSetting<MadeOf>(db, KEY);
  if (wanted === null || isMadeOf(made, wanted)) return;
  const added = addedFiles(made, wanted, await readSources(db));
  if (added === null) for (const table of ['sketch_pair', 'sketch_pair_day']) await db.run(`DELETE FROM ${table}`);
  const files = added === null ? '' : `AND source_id IN (${added.join(', ')})`;
  const both = `FROM prediction WHERE isfinite(score) AND isfinite(shadow_score) ${files}`;
  await db.run(
    `INSERT INTO sketch_pair_day SELECT source_id, day, model_version, shadow_version, count(*)::INTEGER, (count(*) FILTER (outcome_known))::INTEGER
     ${both} GROUP BY ALL ORDER BY ALL`,
  );
  await db.run(wanted.sql.replace(FROM, () => both));
  const sizes = await db.one<{ cells: number; rows: number }>(
    'SELECT count(*)::DOUBLE AS cells, coalesce(sum(rows), 0)::DOUBLE AS rows FROM sketch_pair',
  );
  const isKept = neededFrom < EXACT_UP_TO || (sizes?.cells ?? 0) <= CROWDED * (sizes?.rows ?? 0);
  if (!isKept) await db.run('DELETE FROM sketch_pair');
  await writeSetting(db, KEY, { ...wanted, isKept });
}

/** Counts all again at the next update: what lies behind a file changed. */
export async function forgetPairs(db: WriteDb): Promise<void> {
  await db.run('DELETE FROM setting WHERE key = ?', [KEY]);
}

async function wantedPairs(db: ReadDb, neededFrom = EXACT_UP_TO): Promise<Omit<MadeOf, 'isKept'> | null> {
  const sources = await readSources(db);
  const rows = sources.reduce((sum, { kind, rows_accepted }) => (kind === 'outcomes' ? sum : sum + rows_accepted), 0);
  if (rows < neededFrom) return null;
  const [columns, meaning] = [await readColumns(db), await readMeaning(db)];
  if (meaning?.task !== 'binary_classification' || meaning.scoreKind !== 'probability') return null;
  if (!hasPart(columns, 'score') || !hasPart(columns, 'shadow_score')) return null;
  return { sql: pairsSql({ columns, meaning }), sources: filesOf(sources) };
}

function filesOf(sources: readonly SourceRow[]): MadeOf['sources'] {
  return sources.map(({ source_id, rows_accepted }) => [source_id, rows_accepted]);
}

function isMadeOf(made: MadeOf | null, { sql, sources }: Omit<MadeOf, 'isKept'>): boolean {
  return made !== null && made.sql === sql && JSON.stringify(made.sources) === JSON.stringify(sources);
}

/** The files that can be added to what is there; null when all is counted again. */
function addedFiles(
  made: MadeOf | null,
  wanted: Omit<MadeOf, 'isKept'>,
  sources: readonly SourceRow[],
): number[] | null {
  if (made?.isKept !== true || made.sql !== wanted.sql) return null;
  if (JSON.stringify(made.sources) !== JSON.stringify(wanted.sources.slice(0, made.sources.length))) return null;
  const added = sources.slice(made.sources.length);
  return added.some(({ kind }) => kind === 'outcomes') ? null : added.map(({ source_id }) => source_id);
}

const FROM = 'FROM rows_of_files';

/** Every row with both scores once, in the order of the columns of the table. */
function pairsSql({ columns, meaning }: { columns: readonly LogColumnDef[]; meaning: Meaning }): string {
  const { arms } = meaning;
  const sure = (column: string): string => `least(greatest(${column}, 1e-15), 1 - 1e-15)`;
  const outcomeIn = (arm: string | undefined): string =>
    arm === undefined ? 'NULL::DOUBLE' : `CASE WHEN arm = ${literal(arm)} THEN outcome END`;
  const chance =
    hasPart(columns, 'action_propensity') && actedSql({ columns, meaning }) !== null
      ? 'CASE WHEN action_propensity > 0 AND action_propensity < 1 THEN 1 / (CASE WHEN acted THEN action_propensity WHEN NOT acted THEN 1 - action_propensity END) END'
      : 'NULL::DOUBLE';
  return `INSERT INTO sketch_pair
    SELECT source_id, day, model_version, shadow_version, acted, chosen, shadow_chosen, score_bin, shadow_bin,
      count(*)::INTEGER, (count(*) FILTER (known))::INTEGER, coalesce(sum(y), 0)::INTEGER, (count(*) FILTER (named))::INTEGER,
      count(yt)::INTEGER, coalesce(sum(yt), 0)::INTEGER, count(yc)::INTEGER, coalesce(sum(yc), 0)::INTEGER,
      coalesce(sum(l), 0), coalesce(sum(m), 0), coalesce(sum((m - l) * (m - l)), 0), coalesce(sum(g), 0), coalesce(sum(g * g), 0),
      count(v)::INTEGER, (count(*) FILTER (v <> 0))::INTEGER, coalesce(sum(v), 0), coalesce(sum(v * v), 0),
      (count(v) FILTER (known))::INTEGER, coalesce(sum(v) FILTER (known), 0),
      count(w)::INTEGER, coalesce(sum(w), 0), coalesce(sum(w * w), 0), coalesce(max(w), 0),
      coalesce(sum(r) FILTER (w IS NOT NULL), 0), coalesce(sum(w * r), 0), coalesce(sum(w * w * r), 0), coalesce(sum(w * w * r * r), 0)
    FROM (SELECT *, (score - y) * (score - y) AS l, (shadow_score - y) * (shadow_score - y) AS m,
        ln(CASE WHEN y = 1 THEN ${sure('score')} / ${sure('shadow_score')} WHEN y = 0 THEN (1 - ${sure('score')}) / (1 - ${sure('shadow_score')}) END) AS g,
        CASE WHEN r IS NOT NULL THEN ${chance} END AS w
      FROM (SELECT source_id, date_trunc('month', day)::DATE AS day, model_version, shadow_version, score, shadow_score,
          ${actedSql({ columns, meaning }) ?? 'NULL::BOOLEAN'} AS acted, ${namedSql({ columns, meaning }) ?? 'NULL::BOOLEAN'} AS named,
          ${chosenSql(meaning, 'score')} AS chosen, ${chosenSql(meaning, 'shadow_score')} AS shadow_chosen,
          ${stepSql(`score * ${SCORE_BINS}`)} AS score_bin, ${stepSql(`shadow_score * ${SCORE_BINS}`)} AS shadow_bin, outcome AS y, outcome_known AS known,
          ${outcomeIn(arms?.treatment)} AS yt, ${outcomeIn(arms?.control)} AS yc, CASE WHEN isfinite(value) THEN value END AS v,
          ${hasPart(columns, 'value') ? 'value' : 'outcome'} AS r, action_propensity
        ${FROM}))
    GROUP BY source_id, day, model_version, shadow_version, acted, chosen, shadow_chosen, score_bin, shadow_bin ORDER BY source_id, day, score_bin, shadow_bin`;
}
