import type { RawTable } from '#shared/explain/raw-table.ts';
import type { QuestionContext } from '../questions/question.ts';
import { onlyAskableRows } from './background.ts';
import { drawnRows } from './drawn-rows.ts';
import type { ExplainedModel } from './explained-model.ts';
import { rowsReader } from './log-rows.ts';
import { isLinked } from '../project/project-state.ts';

/** Cases of the selection, all or a seeded sample, that a model can be asked about. */
export type LogCases = {
  table: RawTable;
  /** Of each case: its outcome, NaN where it is not known. */
  outcome: Float64Array;
  /** Of each case: its place in the table, or its identifier where the log is linked. */
  places: readonly (number | string)[];
  /** Rows of the selection that were counted. */
  of: number;
  sample: { rows: number; of: number; seed: number } | null;
};

type Asked = { most: number; seed: number; onlyKnown?: boolean };

export async function logCases(
  { db, columns, sources, filter }: QuestionContext,
  { bundle, model }: ExplainedModel,
  { most, seed, onlyKnown = false }: Asked,
): Promise<LogCases> {
  const known = onlyKnown ? { sql: `${filter.sql} AND outcome_known`, values: filter.values } : filter;
  const drawn = await drawnRows(db, known, { most, seed });
  const linked = isLinked(sources);
  const { features } = bundle.manifest;
  const query = { features, columns, where: drawn.where, extra: { outcome: 'outcome' }, linked };
  const read = await (await rowsReader(db, query)).read(drawn.where);
  const { table, rows } = onlyAskableRows(model, read.table);
  const outcome = rows === null ? read.extra.outcome : Float64Array.from(rows, (row) => read.extra.outcome[row]!);
  const all = Array.from(read.places as ArrayLike<number | string>);
  return {
    table,
    outcome,
    places: rows === null ? all : rows.map((row) => all[row]!),
    of: drawn.rows,
    sample: drawn.isSample ? { rows: table.rows, of: drawn.rows, seed } : null,
  };
}

/** First and last day of a selection; null without times. */
export async function periodOf({ db, filter }: QuestionContext): Promise<{ from: string; to: string } | null> {
  const found = await db.one<{ from: string | null; to: string | null }>(
    `SELECT min(day)::VARCHAR AS "from", max(day)::VARCHAR AS "to" FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  if (found === null || found.from === null || found.to === null) return null;
  return { from: found.from, to: found.to };
}
