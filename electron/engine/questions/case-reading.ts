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

/** What became of a case: what was carried out where that is named, else what the model decided. */
const TAKEN_SQL = `coalesce(CASE WHEN applied_decision NOT IN ('true', 'false') THEN applied_decision END, decision)`;

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
async function alike(context: QuestionContext, row: CaseRow): Promise<CaseReading['near']> {
  const { db, meaning, columns } = context;
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
