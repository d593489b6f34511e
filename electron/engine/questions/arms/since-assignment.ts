import { addSums, comparison, NO_SUMS } from '#shared/analyses/ab-test/compare.ts';
import type { Comparison, Two } from '#shared/analyses/ab-test/compare.ts';
import type { AbTest } from '#shared/analyses/ab-test/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { twoSidedP } from '#shared/stats/normal.ts';
import { literal } from '../../db/sql.ts';
import type { QuestionContext } from '../question.ts';
import type { Individuals } from './individuals.ts';
import type { AskedMetric } from './metrics.ts';

/** First days of the bands, counted from the day on which an individual entered the test. */
const BANDS = [0, 7, 14, 28, 56] as const;
/** Individuals of an arm that a band needs. */
const NEEDED = 30;

type Told = AbTest['sinceAssignment'];

/**
 * The effect by days since each individual entered the test: what is new wears off, or takes time, for the individual and not by the calendar.
 * Each individual counts once in a band, with the mean of its cases there (cases of one individual resemble one another); those seen in both
 * arms are left out. Who entered when is told by the whole log, whatever is selected. One scan of the log, as the daily sketch knows no individuals.
 *
 * @returns why not where no individual has several cases, where cases were dealt one by one, and for a ratio of sums
 */
export async function sinceAssignmentOf(
  { db, filter }: QuestionContext,
  arms: Two<string>,
  metric: AskedMetric,
  people: Individuals | NotEstimable,
  unit: AbTest['design']['unit'],
): Promise<Told> {
  if (!isEstimated(people)) return people;
  if (people.repeated === 0) return notEstimable('ONE_EACH');
  if (unit === 'case') return notEstimable('DEALT_BY_CASE');
  if (metric.kind === 'ratio') return notEstimable('NOT_APPLICABLE');
  const drawn = people.sample === 1 ? '' : ` AND hash(entity_id) % ${people.sample} = 0`;
  const band = `CASE ${BANDS.slice(1)
    .map((from, at) => `WHEN age < ${from} THEN ${at}`)
    .join(' ')} ELSE ${BANDS.length - 1} END`;
  const found = await db.all<Record<'a' | 'band' | 'n' | 'y' | 'yy', number>>(
    `SELECT a, band, count(*)::DOUBLE AS n, sum(m) AS y, sum(m * m) AS yy
     FROM (SELECT e, any_value(a) AS a, ${band} AS band, avg(v) AS m
       FROM (SELECT entity_id AS e, (arm = ${literal(arms.treatment)})::INTEGER AS a, (${metric.sql})::DOUBLE AS v,
           (${filter.sql}) AS kept,
           day - min(day) OVER w AS age, min(arm) OVER w AS low, max(arm) OVER w AS high
         FROM prediction WHERE arm IN (${literal(arms.treatment)}, ${literal(arms.control)})
           AND entity_id IS NOT NULL${drawn} WINDOW w AS (PARTITION BY entity_id))
       WHERE kept AND low = high AND v IS NOT NULL GROUP BY e, band)
     GROUP BY a, band ORDER BY band`,
    filter.values,
  );
  const sums = (a: 0 | 1, of: readonly number[]): typeof NO_SUMS =>
    found
      .filter((one) => one.a === a && of.includes(one.band))
      .reduce((sum, { n, y, yy }) => addSums(sum, { n, y, yy, x: 0, xx: 0, xy: 0 }), NO_SUMS);
  const compared = (of: readonly number[]): { n: Two<number>; test: Comparison } => {
    const [treatment, control] = [sums(1, of), sums(0, of)];
    return { n: { treatment: treatment.n, control: control.n }, test: comparison('mean', { treatment, control }) };
  };
  const bands = BANDS.map((from, at) => {
    const { n, test } = compared([at]);
    const few = Math.min(n.treatment, n.control) < NEEDED ? notEstimable('TOO_FEW_ROWS', NEEDED) : null;
    return {
      from,
      to: BANDS[at + 1] === undefined ? null : (BANDS[at + 1] ?? 0) - 1,
      treatment: n.treatment,
      control: n.control,
      difference: few ?? test.difference,
      interval: few ?? test.interval,
    };
  }).filter(({ treatment, control }) => treatment + control > 0);
  const [early, late] = [compared([0]), compared([1, 2, 3, 4])];
  return { sample: people.sample, bands, change: changeOf(early, late) };
}

/** The first week against what came after; the same individual may count in both, which makes the test err on the quiet side. */
function changeOf(
  early: { n: Two<number>; test: Comparison },
  late: { n: Two<number>; test: Comparison },
): Exclude<Told, NotEstimable>['change'] {
  if (Math.min(...[early, late].flatMap(({ n }) => [n.treatment, n.control])) < NEEDED)
    return notEstimable('TOO_FEW_ROWS', NEEDED);
  const [before, after] = [early.test.difference, late.test.difference];
  if (!isEstimated(before)) return before;
  if (!isEstimated(after)) return after;
  const se = Math.hypot(early.test.se ?? 0, late.test.se ?? 0);
  if (!(se > 0)) return notEstimable('CONSTANT_COLUMN');
  return { early: before, late: after, pValue: twoSidedP((after - before) / se) };
}
