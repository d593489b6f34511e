import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Gains } from '#shared/analyses/gains/schema.ts';
import { deciles, gainCurve } from '#shared/stats/gains.ts';
import type { Decile } from '#shared/stats/gains.ts';
import { ks } from '#shared/stats/kolmogorov-smirnov.ts';
import { totals } from '#shared/stats/score-table.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { hasPart } from '../ingest/log-columns.ts';
import { judgedTable } from '../questions/judged-table.ts';
import type { JudgedParameters, JudgedTable } from '../questions/judged-table.ts';
import type { QuestionContext } from '../questions/question.ts';
import { judgedRows } from '../questions/scored.ts';

export const question = { id: 'gains', ask };

async function ask(context: QuestionContext, parameters: JudgedParameters): Promise<Gains> {
  const judged = await judgedTable(context, parameters);
  const { rows, mode, population, outcome, table, why } = judged;
  const header = { rows, mode, population, outcome, currency: context.meaning.currency };
  const tenths = why === null ? deciles(table) : notEstimable(why);
  if (!isEstimated(tenths)) return { ...header, rate: tenths, deciles: [], curve: [], ks: tenths, ksAt: tenths };
  const { n, positives } = totals(table);
  const curve = gainCurve(table);
  const distance = ks(table);
  const values = await decileValues(context, judged, tenths);
  return {
    ...header,
    rate: positives / n,
    deciles: tenths.map((one, index) => ({
      ...one,
      interval: wilsonInterval(Math.round(one.successes), one.n),
      value: values[index] ?? notEstimable('NO_VALUE_COLUMN'),
    })),
    curve: isEstimated(curve) ? curve : [],
    ks: isEstimated(distance) ? distance.distance : distance,
    ksAt: isEstimated(distance) ? distance.at : distance,
  };
}

/** Money in each tenth: cases belong to the tenth that holds their score; those at a border to the higher one. */
async function decileValues(
  context: QuestionContext,
  { score, mode }: JudgedTable,
  tenths: readonly Decile[],
): Promise<Gains['deciles'][number]['value'][]> {
  if (!hasPart(context.columns, 'value')) return tenths.map(() => notEstimable('NO_VALUE_COLUMN'));
  if (mode === 'sketch') return tenths.map(() => notEstimable('NEEDS_EXACT'));
  const where = judgedRows(context, score);
  const borders = tenths.slice(0, -1).map((one) => one.minScore);
  const above = borders.map((border, tenth) => `WHEN (${score.sql}) >= '${border}'::DOUBLE THEN ${tenth}`);
  const place = above.length === 0 ? '0' : `CASE ${above.join(' ')} ELSE ${above.length} END`;
  const rows = await context.db.all<{ place: number; value: number | null }>(
    `SELECT (${place})::INTEGER AS place, sum(value)::DOUBLE AS value FROM prediction WHERE ${where.sql} GROUP BY ALL`,
    where.values,
  );
  return tenths.map((_, index) => rows.find((row) => row.place === index)?.value ?? notEstimable('NO_ROWS'));
}
