import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { takingTurns } from '../explain/turns.ts';
import type { QuestionContext } from '../questions/question.ts';
import { and } from '../questions/row-filter.ts';
import type { RowFilter } from '../questions/row-filter.ts';
import { cutoffInForce } from '../questions/scored.ts';
import { comparedColumns } from './compared-columns.ts';
import type { ComparedColumn } from './compared-columns.ts';
import { readRows, rowsByMonth, rowWindow, trainingRows } from './row-windows.ts';
import type { Rows, Window, WindowTerms } from './row-windows.ts';
import { addedWindows, countedLike, sketchEdges, sketchWindows } from './sketch-windows.ts';
import type { SketchEdges } from './sketch-windows.ts';

/** Rows are read up to here; above, the daily histograms answer. */
const EXACT_UP_TO = 200_000;

/** What is compared with: a window, and its rows where they were read. */
export type Side = { name: string; window: Window; rows: Rows | null };

export type DriftWindows = {
  columns: ComparedColumn[];
  mode: 'exact' | 'sketch';
  reference: Side | null;
  current: { window: Window | null; period: { from: string; to: string } | null };
  byPeriod: { period: string; window: Window }[];
  why: NotEstimable | null;
};

type Asked = { current?: string; reference?: string; mode?: 'auto' | 'exact' | 'sketch' };

/** The windows of a question: the reference, the current rows, and these month by month. */
export async function driftWindows(context: QuestionContext, asked: Asked): Promise<DriftWindows> {
  const { bundle, columns } = comparedColumns(context);
  const filter =
    asked.current === undefined ? context.filter : and(context.filter, context.filterOf({ period: asked.current }));
  const counted = await countRows(context, context.filter);
  const mode = asked.mode === 'exact' || (asked.mode !== 'sketch' && counted.n <= EXACT_UP_TO) ? 'exact' : 'sketch';
  const isSketch = mode === 'sketch' && filter.sketch !== null;
  const span = asked.current === undefined ? counted : await countRows(context, filter);
  const nothing = (why: NotEstimable): DriftWindows => ({
    columns,
    mode: isSketch ? 'sketch' : 'exact',
    reference: null,
    current: { window: null, period: span.period },
    byPeriod: [],
    why,
  });
  if (columns.length === 0) return nothing(notEstimable('NO_FEATURES'));
  if (span.n === 0) return nothing(notEstimable('NO_ROWS'));
  const cutoff = cutoffInForce(context);
  const terms: WindowTerms = {
    columns,
    task: context.meaning.task,
    isSelected:
      cutoff === null
        ? null
        : cutoff.operator === '>'
          ? (score) => score > cutoff.threshold
          : (score) => score >= cutoff.threshold,
    turn: takingTurns(context.signal),
  };
  const read = isSketch ? await sketchReader(context, terms) : rowReader(context, terms);
  const { months, whole } = await read(context.filter);
  const current = asked.current === undefined ? whole : (await read(filter)).whole;
  const reference =
    asked.reference === undefined || asked.reference === 'training'
      ? bundle === null
        ? null
        : await context.shared('training rows', () => trainingRows(context, bundle, columns))
      : null;
  const side: Side | null =
    reference !== null
      ? { name: 'training', rows: reference, window: await rowWindow(reference, terms) }
      : asked.reference === undefined || asked.reference === 'training'
        ? null
        : await periodSide(context, asked.reference, read);
  if (side === null)
    return nothing(
      notEstimable(asked.reference === undefined || asked.reference === 'training' ? 'NO_TRAINING_SAMPLE' : 'NO_ROWS'),
    );
  return {
    columns,
    mode: isSketch ? 'sketch' : 'exact',
    reference: isSketch && whole !== null ? { ...side, window: countedLike(side.window, whole) } : side,
    current: { window: current, period: span.period },
    byPeriod: months,
    why: null,
  };
}

type Read = (
  filter: RowFilter,
) => Promise<{ months: { period: string; window: Window }[]; whole: Window | null; rows: Rows | null }>;

function rowReader(context: QuestionContext, terms: WindowTerms): Read {
  return async (filter) => {
    const rows = await readRows(context, terms.columns, filter);
    const months: { period: string; window: Window }[] = [];
    for (const month of rowsByMonth(rows))
      months.push({ period: month.period, window: await rowWindow(rows, terms, month.rows) });
    const [only] = months;
    const isOneMonth = only !== undefined && only.window.rows === rows.table.rows;
    return { months, whole: isOneMonth ? only.window : await rowWindow(rows, terms), rows };
  };
}

async function sketchReader(context: QuestionContext, terms: WindowTerms): Promise<Read> {
  const edges: SketchEdges = await sketchEdges(context);
  return async ({ sketch }) => {
    const months = sketch === null ? [] : await sketchWindows(context, sketch, edges, terms);
    return { months, whole: addedWindows(months.map((month) => month.window)), rows: null };
  };
}

/** A period of the log, whatever period is selected; its other conditions hold for both. */
async function periodSide(context: QuestionContext, period: string, read: Read): Promise<Side | null> {
  const { whole, rows } = await read(context.filterOf({ period }));
  return whole === null || whole.rows === 0 ? null : { name: period, window: whole, rows };
}

async function countRows(
  { db }: QuestionContext,
  { sql, values, sketch }: RowFilter,
): Promise<{ n: number; period: { from: string; to: string } | null }> {
  const [source, count] = sketch === null ? ['prediction', 'count(*)'] : ['sketch_cube', 'coalesce(sum(rows), 0)'];
  const row = await db.one<{ n: number; low: string | null; high: string | null }>(
    `SELECT ${count}::DOUBLE AS n, min(day)::VARCHAR AS low, max(day)::VARCHAR AS high FROM ${source} WHERE ${sketch?.sql ?? sql}`,
    sketch?.values ?? values,
  );
  const { n = 0, low = null, high = null } = row ?? {};
  return { n, period: low === null || high === null ? null : { from: low, to: high } };
}
