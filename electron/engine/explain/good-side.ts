import type { Explained } from '#shared/analyses/explain/schema.ts';
import { hasPart } from '../ingest/log-columns.ts';
import type { QuestionContext } from '../questions/question.ts';
import { isCrowded } from '../questions/value-matrix.ts';

/** Fewer known ends of a kind say next to nothing of what it is worth. */
const FEWEST = 30;

/**
 * On which side of the scale a score speaks for the case: away from the end that is worth less. By what the project says
 * that decisions are worth, else by the mean of the value column for each end; null where nobody tells.
 */
export function goodSide(context: QuestionContext): Promise<NonNullable<Explained['goodSide']> | null> {
  return context.sharedByAll('good side', async () => {
    const more = await worthOfPositive(context);
    return more === null || more === 0 ? null : more > 0 ? 'up' : 'down';
  });
}

/** How much more a positive end is worth than a negative one; null where that is not known. */
async function worthOfPositive({ db, meaning, columns }: QuestionContext): Promise<number | null> {
  if (meaning.task === 'regression' || meaning.positive === null) return null;
  if (meaning.valueMatrix !== null) {
    const { truePositive, falsePositive, trueNegative, falseNegative } = meaning.valueMatrix;
    return truePositive + falseNegative - falsePositive - trueNegative;
  }
  if (!hasPart(columns, 'value') || (await isCrowded(db))) return null;
  const ends = await db.all<{ positive: boolean; n: number; mean: number }>(
    'SELECT positive, sum(rows)::DOUBLE AS n, sum(sum) / sum(rows) AS mean FROM sketch_value GROUP BY positive',
  );
  const [positive, negative] = [true, false].map((end) => ends.find((one) => one.positive === end));
  if (positive === undefined || negative === undefined || Math.min(positive.n, negative.n) < FEWEST) return null;
  return positive.mean - negative.mean;
}
