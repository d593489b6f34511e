import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { readSetting } from '../db/settings.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';

type MonthRow = { period: string; rows: number; known: number; positive: number };
type LevelRow = { level: string; rows: number };

export const question = { id: 'overview', ask };

/** Counts come from the daily sketch where the selection allows it, else from the rows. */
async function ask(context: QuestionContext): Promise<Overview> {
  const counts = countsSource(context);
  const months = await context.db.all<MonthRow>(
    `SELECT strftime(day, '%Y-%m') AS period, sum(rows)::DOUBLE AS rows, sum(known)::DOUBLE AS known, sum(positive)::DOUBLE AS positive ${counts.from} GROUP BY 1 ORDER BY 1`,
    counts.values,
  );
  const rows = total(months, 'rows');
  const known = total(months, 'known');
  const positive = positiveCount(context, known, total(months, 'positive'));
  const hasOutcome = context.columns.some((column) => column.part === 'outcome');
  const individualsNamed = context.columns.some((column) => column.part === 'entity_id');
  const levels = (column: string): Promise<LevelRow[]> =>
    context.db.all<LevelRow>(
      `SELECT ${column} AS level, sum(rows)::DOUBLE AS rows ${counts.from} AND ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`,
      counts.values,
    );
  return {
    rows,
    individuals: individualsNamed ? await individuals(context) : rows,
    individualsNamed,
    period: rows === 0 ? null : await period(context),
    byPeriod: months.map((month) => ({ ...month, positive: positiveCount(context, month.known, month.positive) })),
    models: await models(context, counts),
    outcomes: {
      known: hasOutcome ? known : notEstimable('NO_OUTCOME_COLUMN'),
      positive,
      positiveShare:
        typeof positive === 'number'
          ? { share: positive / known, interval: wilsonInterval(positive, known) }
          : positive,
      unknown: hasOutcome ? rows - known : notEstimable('NO_OUTCOME_COLUMN'),
      ...(await maturity(context, counts, rows - known)),
    },
    positiveLabel: positiveLabel(context),
    arms: (await levels('arm')).map(({ level, rows: n }) => ({ arm: level, rows: n })),
    phases: (await levels('phase')).map(({ level, rows: n }) => ({ phase: level, rows: n })),
    decisions: (await levels('decision')).map(({ level, rows: n }) => ({ decision: level, rows: n })),
    setAside: context.sources
      .filter((source) => source.kind !== 'outcomes')
      .reduce((sum, source) => sum + source.rows_rejected + source.rows_duplicate, 0),
  };
}

type Counts = { from: string; values: QuestionContext['filter']['values'] };

function countsSource({ filter }: QuestionContext): Counts {
  if (filter.sketch !== null)
    return { from: `FROM sketch_cube WHERE ${filter.sketch.sql}`, values: filter.sketch.values };
  const grouped = `SELECT day, model_name, model_version, phase, arm, decision, count(*) AS rows, count(*) FILTER (outcome_known) AS known, count(*) FILTER (outcome = 1) AS positive FROM prediction WHERE ${filter.sql} GROUP BY ALL`;
  return { from: `FROM (${grouped}) WHERE TRUE`, values: filter.values };
}

function total(months: readonly MonthRow[], key: 'rows' | 'known' | 'positive'): number {
  return months.reduce((sum, month) => sum + month[key], 0);
}

function positiveCount({ meaning, columns }: QuestionContext, known: number, positive: number): number | NotEstimable {
  if (!columns.some((column) => column.part === 'outcome')) return notEstimable('NO_OUTCOME_COLUMN');
  if (meaning.task === 'regression') return notEstimable('NOT_A_CLASSIFICATION');
  if (meaning.positive === null) return notEstimable('POSITIVE_CLASS_UNKNOWN');
  return known === 0 ? notEstimable('NO_OUTCOME_KNOWN') : positive;
}

async function individuals({ db, filter }: QuestionContext): Promise<number> {
  if (filter.sql === 'TRUE') {
    const stored = await readSetting<number>(db, 'individuals');
    if (stored !== null) return stored;
  }
  const row = await db.one<{ n: number }>(
    `SELECT count(DISTINCT entity_id)::DOUBLE AS n FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  return row?.n ?? 0;
}

/** First and last prediction in local time as written, with the offset that the file wrote. */
async function period({ db, filter }: QuestionContext): Promise<{ from: string; to: string } | null> {
  const edge = `SELECT min(prediction_time) AS first, max(prediction_time) AS last FROM prediction WHERE ${filter.sql}`;
  const row = await db.one<{ first: string | null; last: string | null; o1: number | null; o2: number | null }>(
    `SELECT strftime(first, '%Y-%m-%dT%H:%M:%S.%f') AS first, strftime(last, '%Y-%m-%dT%H:%M:%S.%f') AS last,
       (SELECT any_value(time_offset) FROM prediction WHERE prediction_time = first) AS o1,
       (SELECT any_value(time_offset) FROM prediction WHERE prediction_time = last) AS o2 FROM (${edge})`,
    filter.values,
  );
  if (row === null || row.first === null || row.last === null) return null;
  return { from: written(row.first, row.o1), to: written(row.last, row.o2) };
}

function written(time: string, offset: number | null): string {
  const wall = time.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros)).replace(/(\.\d*?)0+$/, '$1');
  if (offset === null) return wall;
  if (offset === 0) return `${wall}Z`;
  const minutes = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

async function models(context: QuestionContext, counts: Counts): Promise<Overview['models']> {
  const rows = await context.db.all<{ name: string | null; version: string | null; rows: number }>(
    `SELECT model_name AS name, model_version AS version, sum(rows)::DOUBLE AS rows, min(day) AS since ${counts.from} GROUP BY 1, 2 ORDER BY since, version`,
    counts.values,
  );
  return rows.map(({ name, version, rows: n }) => ({
    name: name ?? '',
    version: version ?? '',
    role: context.bundles.find((bundle) => bundle.version === version && bundle.name === name)?.role ?? null,
    rows: n,
  }));
}

/** Unknown outcomes that are too young to be known, and those that should be: needs a window and an as-of day. */
async function maturity(
  context: QuestionContext,
  counts: Counts,
  unknown: number,
): Promise<Pick<Overview['outcomes'], 'immature' | 'lost' | 'asOf'>> {
  const { meaning, columns } = context;
  if (!columns.some((column) => column.part === 'outcome'))
    return { immature: notEstimable('NO_OUTCOME_COLUMN'), lost: notEstimable('NO_OUTCOME_COLUMN'), asOf: null };
  const asOf = meaning.asOf ?? (await latestDay(context));
  if (meaning.outcomeWindowDays === null)
    return { immature: notEstimable('NO_OUTCOME_WINDOW'), lost: notEstimable('NO_OUTCOME_WINDOW'), asOf };
  const row = await context.db.one<{ n: number | null }>(
    `SELECT sum(rows - known)::DOUBLE AS n ${counts.from} AND day + ${meaning.outcomeWindowDays} > ?::DATE`,
    [...counts.values, asOf],
  );
  const immature = row?.n ?? 0;
  return { immature, lost: unknown - immature, asOf };
}

async function latestDay({ db }: QuestionContext): Promise<string | null> {
  const row = await db.one<{ day: string | null }>(
    `SELECT greatest(max(prediction_time), max(outcome_time))::DATE::VARCHAR AS day FROM prediction`,
  );
  return row?.day ?? null;
}

function positiveLabel({ meaning, bundles }: QuestionContext): Overview['positiveLabel'] {
  if (meaning.task === 'regression' || meaning.positive === null) return null;
  const label = leadingBundle(bundles)?.manifest.target.labels?.find(
    (one) => String(one.value) === meaning.positive,
  )?.label;
  return {
    value: meaning.positive,
    label: {
      ...(label?.en === undefined ? {} : { en: label.en }),
      ...(label?.fr === undefined ? {} : { fr: label.fr }),
    },
  };
}
