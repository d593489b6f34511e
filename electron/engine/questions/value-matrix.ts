import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import type { ValueMatrix } from '#shared/analyses/threshold/schema.ts';
import type { ReadDb } from '../db/connection.ts';
import { hasPart } from '../ingest/log-columns.ts';
import type { QuestionContext } from './question.ts';
import { judgedRows, selectedSql } from './scored.ts';
import type { JudgedScore } from './scored.ts';

export type AskedAmounts = {
  truePositive?: number | undefined;
  falsePositive?: number | undefined;
  trueNegative?: number | undefined;
  falseNegative?: number | undefined;
};

type Cell = { selected: boolean; positive: boolean; n: number; mean: number };

const CELLS = ['truePositive', 'falsePositive', 'trueNegative', 'falseNegative'] as const;

/**
 * What a right and a wrong decision are worth: as asked, else as the project says, else the mean of the value column by
 * decision taken and outcome. Amounts that are asked replace single cells of the rest.
 */
export async function valueMatrix(
  context: QuestionContext,
  score: JudgedScore,
  cutoff: CutoffInForce,
  asked: AskedAmounts = {},
): Promise<ValueMatrix | NotEstimable> {
  const { meaning } = context;
  const given = CELLS.filter((cell) => asked[cell] !== undefined);
  const base: ValueMatrix | NotEstimable =
    meaning.valueMatrix !== null
      ? { ...meaning.valueMatrix, source: 'project', observedRows: 0 }
      : given.length === CELLS.length
        ? { truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0, source: 'asked', observedRows: 0 }
        : await observed(context, score, cutoff);
  if ('ok' in base || given.length === 0) return base;
  return { ...base, ...Object.fromEntries(given.map((cell) => [cell, asked[cell]])), source: 'asked' };
}

/**
 * Means by the decision that was really taken where the log says it in the words of the cut-off, else by the logged
 * decision, else by the side of the score.
 */
async function observed(
  context: QuestionContext,
  score: JudgedScore,
  cutoff: CutoffInForce,
): Promise<ValueMatrix | NotEstimable> {
  if (!hasPart(context.columns, 'value')) return notEstimable('NO_VALUE_COLUMN');
  if (cutoff === null) return notEstimable('NO_CUTOFF');
  for (const taken of ['applied_decision', 'decision', null] as const) {
    if (taken !== null && !hasPart(context.columns, taken)) continue;
    const matrix = await observedBy(context, score, cutoff, taken);
    if (matrix !== null) return matrix;
  }
  return notEstimable('NO_VALUE_MATRIX');
}

async function observedBy(
  context: QuestionContext,
  score: JudgedScore,
  cutoff: NonNullable<CutoffInForce>,
  taken: 'applied_decision' | 'decision' | null,
): Promise<ValueMatrix | null> {
  const cells =
    (taken === null ? null : await sketchedCells(context, score, cutoff, taken)) ??
    (await scannedCells(context, score, cutoff, taken));
  const mean = (isSelected: boolean, isPositive: boolean): number | undefined =>
    cells.find((cell) => cell.selected === isSelected && cell.positive === isPositive)?.mean;
  const truePositive = mean(true, true);
  const falsePositive = mean(true, false);
  const trueNegative = mean(false, false);
  const falseNegative = mean(false, true);
  if (
    truePositive === undefined ||
    falsePositive === undefined ||
    trueNegative === undefined ||
    falseNegative === undefined
  )
    return null;
  return {
    truePositive,
    falsePositive,
    trueNegative,
    falseNegative,
    source: 'observed',
    observedRows: cells.reduce((sum, cell) => sum + cell.n, 0),
  };
}

/** Whether a file has so many decisions that its money is not summed up by day. */
export async function isCrowded(db: ReadDb): Promise<boolean> {
  return (await db.one('SELECT 1 AS one FROM sketch_value WHERE positive IS NULL LIMIT 1')) !== null;
}

/** The same sums from the daily sketch; null where it cannot tell. */
async function sketchedCells(
  { db, filter }: QuestionContext,
  score: JudgedScore,
  { whenTrue, whenFalse }: NonNullable<CutoffInForce>,
  taken: 'applied_decision' | 'decision',
): Promise<Cell[] | null> {
  if (filter.sketch === null || !score.isLogged) return null;
  if (await isCrowded(db)) return null;
  return db.all<Cell>(
    `SELECT ${taken} = ? AS selected, positive, sum(rows)::DOUBLE AS n, sum(sum) / sum(rows) AS mean
     FROM sketch_value WHERE ${filter.sketch.sql} AND ${taken} IN (?, ?) GROUP BY ALL`,
    [whenTrue, ...filter.sketch.values, whenTrue, whenFalse],
  );
}

async function scannedCells(
  { db, filter }: QuestionContext,
  score: JudgedScore,
  cutoff: NonNullable<CutoffInForce>,
  taken: 'applied_decision' | 'decision' | null,
): Promise<Cell[]> {
  const where = judgedRows({ filter }, score);
  const selected = taken === null ? selectedSql(cutoff, score) : `${taken} = ?`;
  const sides = taken === null ? '' : `AND ${taken} IN (?, ?)`;
  return db.all<Cell>(
    `SELECT ${selected} AS selected, outcome = 1 AS positive, count(*)::DOUBLE AS n, avg(value) AS mean
     FROM prediction WHERE ${where.sql} AND value IS NOT NULL ${sides} GROUP BY ALL`,
    taken === null ? where.values : [cutoff.whenTrue, ...where.values, cutoff.whenTrue, cutoff.whenFalse],
  );
}
