import type { CaseShownAs, DraftedCase } from '#shared/story/draft-cases.ts';
import { caseRow } from '../explain/case-row.ts';
import { literal } from '../db/sql.ts';
import { hasPart } from '../ingest/log-columns.ts';
import type { Project } from '../project/project.ts';
import { ruleOf } from '../questions/known-cohorts.ts';
import type { QuestionContext } from '../questions/question.ts';
import { reading } from '../questions/question-context.ts';
import type { Asking } from '../questions/run-analysis.ts';
import { cutoffInForce, judgedScore, selectedSql } from '../questions/scored.ts';
import type { Where } from '../questions/scored.ts';
import { caseBlock } from './story-blocks.ts';
import { modelVersionSql } from '../ingest/unnamed-model.ts';

/** Among fewer cases, one of them could be recognised under its pseudonym. */
const FEWEST = 30;
/** Rows tried before a kind of case is given up: a case that several versions scored is told by its latest row alone. */
const TRIED = 8;

type Chosen = { as: CaseShownAs; caseId: string };

/** Cases of one kind, and the score that a typical one of them has. */
type Kind = { as: CaseShownAs; where: Where; middle: number };

/**
 * Real cases for the chapter that says why the model decides so: one near the middle of each of the two decisions that
 * are taken most, and one that the model got wrong. The same log gives the same cases.
 *
 * @returns none from a log without scores or with fewer than 30 cases
 * @throws AppError CANCELLED
 */
export async function draftedCases(project: Project, asking: Asking): Promise<DraftedCase[]> {
  const chosen = await reading(project, asking, chosenCases);
  const told: DraftedCase[] = [];
  for (const { as, caseId } of chosen) told.push({ as, block: await caseBlock(project, caseId, asking) });
  return told;
}

async function chosenCases(context: QuestionContext): Promise<Chosen[]> {
  const chosen: Chosen[] = [];
  const isNew = (caseId: string): boolean => chosen.every((one) => one.caseId !== caseId);
  for (const kind of [...(await typical(context)), ...(await wrong(context))]) {
    const caseId = await middleOf(context, kind, isNew);
    if (caseId !== null) chosen.push({ as: kind.as, caseId });
  }
  return chosen;
}

/** The two decisions that are taken most; where none is logged, the two sides of the cut-off, else low and high scores. */
async function typical(context: QuestionContext): Promise<Kind[]> {
  const cutoff = cutoffInForce(context);
  const side = cutoff === null ? null : `(${selectedSql(cutoff, judgedScore(context, undefined))})::VARCHAR`;
  for (const sql of ['coalesce(decision, applied_decision)', ...(side === null ? [] : [side])]) {
    const sides = await context.db.all<{ side: string; middle: number }>(
      `SELECT ${sql} AS side, quantile_disc(score, 0.5) AS middle FROM prediction
       WHERE score IS NOT NULL AND side IS NOT NULL GROUP BY side HAVING count(*) >= ${FEWEST}
       ORDER BY count(*) DESC, side LIMIT 2`,
    );
    if (sides.length > 0)
      return sides.map(({ side, middle }, at) => ({
        as: at === 0 ? 'typical' : 'decidedOtherwise',
        where: { sql: `${sql} = ?`, values: [side] },
        middle,
      }));
  }
  const [low, high] = [await middleScore(context, ALL, 0.25), await middleScore(context, ALL, 0.75)];
  return [
    ...(low === null ? [] : [{ as: 'typical' as const, where: ALL, middle: low }]),
    ...(high === null || high === low ? [] : [{ as: 'higherScore' as const, where: ALL, middle: high }]),
  ];
}

const ALL: Where = { sql: 'TRUE', values: [] };

/** Sure and wrong where such a case is known, else one on the wrong side of the cut-off. */
async function wrong(context: QuestionContext): Promise<Kind[]> {
  const isQuantity = context.meaning.task === 'regression';
  const sure = await ruleOf(context.db, context, 'wrong-and-confident');
  const beside = isQuantity ? null : rightSide(context);
  const rules: [CaseShownAs, Where][] = [
    ...('missing' in sure ? [] : [[isQuantity ? 'farOff' : 'sureAndWrong', sure] satisfies [CaseShownAs, Where]]),
    ...(beside === null ? [] : [['wrong', { sql: `NOT (${beside})`, values: [] }] satisfies [CaseShownAs, Where]]),
  ];
  if ((await middleScore(context, ALL, 0.5)) === null) return [];
  for (const [as, where] of rules) {
    const middle = await middleScore(context, where, 0.5, 1);
    if (middle !== null) return [{ as, where, middle }];
  }
  return [];
}

/** The outcome is on the side of the cut-off where the score is; null (unknown) where there is no outcome. */
function rightSide(context: QuestionContext): string | null {
  const { columns, meaning } = context;
  const cutoff = cutoffInForce(context);
  if (cutoff === null || meaning.positive === null || !hasPart(columns, 'outcome')) return null;
  return `CASE WHEN outcome_known THEN (outcome = 1) = (${selectedSql(cutoff, judgedScore(context, undefined))}) END`;
}

async function middleScore({ db }: QuestionContext, where: Where, at: number, fewest = FEWEST): Promise<number | null> {
  const found = await db.one<{ middle: number | null }>(
    `SELECT quantile_disc(score, ${at}) AS middle FROM prediction WHERE score IS NOT NULL AND ${where.sql} HAVING count(*) >= ${fewest}`,
    where.values,
  );
  return found?.middle ?? null;
}

/** The case nearest the middle: one that a bundle can explain first, then one whose end is known and was expected. */
async function middleOf(
  context: QuestionContext,
  { as, where, middle }: Kind,
  isNew: (caseId: string) => boolean,
): Promise<string | null> {
  const versions = context.bundles.map(({ version }) => literal(version)).join(', ');
  const known = hasPart(context.columns, 'outcome') ? 'outcome_known' : 'FALSE';
  const order = [
    ...(versions === '' ? [] : [`coalesce(model_version IN (${versions}), FALSE) DESC`]),
    ...(as === 'typical' || as === 'decidedOtherwise' ? [`coalesce(${rightSide(context) ?? known}, FALSE) DESC`] : []),
    `${known} DESC`,
    `abs(score - ${middle}::DOUBLE)`,
    'case_id',
  ];
  const found = await context.db.all<{ id: string; score: number; version: string | null }>(
    `SELECT case_id AS id, score, ${modelVersionSql(context)} AS version FROM prediction
     WHERE score IS NOT NULL AND ${where.sql} ORDER BY ${order.join(', ')} LIMIT ${TRIED}`,
    where.values,
  );
  for (const { id, score, version } of found.filter((one) => isNew(one.id))) {
    const told = await caseRow(context, id);
    if (told.score === score && told.version === version) return id;
  }
  return null;
}
