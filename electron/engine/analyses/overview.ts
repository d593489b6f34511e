import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { literal } from '../db/sql.ts';
import { hasPart } from '../ingest/log-columns.ts';
import { readSpan, spanOfDays } from '../project/span.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import { asOfDay, localText } from '../questions/scored.ts';
import { modelNameSql, modelVersionSql } from '../ingest/unnamed-model.ts';

/** One cell of the small table behind every count of the page. */
type Cell = {
  period: string;
  name: string | null;
  version: string | null;
  arm: string | null;
  phase: string | null;
  decision: string | null;
  since: string | null;
  until: string | null;
  rows: number;
  known: number;
  positive: number;
  immature: number;
};

export const question = { id: 'overview', ask };

/** Every count comes from one grouped read: of the daily sketch where the selection allows it, else of the rows. */
async function ask(context: QuestionContext): Promise<Overview> {
  const asOf = await asOfDay(context);
  const cells = await countCells(context, asOf);
  const months = grouped(cells, (cell) => cell.period).sort((a, b) => (a.key < b.key ? -1 : 1));
  const rows = total(cells, 'rows');
  const known = total(cells, 'known');
  const positive = positiveCount(context, known, total(cells, 'positive'));
  const hasOutcome = hasPart(context.columns, 'outcome');
  const individualsNamed = hasPart(context.columns, 'entity_id');
  const levels = (column: 'arm' | 'phase' | 'decision'): { key: string; rows: number }[] =>
    grouped(
      cells.filter((cell) => cell[column] !== null),
      (cell) => cell[column] ?? '',
    ).sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    rows,
    individuals: individualsNamed ? await individuals(context) : rows,
    individualsNamed,
    period: rows === 0 ? null : await period(context, cells),
    byPeriod: months.map((month) => ({
      period: month.key,
      rows: month.rows,
      known: month.known,
      positive: positiveCount(context, month.known, month.positive),
    })),
    models: models(context, cells),
    outcomes: {
      known: hasOutcome ? known : notEstimable('NO_OUTCOME_COLUMN'),
      positive,
      positiveShare:
        typeof positive === 'number'
          ? { share: positive / known, interval: wilsonInterval(positive, known) }
          : positive,
      unknown: hasOutcome ? rows - known : notEstimable('NO_OUTCOME_COLUMN'),
      ...maturity(context, hasOutcome, asOf, rows - known, total(cells, 'immature')),
    },
    positiveLabel: positiveLabel(context),
    arms: levels('arm').map(({ key, rows: n }) => ({ arm: key, rows: n })),
    phases: levels('phase').map(({ key, rows: n }) => ({ phase: key, rows: n })),
    decisions: levels('decision').map(({ key, rows: n }) => ({ decision: key, rows: n })),
    setAside: context.sources
      .filter((source) => source.kind !== 'outcomes')
      .reduce((sum, source) => sum + source.rows_rejected + source.rows_duplicate, 0),
  };
}

async function countCells(context: QuestionContext, asOf: string | null): Promise<Cell[]> {
  const { db, filter, meaning } = context;
  const days = meaning.outcomeWindowDays;
  const young = days === null || asOf === null ? '0' : `CASE WHEN day + ${days} > ?::DATE THEN rows - known ELSE 0 END`;
  const from = filter.sketch !== null ? `sketch_cube WHERE ${filter.sketch.sql}` : scannedCells(filter, meaning);
  const values = filter.sketch !== null ? filter.sketch.values : filter.values;
  return db.all<Cell>(
    `SELECT strftime(day, '%Y-%m') AS period, ${modelNameSql(context)} AS name, ${modelVersionSql(context)} AS version, arm, phase, decision, min(day)::VARCHAR AS since, max(day)::VARCHAR AS until,
       sum(rows)::DOUBLE AS rows, sum(known)::DOUBLE AS known, sum(positive)::DOUBLE AS positive, sum(${young})::DOUBLE AS immature
     FROM ${from} GROUP BY ALL`,
    young === '0' || asOf === null ? values : [asOf, ...values],
  );
}

/** Days of the rows as the sketch has them. A class is told of each group of one label, not of each row. */
function scannedCells(filter: QuestionContext['filter'], { task, positive }: QuestionContext['meaning']): string {
  const grouped = (more: string): string =>
    `SELECT day, model_name, model_version, phase, arm, decision, ${more}, count(*) AS rows FROM prediction WHERE ${filter.sql} GROUP BY ALL`;
  if (task === 'regression') return `(${grouped('count(*) FILTER (outcome_known) AS known, 0 AS positive')})`;
  return `(SELECT *, CASE WHEN outcome_label IS NULL THEN 0 ELSE rows END AS known, CASE WHEN outcome_label = ${literal(positive ?? '')} THEN rows ELSE 0 END AS positive FROM (${grouped('outcome_label')}))`;
}

type Sum = { key: string; rows: number; known: number; positive: number; since: string };

function grouped(cells: readonly Cell[], keyOf: (cell: Cell) => string): Sum[] {
  const sums = new Map<string, Sum>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const since = cell.since ?? '';
    const sum = sums.get(key) ?? { key, rows: 0, known: 0, positive: 0, since };
    sum.rows += cell.rows;
    sum.known += cell.known;
    sum.positive += cell.positive;
    if (since < sum.since) sum.since = since;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

function total(cells: readonly Cell[], key: 'rows' | 'known' | 'positive' | 'immature'): number {
  return cells.reduce((sum, cell) => sum + cell[key], 0);
}

function positiveCount({ meaning, columns }: QuestionContext, known: number, positive: number): number | NotEstimable {
  if (!hasPart(columns, 'outcome')) return notEstimable('NO_OUTCOME_COLUMN');
  if (meaning.task === 'regression') return notEstimable('NOT_A_CLASSIFICATION');
  if (meaning.positive === null) return notEstimable('POSITIVE_CLASS_UNKNOWN');
  return known === 0 ? notEstimable('NO_OUTCOME_KNOWN') : positive;
}

async function individuals({ db, filter }: QuestionContext): Promise<number> {
  if (filter.sql === 'TRUE') {
    const stored = await readSpan(db);
    if (stored !== null) return stored.individuals;
  }
  const row = await db.one<{ n: number }>(
    `SELECT count(DISTINCT entity_id)::DOUBLE AS n FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  return row?.n ?? 0;
}

/** First and last prediction in local time as written, with the offset that the file wrote. */
async function period(
  { db, filter }: QuestionContext,
  cells: readonly Cell[],
): Promise<{ from: string; to: string } | null> {
  const days = (key: 'since' | 'until'): string[] => cells.flatMap((cell) => cell[key] ?? []).sort();
  const [first, last] = [days('since').at(0), days('until').at(-1)];
  if (first === undefined || last === undefined) return null;
  const stored = filter.sql === 'TRUE' ? await readSpan(db) : null;
  const span = stored ?? (await spanOfDays(db, { first, last }, filter));
  if (span.first === null || span.last === null) return null;
  return { from: written(span.first, span.firstOffset), to: written(span.last, span.lastOffset) };
}

function written(time: string, offset: number | null): string {
  const wall = time.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros)).replace(/(\.\d*?)0+$/, '$1');
  if (offset === null) return wall;
  if (offset === 0) return `${wall}Z`;
  const minutes = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** In order of their first day. */
function models({ bundles }: QuestionContext, cells: readonly Cell[]): Overview['models'] {
  const sums = grouped(cells, (cell) => JSON.stringify([cell.name, cell.version]));
  return sums
    .map(({ key, rows, since }) => {
      const [name, version] = JSON.parse(key) as [string | null, string | null];
      const role = bundles.find((bundle) => bundle.version === version && bundle.name === name)?.role ?? null;
      return { since, model: { name, version, role, rows } };
    })
    .sort((a, b) => compare(a.since, b.since) || compare(a.model.version ?? '', b.model.version ?? ''))
    .map(({ model }) => model);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Unknown outcomes that are too young to be known, and those that should be: needs a window and an as-of day. */
function maturity(
  { meaning }: QuestionContext,
  hasOutcome: boolean,
  asOf: string | null,
  unknown: number,
  immature: number,
): Pick<Overview['outcomes'], 'immature' | 'lost' | 'asOf'> {
  if (!hasOutcome)
    return { immature: notEstimable('NO_OUTCOME_COLUMN'), lost: notEstimable('NO_OUTCOME_COLUMN'), asOf: null };
  if (meaning.outcomeWindowDays === null)
    return { immature: notEstimable('NO_OUTCOME_WINDOW'), lost: notEstimable('NO_OUTCOME_WINDOW'), asOf };
  return { immature, lost: unknown - immature, asOf };
}

function positiveLabel({ meaning, bundles }: QuestionContext): Overview['positiveLabel'] {
  if (meaning.task === 'regression' || meaning.positive === null) return null;
  const label = leadingBundle(bundles)?.manifest.target.labels?.find(
    (one) => String(one.value) === meaning.positive,
  )?.label;
  return { value: meaning.positive, label: localText(label) };
}
