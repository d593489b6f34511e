import type { Against, Value } from '#shared/analyses/value/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Interval, NotEstimable } from '#shared/domain/estimate.ts';
import type { GroupMoments } from '#shared/stats/welch.ts';
import { welch } from '#shared/stats/welch.ts';
import { hasPart } from '../ingest/log-columns.ts';
import { unknownArms } from '../questions/arms/unknown-arms.ts';
import { meanInterval } from '../questions/groups/measures.ts';
import type { QuestionContext } from '../questions/question.ts';
import { asOfDay, countPopulation, judgedScore } from '../questions/scored.ts';
import type { Counted } from '../questions/scored.ts';

/** Rows with a value that a mean of a month or of an arm needs. */
const MINIMUM = 30;

/** One cell of the only read: a month and an arm, or all of either where it is null. */
type Cell = {
  period: string | null;
  arm: string | null;
  is_total: number;
  n: number;
  total: number | null;
  variance: number | null;
};

type Moments = GroupMoments & { total: number };

export const question = { id: 'value', ask };

/** Sums, means and variances by month and arm come from one grouped read; the rest is arithmetic. */
async function ask(context: QuestionContext): Promise<Value> {
  const { rows, immature, days } = await counted(context);
  const lacking = whyNotTold(context, rows);
  const cells = lacking === null ? await readCells(context) : [];
  const all = momentsOf(cells.find((cell) => cell.is_total === 3));
  const months = cells.filter((cell) => cell.is_total === 1 && cell.period !== null && cell.n > 0);
  const why = lacking ?? (all.n === 0 ? notEstimable('NO_OUTCOME_KNOWN') : null);
  const ofArms = cells.filter((cell) => cell.is_total === 2);
  const uncompared = lacking ?? whyNotCompared(context, ofArms);
  const whole = compared(context, uncompared, (arm) => ofArms.find((cell) => cell.arm === arm));
  return {
    rows,
    currency: lacking === null ? await currencyOf(context) : context.meaning.currency,
    n: all.n,
    withoutValue: rows - all.n,
    immature: lacking?.reason === 'NO_VALUE_COLUMN' ? lacking : immature,
    total: why ?? all.total,
    perCase: why ?? all.mean,
    perCaseInterval: why ?? told(all),
    days,
    byPeriod: months
      .sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1))
      .map((month) => {
        const moments = momentsOf(month);
        const interval = told(moments);
        const ofArm = (arm: string): Cell | undefined =>
          cells.find((cell) => cell.is_total === 0 && cell.period === month.period && cell.arm === arm);
        return {
          period: month.period ?? '',
          n: moments.n,
          total: moments.total,
          interval: isEstimated(interval) ? times(interval, moments.n) : interval,
          perCase: moments.mean,
          arms: {
            treatment: ofArm(context.meaning.arms?.treatment ?? '')?.n ?? 0,
            control: ofArm(context.meaning.arms?.control ?? '')?.n ?? 0,
          },
          against: compared(context, uncompared, ofArm),
        };
      }),
    against: whole,
    projected: projected(whole, rows, days),
  };
}

function whyNotTold({ columns }: QuestionContext, rows: number): NotEstimable | null {
  if (!hasPart(columns, 'value')) return notEstimable('NO_VALUE_COLUMN');
  return rows === 0 ? notEstimable('NO_ROWS') : null;
}

function whyNotCompared({ meaning, columns }: QuestionContext, ofArms: readonly Cell[]): NotEstimable | null {
  if (!hasPart(columns, 'arm')) return notEstimable('NO_ARM_COLUMN');
  if (meaning.arms !== null) return null;
  const named = ofArms.flatMap(({ arm }) => (arm === null || arm === '' ? [] : [arm])).sort();
  return named.length === 0 ? notEstimable('NO_ROWS') : unknownArms(named);
}

type Immature = Counted['population']['immature'];

/** Rows, days, and rows without a value that are immature as their outcome is: not known, and younger than the window. */
async function counted(context: QuestionContext): Promise<{ rows: number; days: number; immature: Immature }> {
  const { db, filter } = context;
  const [rows, from] = filter.sketch === null ? ['count(*)', 'prediction'] : ['coalesce(sum(rows), 0)', 'sketch_cube'];
  const where = filter.sketch ?? filter;
  const span = await db.one<{ rows: number; days: number | null }>(
    `SELECT ${rows}::DOUBLE AS rows, (max(day) - min(day) + 1)::DOUBLE AS days FROM ${from} WHERE ${where.sql}`,
    where.values,
  );
  return { rows: span?.rows ?? 0, days: span?.days ?? 0, immature: await immatureRows(context) };
}

/** The sums by day do not tell which rows lack both the value and the outcome: the young ones are read. */
async function immatureRows(context: QuestionContext): Promise<Immature> {
  const { filter, meaning } = context;
  const asOf = await asOfDay(context);
  const days = meaning.outcomeWindowDays;
  const isYoung = asOf === null || days === null ? 'FALSE' : `prediction_time >= ?::DATE - ${days - 1}`;
  const young = {
    sql: `${filter.sql} AND value IS NULL AND ${isYoung}`,
    values: isYoung === 'FALSE' ? filter.values : [...filter.values, asOf],
    sketch: null,
  };
  return (await countPopulation({ ...context, filter: young }, judgedScore(context, undefined))).population.immature;
}

const SETS = 'GROUP BY GROUPING SETS ((), (period), (arm), (period, arm))';

/** `is_total` is 3 for all rows, 2 for an arm, 1 for a month, 0 for a month and an arm. */
async function readCells(context: QuestionContext): Promise<Cell[]> {
  const { db, filter } = context;
  return (
    (await sketchedCells(context)) ??
    db.all<Cell>(
      `SELECT period, arm, grouping(period, arm)::DOUBLE AS is_total, count(*)::DOUBLE AS n, sum(value) AS total, var_samp(value) AS variance
       FROM (SELECT strftime(day, '%Y-%m') AS period, arm, value FROM prediction WHERE ${filter.sql} AND isfinite(value)) ${SETS}`,
      filter.values,
    )
  );
}

/** A variance from sums of squares has lost its digits where it is this small beside the square of the mean. */
const CANCELLED = 1e-8;

/** The same from the sums by day; null where they cannot tell: infinite amounts, too many arms, amounts that hardly differ. */
async function sketchedCells({ db, filter, meaning }: QuestionContext): Promise<Cell[] | null> {
  if (filter.sketch === null) return null;
  const cells = await db.all<Cell>(
    `SELECT *, CASE WHEN n > 1 THEN greatest(0, (squares - total * total / n) / (n - 1)) END AS variance
     FROM (SELECT period, arm, grouping(period, arm)::DOUBLE AS is_total, sum(n)::DOUBLE AS n, sum(total) AS total, sum(squares) AS squares
       FROM (SELECT strftime(day, '%Y-%m') AS period, arm, sum(value_rows) AS n, sum(value_sum) AS total, sum(value_squares) AS squares
         FROM sketch_cube WHERE ${filter.sketch.sql} AND value_rows > 0 GROUP BY day, arm) ${SETS})`,
    filter.sketch.values,
  );
  const isSure = ({ n, total, variance }: Cell): boolean =>
    n === 0 ||
    (total !== null &&
      Number.isFinite(total) &&
      (n < 2 || (variance !== null && Number.isFinite(variance) && variance > CANCELLED * (total / n) ** 2)));
  const { arms } = meaning;
  const hasArms = arms === null || cells.some(({ arm }) => arm === arms.treatment || arm === arms.control);
  return hasArms && cells.every(isSure) ? cells : null;
}

function momentsOf(cell: Cell | undefined): Moments {
  const n = cell?.n ?? 0;
  const total = cell?.total ?? 0;
  return { n, total, mean: n === 0 ? 0 : total / n, variance: cell?.variance ?? 0 };
}

function told(moments: Moments): Interval | NotEstimable {
  return moments.n < MINIMUM ? notEstimable('TOO_FEW_ROWS', MINIMUM) : meanInterval(moments);
}

function times([low, high]: Interval, n: number): Interval {
  return [Math.min(low * n, high * n), Math.max(low * n, high * n)];
}

/** Cases decided with the model against those decided as before; Welch, and n of the former times the difference. */
function compared(
  { meaning }: QuestionContext,
  why: NotEstimable | null,
  cellOf: (arm: string) => Cell | undefined,
): Against | NotEstimable {
  if (why !== null) return why;
  if (meaning.arms === null) return notEstimable('NO_ARM_COLUMN');
  const treatment = momentsOf(cellOf(meaning.arms.treatment));
  const control = momentsOf(cellOf(meaning.arms.control));
  if (treatment.n < MINIMUM || control.n < MINIMUM) return notEstimable('TOO_FEW_ROWS', MINIMUM);
  const test = welch(treatment, control);
  if (!isEstimated(test)) return notEstimable('TOO_FEW_ROWS', MINIMUM);
  return {
    treatment: arm(treatment),
    control: arm(control),
    difference: test.difference,
    interval: test.interval,
    pValue: test.pValue,
    gained: treatment.n * test.difference,
    gainedInterval: times(test.interval, treatment.n),
  };
}

function arm(moments: Moments): Against['treatment'] {
  return { n: moments.n, total: moments.total, mean: moments.mean, interval: told(moments) };
}

/** Supposes that every selected case, decided with the model, would have brought the measured difference. */
function projected(whole: Against | NotEstimable, rows: number, days: number): Value['projected'] {
  if (!isEstimated(whole)) return whole;
  if (days < 1 || !isEstimated(whole.interval)) return notEstimable('NO_ROWS');
  return {
    cases: rows,
    total: rows * whole.difference,
    interval: times(whole.interval, rows),
    perDay: (rows * whole.difference) / days,
    perDayInterval: times(whole.interval, rows / days),
  };
}

/** As the project says, else the one that all rows write; none where they write several. */
async function currencyOf({ db, filter, meaning, columns }: QuestionContext): Promise<string | null> {
  if (meaning.currency !== null) return meaning.currency;
  if (!hasPart(columns, 'currency')) return null;
  const row = await db.one<{ least: string | null; most: string | null }>(
    `SELECT min(currency) AS least, max(currency) AS most FROM prediction WHERE ${filter.sql} AND value IS NOT NULL`,
    filter.values,
  );
  return row?.least !== null && row?.least === row?.most && /^[A-Z]{3}$/.test(row?.least ?? '')
    ? (row?.least ?? null)
    : null;
}
