import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { newcombeDifference, proportionTest } from '#shared/stats/two-proportions.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { hasPart } from '../../ingest/log-columns.ts';
import type { QuestionContext } from '../question.ts';
import { actedSql, chosenSql, scoredTwice } from './decided.ts';
import type { Stepped } from './steps.ts';

type Row = { acted: boolean; selected: boolean; n: number; successes: number; value: number | null };

/** How cases ended by whether they were acted upon and on which side of the cut-off they lie; nobody drew lots, so no effect is proven. */
export async function actionOf(context: QuestionContext, stepped: Stepped): Promise<ShadowReport['action']> {
  const { meaning } = context;
  const acting = actedSql(context);
  if (acting === null) return notEstimable('NO_ACTED_COLUMN');
  if (meaning.cutoff === null) return notEstimable('NO_CUTOFF');
  const rows = await actionRows(context, acting, stepped);
  const [acted, left] = [true, false].map((isActed) => rows.find((row) => row.selected && row.acted === isActed));
  const test =
    acted === undefined || left === undefined
      ? notEstimable('NO_ROWS')
      : proportionTest(acted.successes, acted.n, left.successes, left.n);
  return {
    cells: rows.map(({ value, ...row }) => ({
      ...row,
      rate: row.successes / row.n,
      interval: wilsonInterval(row.successes, row.n),
      meanValue: value ?? notEstimable('NO_VALUE_COLUMN'),
    })),
    onSelected:
      !isEstimated(test) || acted === undefined || left === undefined
        ? isEstimated(test)
          ? notEstimable('NO_ROWS')
          : test
        : {
            difference: test.difference,
            interval: newcombeDifference(acted.successes, acted.n, left.successes, left.n),
            z: test.z,
            pValue: test.pValue,
          },
  };
}

function actionRows(context: QuestionContext, acting: string, { kept }: Stepped): Promise<Row[]> {
  const { db, meaning, columns } = context;
  const hasValue = hasPart(columns, 'value');
  if (kept !== null)
    return db.all<Row>(
      `SELECT acted, chosen AS selected, sum(known)::DOUBLE AS n, sum(positive)::DOUBLE AS successes,
         ${hasValue ? '(sum(known_value_sum) / nullif(sum(known_valued), 0))::DOUBLE' : 'NULL::DOUBLE'} AS value
       FROM sketch_pair WHERE ${kept.sql} AND known > 0 AND acted IS NOT NULL GROUP BY 1, 2 ORDER BY 1 DESC, 2 DESC`,
      kept.values,
    );
  const where = scoredTwice(context);
  return db.all<Row>(
    `SELECT ${acting} AS acted, ${chosenSql(meaning, 'score')} AS selected, count(*)::DOUBLE AS n, sum(outcome)::DOUBLE AS successes,
       ${hasValue ? 'avg(value)::DOUBLE' : 'NULL::DOUBLE'} AS value
     FROM prediction WHERE ${where.sql} AND outcome IS NOT NULL AND ${acting} IS NOT NULL GROUP BY 1, 2 ORDER BY 1 DESC, 2 DESC`,
    where.values,
  );
}
