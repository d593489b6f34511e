import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Plan, PlanSheet } from '#shared/analyses/plan/schema.ts';
import { EXPOSURES, sizeOf } from '#shared/analyses/plan/sizes.ts';
import { hasPart } from '../ingest/log-columns.ts';
import type { QuestionContext } from '../questions/question.ts';
import { outcomeLabels } from '../questions/scored.ts';

export const question = { id: 'plan', ask };

type Parameters = {
  metric?: 'rate' | 'value';
  effect?: number;
  exposure?: number;
  power?: number;
  worth?: number;
};

const EFFECT = 0.1;
const EXPOSURE = 0.2;
const POWER = 0.8;
const LEVEL = 0.95;
const MINIMUM = 30;

type Basis = { rows: number; days: number; known: number; mean: number | null; spread: number | null };

/** How large a test must be and how long it takes, from the share or the value, the spread and the pace of the log itself. */
async function ask(context: QuestionContext, asked: Parameters): Promise<Plan> {
  const { meaning, columns } = context;
  const metric = asked.metric ?? (meaning.task === 'regression' ? 'value' : 'rate');
  const lacking = whyNot(context, metric);
  if (lacking !== null) return lacking;
  const { rows, days, known, mean, spread } = await basisOf(context, metric);
  if (rows === 0 || days <= 0) return notEstimable('NO_ROWS');
  if (known === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (known < MINIMUM || mean === null || spread === null) return notEstimable('TOO_FEW_ROWS', MINIMUM);
  if (spread === 0) return notEstimable('ONE_CLASS');
  const relative = asked.effect ?? EFFECT;
  const size = relative * Math.abs(mean);
  // A rate that cannot rise by so much is planned to fall.
  const effect = metric === 'rate' && mean + size > 1 ? -size : size;
  const worth: PlanSheet['worth'] =
    metric === 'value'
      ? 1
      : (asked.worth ?? notEstimable(hasPart(columns, 'value') ? 'NO_VALUE_MATRIX' : 'NO_VALUE_COLUMN'));
  const basis = {
    metric,
    baseline: mean,
    spread,
    effect,
    power: asked.power ?? POWER,
    level: LEVEL,
    perDay: rows / days,
    worth,
  };
  const chosen = sizeOf(basis, asked.exposure ?? EXPOSURE);
  if (!isEstimated(chosen)) return notEstimable('ONE_CLASS');
  return {
    rows,
    ...basis,
    outcome: await outcomeLabels(context),
    currency: meaning.currency,
    known,
    relative,
    days,
    delay: meaning.outcomeWindowDays ?? notEstimable('NO_OUTCOME_WINDOW'),
    chosen,
    options: EXPOSURES.map((exposure) => sizeOf(basis, exposure)).filter((one) => isEstimated(one)),
  };
}

function whyNot({ meaning, columns }: QuestionContext, metric: 'rate' | 'value'): NotEstimable | null {
  if (metric === 'value') return hasPart(columns, 'value') ? null : notEstimable('NO_VALUE_COLUMN');
  if (meaning.task === 'regression') return notEstimable('NOT_A_CLASSIFICATION');
  if (!hasPart(columns, 'outcome')) return notEstimable('NO_OUTCOME_COLUMN');
  return meaning.positive === null ? notEstimable('POSITIVE_CLASS_UNKNOWN') : null;
}

async function basisOf({ db, filter }: QuestionContext, metric: 'rate' | 'value'): Promise<Basis> {
  const of = metric === 'rate' ? 'outcome' : 'CASE WHEN isfinite(value) THEN value END';
  const row = await db.one<Basis>(
    `SELECT count(*)::DOUBLE AS rows, coalesce(max(day) - min(day) + 1, 0)::DOUBLE AS days, count(${of})::DOUBLE AS known,
       avg(${of})::DOUBLE AS mean, stddev_samp(${of})::DOUBLE AS spread
     FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  return row ?? { rows: 0, days: 0, known: 0, mean: null, spread: null };
}
