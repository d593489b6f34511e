import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import { classMetrics } from '#shared/analyses/performance/class-metrics.ts';
import { classDifferences, valueDifferences } from '#shared/analyses/performance/paired-differences.ts';
import type { ScoredTwice } from '#shared/analyses/performance/paired-differences.ts';
import type { Performance } from '#shared/analyses/performance/schema.ts';
import type { ValueMatrix } from '#shared/analyses/threshold/schema.ts';
import { isSelected } from '#shared/stats/confusion.ts';
import { Z95 } from '#shared/stats/normal.ts';
import { pairedAuc } from '#shared/stats/paired-auc.ts';
import { pairedMoments } from '#shared/stats/paired-difference.ts';
import { regressionMetrics } from '#shared/stats/regression-metrics.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';
import { hasPart } from '../ingest/log-columns.ts';
import type { QuestionContext } from './question.ts';
import { judgedRows, judgedScore } from './scored.ts';
import { valueMatrix } from './value-matrix.ts';

type Shadow = Exclude<Performance['shadow'], NotEstimable>;

/** The logged score against the second one of the row, on the rows that have both and a known outcome. */
export async function shadowComparison(
  context: QuestionContext,
  cutoff: CutoffInForce,
): Promise<Shadow | NotEstimable> {
  const { columns, db, meaning, bundles } = context;
  if (!hasPart(columns, 'shadow_score')) return notEstimable('NO_SHADOW_COLUMN');
  const logged = judgedScore(context, 'champion');
  const where = judgedRows(context, logged);
  const [champion, shadow, outcome] = await db.numbers(
    `SELECT score::DOUBLE, shadow_score::DOUBLE, outcome::DOUBLE FROM prediction WHERE ${where.sql} AND shadow_score IS NOT NULL`,
    where.values,
  );
  if (champion === undefined || shadow === undefined || outcome === undefined || champion.length === 0)
    return notEstimable('NO_ROWS');
  const versions = await db.all<{ version: string | null }>(
    `SELECT DISTINCT shadow_version AS version FROM prediction WHERE ${where.sql} AND shadow_score IS NOT NULL LIMIT 2`,
    where.values,
  );
  const version = versions.length === 1 ? (versions[0]?.version ?? null) : null;
  const rows: ScoredTwice = { champion, shadow, outcome };
  return {
    version,
    role: bundles.findLast((bundle) => bundle.version === version)?.role ?? null,
    n: champion.length,
    ...(meaning.task === 'regression'
      ? values(rows)
      : classes(
          rows,
          cutoff,
          meaning.scoreKind === 'probability',
          await valueMatrix(context, logged, cutoff),
          meaning.currency,
        )),
  };
}

function values({ champion, shadow, outcome }: ScoredTwice): Omit<Shadow, 'version' | 'role' | 'n'> {
  return {
    champion: regressionMetrics(champion, outcome),
    shadow: regressionMetrics(shadow, outcome),
    aucDifference: notEstimable('NOT_A_CLASSIFICATION'),
    ...valueDifferences({ champion, shadow, outcome }),
    money: notEstimable('NOT_A_CLASSIFICATION'),
  };
}

function classes(
  { champion, shadow, outcome }: ScoredTwice,
  cutoff: CutoffInForce,
  isProbability: boolean,
  matrix: ValueMatrix | NotEstimable,
  currency: string | null,
): Omit<Shadow, 'version' | 'role' | 'n'> {
  const judgement = { cutoff, isProbability, isBinned: false };
  const paired = pairedAuc(champion, shadow, outcome);
  const decides = (scores: Float64Array, row: number): boolean =>
    cutoff !== null && isSelected(scores[row] ?? 0, cutoff.threshold, cutoff.operator);
  return {
    champion: classMetrics(scoreTableOf(champion, outcome), judgement),
    shadow: classMetrics(scoreTableOf(shadow, outcome), judgement),
    aucDifference: isEstimated(paired)
      ? { value: paired.difference, interval: paired.interval, pValue: paired.pValue }
      : paired,
    ...classDifferences({ champion, shadow, outcome }, { cutoff, isProbability }),
    money:
      cutoff === null
        ? notEstimable('NO_CUTOFF')
        : isEstimated(matrix)
          ? money(
              outcome,
              (row) => decides(champion, row),
              (row) => decides(shadow, row),
              matrix,
              currency,
            )
          : matrix,
  };
}

function money(
  outcome: Float64Array,
  champion: (row: number) => boolean,
  shadow: (row: number) => boolean,
  matrix: ValueMatrix,
  currency: string | null,
): Shadow['money'] {
  const worth = (isSelected: boolean, isPositive: boolean): number =>
    isSelected
      ? isPositive
        ? matrix.truePositive
        : matrix.falsePositive
      : isPositive
        ? matrix.falseNegative
        : matrix.trueNegative;
  const n = outcome.length;
  let decisionsThatDiffer = 0;
  for (let row = 0; row < n; row += 1) if (champion(row) !== shadow(row)) decisionsThatDiffer += 1;
  const { mean, se } = pairedMoments(n, (row) => {
    const isPositive = (outcome[row] ?? 0) === 1;
    return worth(champion(row), isPositive) - worth(shadow(row), isPositive);
  });
  const half = Z95 * se;
  return {
    currency,
    total: mean * n,
    interval: [(mean - half) * n, (mean + half) * n],
    perCase: mean,
    decisionsThatDiffer,
  };
}
