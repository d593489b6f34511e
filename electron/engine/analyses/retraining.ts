import type { z } from 'zod';
import type { Concept } from '#shared/analyses/concept/schema.ts';
import type { Quality } from '#shared/analyses/quality/schema.ts';
import { adviceOf } from '#shared/analyses/retraining/advice.ts';
import type { Feed } from '#shared/analyses/retraining/advice.ts';
import type { Retraining, parameters as schema } from '#shared/analyses/retraining/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import { addDays, periodRange } from '#shared/domain/period.ts';
import { welch } from '#shared/stats/welch.ts';
import type { GroupMoments } from '#shared/stats/welch.ts';
import { hasPart } from '../ingest/log-columns.ts';
import { askedOf } from '../questions/question.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { asOfDay } from '../questions/scored.ts';
import { question as conceptQuestion } from './concept.ts';
import { question as qualityQuestion } from './quality.ts';

export const question: Question = { id: 'retraining', ask };

const LEAST = 30;

type Asked = z.output<typeof schema>;

/** The advice, from what arrives, what a score still means, and what that costs. */
async function ask(context: QuestionContext, { cost, ...asked }: Asked): Promise<Retraining> {
  const concept = await askedOf<Concept>(context, conceptQuestion, asked);
  const feed = await feedOf(context, concept);
  const money = await moneyOf(context, concept, cost ?? null);
  const { advice, reasons } = adviceOf({ feed, concept, money });
  const { rows, reference, current } = concept;
  return {
    rows,
    advice,
    reasons,
    money,
    nextDate: await nextDay(context, { advice, current: current?.period ?? null }),
    reference,
    current,
  };
}

/** What arrives in the latest period, against the reference period and what the model learned from. */
async function feedOf(context: QuestionContext, { current, reference }: Concept): Promise<Feed[]> {
  if (current === null || reference === null) return [];
  const read = (period: string): Promise<Quality> =>
    askedOf<Quality>(context, qualityQuestion, { current: period, reference: 'training' });
  const now = await read(current.period);
  const then = await read(reference.period);
  const share = (count: Quality['columns'][number]['unseen'], rows: number): number =>
    isEstimated(count) && rows > 0 ? count / rows : 0;
  return now.columns
    .filter(({ part }) => part === 'feature')
    .map((column) => {
      const former = then.columns.find((one) => one.column === column.column);
      return {
        column: column.column,
        missing: now.rows === 0 ? 0 : column.missing / now.rows,
        formerly: then.rows === 0 ? 0 : (former?.missing ?? 0) / then.rows,
        unseen: share(column.unseen, now.rows),
      };
    });
}

async function moneyOf(context: QuestionContext, concept: Concept, cost: number | null): Promise<Retraining['money']> {
  const { meaning, columns } = context;
  const { reference, current } = concept;
  if (!hasPart(columns, 'value')) return notEstimable('NO_VALUE_COLUMN');
  if (reference === null || current === null) return notEstimable('TOO_FEW_ROWS', LEAST);
  const then = await momentsOf(context, reference.period);
  const now = await momentsOf(context, current.period);
  if (then.n < LEAST || now.n < LEAST) return notEstimable('TOO_FEW_ROWS', LEAST);
  const test = welch(then, now);
  const perCase = then.mean - now.mean;
  return {
    currency: meaning.currency,
    perMonth: perCase * now.n,
    interval: isEstimated(test) ? [test.interval[0] * now.n, test.interval[1] * now.n] : test,
    perCase,
    cases: now.n,
    cost,
  };
}

async function momentsOf({ db, filter, filterOf }: QuestionContext, period: string): Promise<GroupMoments> {
  const within = filterOf({ period });
  const found = await db.one<{ n: number; mean: number | null; variance: number | null }>(
    `SELECT count(*)::DOUBLE AS n, avg(value) AS mean, var_samp(value) AS variance FROM prediction
     WHERE ${filter.sql} AND ${within.sql} AND isfinite(value)`,
    [...filter.values, ...within.values],
  );
  return { n: found?.n ?? 0, mean: found?.mean ?? 0, variance: found?.variance ?? 0 };
}

/** When the outcomes of the next period are known; for waiting, when those of the last day are. */
async function nextDay(
  context: QuestionContext,
  { advice, current }: { advice: Retraining['advice']; current: string | null },
): Promise<string | null> {
  const window = context.meaning.outcomeWindowDays;
  const range = current === null ? null : periodRange(current);
  const from = advice === 'wait' || range === null ? await asOfDay(context) : after(current ?? '', range.to);
  if (from === null) return null;
  return addDays(from, window ?? 0);
}

/** The last day of the period after this one. */
function after(period: string, to: string): string {
  if (period.includes('W')) return addDays(to, 7);
  const next = new Date(`${to}T00:00:00Z`);
  const year = next.getUTCFullYear();
  const month = next.getUTCMonth();
  return new Date(Date.UTC(year, month + 2, 0)).toISOString().slice(0, 10);
}
