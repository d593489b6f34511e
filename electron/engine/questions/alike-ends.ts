import type { CaseAlike } from '#shared/contract/cases.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import { studentQuantile } from '#shared/stats/student.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { caseRow } from '../explain/case-row.ts';
import { decisionNamed } from './case-words.ts';
import type { QuestionContext } from './question.ts';

/** Scores that count as alike: 2.5 points of probability, a twentieth of an estimated quantity. */
const ALIKE_PROBABILITY = 0.025;
const ALIKE_QUANTITY = 0.05;
/** Below, an observed share says next to nothing. */
const FEWEST = 10;

/** What became of a case: what was carried out where that is named, else what the model decided. */
const TAKEN_SQL = `coalesce(CASE WHEN applied_decision NOT IN ('true', 'false') THEN applied_decision END, decision)`;

/**
 * How other cases with such a score turned out: a reading of the score by what happened, not by what it promises. It
 * looks at all rows, so it is asked apart from what is read of the case.
 *
 * @throws AppError CASE_NOT_FOUND
 */
export async function alikeEnds(context: QuestionContext, caseId: string): Promise<CaseAlike> {
  const { db, meaning, columns } = context;
  const row = await caseRow(context, caseId);
  const { score } = row;
  if (score === null) return notEstimable('NO_SCORE_COLUMN');
  if (!columns.some(({ part }) => part === 'outcome')) return notEstimable('NO_OUTCOME_COLUMN');
  const isQuantity = meaning.task === 'regression';
  if (!isQuantity && meaning.positive === null) return notEstimable('POSITIVE_CLASS_UNKNOWN');
  if (!isQuantity && meaning.scoreKind !== 'probability') return notEstimable('NOT_A_PROBABILITY');
  // A million identifiers take longer to compare than a million places.
  const other = row.place === null ? 'case_id <> ?' : 'row <> ?::BIGINT';
  const within = isQuantity ? Math.abs(score) * ALIKE_QUANTITY : ALIKE_PROBABILITY;
  const found = await db.all<Alike>(
    `SELECT ${TAKEN_SQL} AS taken, count(*)::DOUBLE AS rows, (count(*) FILTER (outcome_known))::DOUBLE AS n,
       avg(outcome) FILTER (outcome_known) AS mean, var_samp(outcome) FILTER (outcome_known) AS variance,
       (count(*) FILTER (outcome_known AND outcome = 1))::DOUBLE AS positive
     FROM prediction WHERE score BETWEEN ? AND ? AND ${other} GROUP BY taken ORDER BY taken`,
    [score - within, score + within, row.place ?? row.caseId],
  );
  const n = total(found, (one) => one.n);
  if (n < FEWEST) return notEstimable('TOO_FEW_ROWS', FEWEST);
  const onlyOf = decisionNamed(context)(onlyKnown(found));
  if (!isQuantity) {
    const positive = total(found, (one) => one.positive);
    return { kind: 'share', n, positive, share: positive / n, interval: wilsonInterval(positive, n), within, onlyOf };
  }
  const mean = total(found, (one) => one.n * (one.mean ?? 0)) / n;
  // Within the decisions and between them.
  const squares = total(found, (one) => (one.n - 1) * (one.variance ?? 0) + one.n * ((one.mean ?? mean) - mean) ** 2);
  const spread = studentQuantile(0.975, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { kind: 'mean', n, mean, interval: [mean - spread, mean + spread], within, onlyOf };
}

/** Cases with alike scores that got one decision. */
type Alike = {
  taken: string | null;
  rows: number;
  n: number;
  mean: number | null;
  variance: number | null;
  positive: number;
};

function total(groups: readonly Alike[], of: (group: Alike) => number): number {
  return groups.reduce((sum, group) => sum + of(group), 0);
}

/** The decision that alone has known ends, where enough cases got another one and no end of theirs is known. */
function onlyKnown(groups: readonly Alike[]): string | null {
  const known = groups.filter((group) => group.n > 0);
  const isHidden = groups.some((group) => group.taken !== null && group.n === 0 && group.rows >= FEWEST);
  return known.length === 1 && isHidden ? (known[0]?.taken ?? null) : null;
}
