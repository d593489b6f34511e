import type { CaseReading } from '#shared/contract/cases.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import { studentQuantile } from '#shared/stats/student.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { caseRow } from '../explain/case-row.ts';
import type { CaseRow } from '../explain/case-row.ts';
import { decisionNamed, endOf, HAPPENED_SQL, loggedUnit } from './case-words.ts';
import type { Happened } from './case-words.ts';
import { placesSql } from './look-up.ts';
import type { QuestionContext } from './question.ts';
import { cutoffInForce, outcomeLabels } from './scored.ts';

/** Scores that count as alike: 2.5 points of probability, a twentieth of an estimated quantity. */
const ALIKE_PROBABILITY = 0.025;
const ALIKE_QUANTITY = 0.05;
/** Below, an observed share says next to nothing. */
const FEWEST = 10;
const OTHERS_TOLD = 20;

type Timed = Happened & { outcomeTime: string | null };

const TIMED_SQL = `${HAPPENED_SQL}, strftime(outcome_time, '%Y-%m-%dT%H:%M:%S') AS "outcomeTime"`;

/**
 * What the log says of one case; no model is run.
 *
 * @throws AppError CASE_NOT_FOUND
 */
export async function caseReading(context: QuestionContext, caseId: string): Promise<CaseReading> {
  const { db, meaning, bundles } = context;
  const row = await caseRow(context, caseId);
  const more = await db.one<Timed & { arm: string | null }>(
    `SELECT arm, ${TIMED_SQL} FROM prediction WHERE ${row.where.sql} LIMIT 1`,
    row.where.values,
  );
  const named = decisionNamed(context);
  return {
    caseId: row.caseId,
    individual: row.individual,
    time: row.time,
    version: row.version,
    task: meaning.task,
    score: row.score,
    unit: loggedUnit(context),
    labels: await outcomeLabels(context),
    cutoff: cutoffInForce({ meaning, bundles }),
    decision: named(row.decision),
    applied: named(row.applied),
    arm: more?.arm ?? null,
    outcome: more === null ? null : outcomeOf(more, meaning.task),
    rank: await rankOf(context, row),
    near: await alike(context, row),
    others: await othersOf(context, row),
  };
}

function outcomeOf(happened: Timed, task: CaseReading['task']): CaseReading['outcome'] {
  const end = endOf(happened, task);
  return end === null ? null : { ...end, time: happened.outcomeTime };
}

/** Among the cases of its month, else of the whole log. */
async function rankOf({ db, filterOf }: QuestionContext, { score, time }: CaseRow): Promise<CaseReading['rank']> {
  if (score === null) return null;
  const month = time?.slice(0, 7) ?? null;
  const { sql, values } = filterOf(month === null ? {} : { period: month });
  const found = await db.one<{ n: number; below: number }>(
    `SELECT count(score)::DOUBLE AS n, (count(*) FILTER (score < ?))::DOUBLE AS below FROM prediction WHERE ${sql}`,
    [score, ...values],
  );
  if (found === null || found.n === 0) return null;
  return { below: found.below / found.n, n: found.n, month };
}

/** How other cases with such a score turned out: a reading of the score by what happened, not by what it promises. */
async function alike({ db, meaning, columns }: QuestionContext, row: CaseRow): Promise<CaseReading['near']> {
  const { score } = row;
  if (score === null) return notEstimable('NO_SCORE_COLUMN');
  if (!columns.some(({ part }) => part === 'outcome')) return notEstimable('NO_OUTCOME_COLUMN');
  const isQuantity = meaning.task === 'regression';
  if (!isQuantity && meaning.positive === null) return notEstimable('POSITIVE_CLASS_UNKNOWN');
  if (!isQuantity && meaning.scoreKind !== 'probability') return notEstimable('NOT_A_PROBABILITY');
  // A million identifiers take longer to compare than a million places.
  const other = row.place === null ? 'case_id <> ?' : 'row <> ?::BIGINT';
  const within = isQuantity ? Math.abs(score) * ALIKE_QUANTITY : ALIKE_PROBABILITY;
  const found = await db.one<{ n: number; mean: number | null; sd: number | null; positive: number }>(
    `SELECT count(*)::DOUBLE AS n, avg(outcome) AS mean, stddev_samp(outcome) AS sd, (count(*) FILTER (outcome = 1))::DOUBLE AS positive
     FROM prediction WHERE outcome_known AND score BETWEEN ? AND ? AND ${other}`,
    [score - within, score + within, row.place ?? row.caseId],
  );
  if (found === null || found.n < FEWEST || found.mean === null) return notEstimable('TOO_FEW_ROWS', FEWEST);
  const { n, mean, positive } = found;
  if (!isQuantity)
    return { kind: 'share', n, positive, share: positive / n, interval: wilsonInterval(positive, n), within };
  const spread = (studentQuantile(0.975, n - 1) * (found.sd ?? 0)) / Math.sqrt(n);
  return { kind: 'mean', n, mean, interval: [mean - spread, mean + spread], within };
}

/** Other predictions of the same individual, and of this case by other versions, latest first. */
async function othersOf(context: QuestionContext, row: CaseRow): Promise<CaseReading['others']> {
  const { db, sources, meaning } = context;
  const linked = sources.some((source) => source.kind === 'link');
  // Joined, the few places are looked up; listed in the text of the query, every row would be compared with them.
  const near = `row IN (${placesSql('case_index')} UNION ALL ${placesSql('entity_index')}) AND row <> ${row.place} AND`;
  const self = 'NOT (case_id = ? AND model_version IS NOT DISTINCT FROM ?) AND';
  const where = `${linked ? self : near} (case_id = ? OR entity_id = ?)`;
  const names = [row.caseId, row.individual];
  const values = [...(linked ? [row.caseId, row.version] : names), ...names];
  type Found = Timed & Pick<CaseRow, 'caseId' | 'time' | 'version' | 'score' | 'decision'> & { n: number };
  const found = await db.all<Found>(
    `SELECT count(*) OVER ()::DOUBLE AS n, case_id AS "caseId", strftime(prediction_time, '%Y-%m-%dT%H:%M:%S') AS time, model_version AS version, score, decision, ${TIMED_SQL}
     FROM prediction WHERE ${where} ORDER BY prediction_time DESC NULLS LAST, case_id LIMIT ${OTHERS_TOLD}`,
    values,
  );
  const count = found[0]?.n ?? 0;
  const named = decisionNamed(context);
  return {
    count,
    cases: found.map((other) => ({
      caseId: other.caseId,
      time: other.time,
      version: other.version,
      score: other.score,
      decision: named(other.decision),
      outcome: outcomeOf(other, meaning.task),
    })),
  };
}
