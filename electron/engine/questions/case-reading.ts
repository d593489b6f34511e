import type { CaseReading } from '#shared/contract/cases.ts';
import { caseRow } from '../explain/case-row.ts';
import type { CaseRow } from '../explain/case-row.ts';
import { decisionNamed, endOf, loggedUnit, TIMED_SQL } from './case-words.ts';
import type { Timed } from './case-words.ts';
import { individualFrom } from './look-up.ts';
import type { QuestionContext } from './question.ts';
import { cutoffInForce, outcomeLabels } from './scored.ts';
import { isLinked } from '../project/project-state.ts';
import { modelVersionSql } from '../ingest/unnamed-model.ts';

const OTHERS_TOLD = 20;

/**
 * What the log says of one case; no model is run.
 *
 * @throws AppError CASE_NOT_FOUND
 */
export async function caseReading(context: QuestionContext, caseId: string): Promise<CaseReading> {
  const { meaning, bundles } = context;
  const row = await caseRow(context, caseId);
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
    arm: row.arm,
    outcome: outcomeOf(row, meaning.task),
    rank: await rankOf(context, row),
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

/** Other predictions of the same individual, and in linked files of this case by other versions, latest first. */
async function othersOf(context: QuestionContext, row: CaseRow): Promise<CaseReading['others']> {
  const { db, sources, meaning } = context;
  const linked = isLinked(sources);
  // No other row of the table bears the identifier of the case.
  if (!linked && row.individual === null) return { count: 0, cases: [] };
  const version = modelVersionSql(context);
  const from = linked ? 'prediction' : await individualFrom(context, row.individual ?? '');
  const where = linked
    ? `NOT (case_id = ? AND ${version} IS NOT DISTINCT FROM ?) AND (case_id = ? OR entity_id = ?)`
    : `row <> ${row.place}`;
  const values = linked ? [row.caseId, row.version, row.caseId, row.individual] : [];
  type Found = Timed & Pick<CaseRow, 'caseId' | 'time' | 'version' | 'score' | 'decision'> & { n: number };
  const found = await db.all<Found>(
    `SELECT count(*) OVER ()::DOUBLE AS n, case_id AS "caseId", strftime(prediction_time, '%Y-%m-%dT%H:%M:%S') AS time, ${version} AS version, score, decision, ${TIMED_SQL}
     FROM ${from} WHERE ${where} ORDER BY prediction_time DESC NULLS LAST, case_id LIMIT ${OTHERS_TOLD}`,
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
