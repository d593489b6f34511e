import type { Challenges, ChallengePattern } from '#shared/analyses/challenges/schema.ts';
import { isUpheld, sharedByUpheld, standsOut } from '#shared/analyses/challenges/patterns.ts';
import type { Shared } from '#shared/analyses/challenges/patterns.ts';
import { CHALLENGE_STATES, CHALLENGE_VERDICTS, isWaiting } from '#shared/domain/challenge.ts';
import type { Challenge } from '#shared/domain/challenge.ts';
import { listChallenges } from '../challenges/challenges.ts';
import { caseFrom } from '../questions/look-up.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { leadingBundle } from '../project/project-state.ts';
import { localText } from '../questions/scored.ts';

export const question: Question = { id: 'challenges', ask };

const DAY_MS = 86_400_000;

/** What people contest on the cases of the selection, how it was answered, and what the upheld ones share. */
async function ask(context: QuestionContext): Promise<Challenges> {
  const raised = (await listChallenges(context.db)).filter(({ state }) => state !== 'draft');
  const all = await ofSelection(context, raised);
  const count = (of: (one: Challenge) => boolean): number => all.filter(of).length;
  return {
    rows: all.length,
    byState: Object.fromEntries(CHALLENGE_STATES.map((state) => [state, count((one) => one.state === state)])),
    waiting: count(isWaiting),
    agreed: count(({ stance }) => stance === 'agree'),
    byVerdict: Object.fromEntries(
      CHALLENGE_VERDICTS.map((verdict) => [verdict, count(({ answer }) => answer?.verdict === verdict)]),
    ),
    medianDays: median(
      all.flatMap(({ openedAt, answer }) =>
        openedAt === null || answer === null ? [] : [(Date.parse(answer.at) - Date.parse(openedAt)) / DAY_MS],
      ),
    ),
    challenges: [...all]
      .sort((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)))
      .map(({ id, caseId, state, stance, kind, raisedAs, openedAt, answer }) => ({
        id,
        caseId,
        state,
        stance,
        kind,
        raisedAs,
        openedAt,
        answeredAt: answer?.at ?? null,
        verdict: answer?.verdict ?? null,
      })),
    patterns: await patternsOf(context, all),
  };
}

/** Those whose case is among the rows that are asked about. */
async function ofSelection(context: QuestionContext, all: Challenge[]): Promise<Challenge[]> {
  const { db, filter } = context;
  if (filter.sql === 'TRUE' || all.length === 0) return all;
  const kept: Challenge[] = [];
  for (const one of all) {
    const { from, sql, values } = await caseFrom(context, one.caseId);
    const found = await db.one(`SELECT 1 AS one FROM ${from} WHERE ${sql} AND ${filter.sql} LIMIT 1`, [
      ...values,
      ...filter.values,
    ]);
    if (found !== null) kept.push(one);
  }
  return kept;
}

async function patternsOf(context: QuestionContext, all: Challenge[]): Promise<ChallengePattern[]> {
  const of = all.filter(isUpheld).length;
  const patterns: ChallengePattern[] = [];
  for (const shared of sharedByUpheld(all)) {
    const cohort = shared.by === 'driver' ? null : await cohortOf(context, shared);
    if (cohort !== null && !standsOut({ ...cohort, upheld: shared.ids.length, of })) continue;
    patterns.push({ ...shared, ...namesOf(context, shared), upheld: shared.ids.length, of, cohort });
  }
  return patterns;
}

async function cohortOf(
  { db, filter, filterOf }: QuestionContext,
  { column, value }: Shared,
): Promise<{ n: number; rows: number }> {
  const there = filterOf({ where: [`${column}=${value ?? ''}`] });
  const found = await db.one<{ n: number; rows: number }>(
    `SELECT (count(*) FILTER (${there.sql}))::DOUBLE AS n, count(*)::DOUBLE AS rows FROM prediction WHERE ${filter.sql}`,
    [...there.values, ...filter.values],
  );
  return found ?? { n: 0, rows: 0 };
}

function namesOf(
  { bundles, columns }: QuestionContext,
  { column, value }: Shared,
): Pick<ChallengePattern, 'label' | 'valueLabel'> {
  const feature = leadingBundle(bundles)?.manifest.features.find(({ name }) => name === column);
  const logged = columns.find(({ name }) => name === column);
  const category = feature?.categories?.find((one) => String(one.value) === value);
  return { label: localText(feature?.label ?? logged?.label), valueLabel: localText(category?.label) };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.25)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
