import type { z } from 'zod';
import type { Similar, SimilarCase, parameters as schema } from '#shared/analyses/similar/schema.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import type { Parameter } from '../db/connection.ts';
import { caseRow } from '../explain/case-row.ts';
import type { CaseRow } from '../explain/case-row.ts';
import { decisionNamed, endOf, HAPPENED_SQL, loggedUnit } from '../questions/case-words.ts';
import type { Happened } from '../questions/case-words.ts';
import { comparedFacts, differencesFrom, distanceSql, toldFact, toldValue } from '../questions/gower.ts';
import type { ComparedFact } from '../questions/gower.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { outcomeLabels } from '../questions/scored.ts';
import type { Where } from '../questions/scored.ts';

export const question: Question = { id: 'similar', ask };

const COUNT = 20;
/** Of more facts, the values are not told case by case. */
const MOST_TOLD = 60;

type Asked = z.output<typeof schema>;

/** The cases of the selection that are nearest to one, by every fact that the model reads. */
async function ask(context: QuestionContext, asked: Asked): Promise<Similar> {
  const { db, filter, meaning } = context;
  const row = await caseRow(context, asked.case);
  const facts = await comparedFacts(context, row);
  const others: Where = {
    sql: `${filter.sql} AND case_id <> ?${row.individual === null ? '' : ' AND entity_id IS DISTINCT FROM ?'}`,
    values: [...filter.values, row.caseId, ...(row.individual === null ? [] : [row.individual])],
  };
  const counted = await db.one<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM prediction WHERE ${others.sql}`,
    others.values,
  );
  const rows = counted?.n ?? 0;
  if (facts.length === 0 || rows === 0)
    return { ok: false, reason: facts.length === 0 ? 'NO_FACT_COLUMN' : 'NO_ROWS', rows, caseId: row.caseId };
  const cases = await nearest(context, { facts, where: others, count: asked.count ?? COUNT });
  const known = cases.filter(({ outcome }) => outcome !== null);
  const isQuantity = meaning.task === 'regression';
  const positive = isQuantity ? null : known.filter(({ outcome }) => outcome?.isPositive === true).length;
  const amounts = known.flatMap(({ outcome }) => outcome?.amount ?? []);
  return {
    rows,
    caseId: row.caseId,
    individual: row.individual,
    score: row.score,
    unit: loggedUnit(context),
    decision: decisionNamed(context)(row.decision),
    labels: await outcomeLabels(context),
    features: facts.length,
    compared: facts.slice(0, MOST_TOLD).map(toldFact),
    cases,
    known: known.length,
    positive,
    interval: positive === null || known.length === 0 ? null : wilsonInterval(positive, known.length),
    mean: isQuantity && amounts.length > 0 ? amounts.reduce((sum, one) => sum + one, 0) / amounts.length : null,
    decidedAlike:
      row.decision === null ? null : cases.filter(({ decision }) => decision?.value === row.decision).length,
    otherwise: row.decision === null ? null : await decidedOtherwise(context, { facts, where: others, row }),
  };
}

async function decidedOtherwise(
  context: QuestionContext,
  { facts, where, row }: { facts: readonly ComparedFact[]; where: Where; row: CaseRow },
): Promise<SimilarCase | null> {
  const other = { sql: `${where.sql} AND decision <> ?`, values: [...where.values, row.decision] };
  return (await nearest(context, { facts, where: other, count: 1 }))[0] ?? null;
}

type Found = Happened & Pick<CaseRow, 'caseId' | 'score' | 'decision'> & { distance: number };

async function nearest(
  context: QuestionContext,
  { facts, where, count }: { facts: readonly ComparedFact[]; where: Where; count: number },
): Promise<SimilarCase[]> {
  const { db, meaning } = context;
  const { sql, values } = distanceSql(facts);
  const all: Parameter[] = [...values, ...where.values];
  const found = await db.all<Found & Record<string, string | number | boolean | null>>(
    `SELECT case_id AS "caseId", ${sql} AS distance, score, decision, ${HAPPENED_SQL},
       ${facts.map((fact, at) => `${fact.sql} AS f${at}`).join(', ')}
     FROM prediction WHERE ${where.sql} ORDER BY distance, "caseId" LIMIT ${count}`,
    all,
  );
  const named = decisionNamed(context);
  return found.map((one) => {
    const valueAt = (at: number): (typeof one)[string] => one[`f${at}`] ?? null;
    const differing = differencesFrom(facts, valueAt);
    return {
      caseId: one.caseId,
      distance: one.distance,
      same: facts.length - differing.count,
      score: one.score,
      decision: named(one.decision),
      outcome: endOf(one, meaning.task),
      differences: differing.largest,
      values: facts.slice(0, MOST_TOLD).map((fact, at) => toldValue(fact, valueAt(at))),
    };
  });
}
