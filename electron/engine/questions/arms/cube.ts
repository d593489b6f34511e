import { addSums, NO_SUMS } from '#shared/analyses/ab-test/compare.ts';
import type { ArmSums, Two } from '#shared/analyses/ab-test/compare.ts';
import type { Parameter } from '../../db/connection.ts';
import { literal } from '../../db/sql.ts';
import type { CodedColumn } from '../groups/levels.ts';
import type { QuestionContext } from '../question.ts';
import type { AskedMetric } from './metrics.ts';

/** Counts and sums of both arms over one part of the rows. */
export type Part = Two<ArmPart>;
export type ArmPart = {
  rows: number;
  immature: number;
  /** Planned treatment shares of the rows, added up; NaN where a row has none. */
  shares: number;
  metrics: ArmSums[];
  /** The primary metric with its covariate, where both are known; x is the covariate. */
  pairs: ArmSums;
};

export type Cell = { day: number; codes: number[]; arm: 'treatment' | 'control'; part: ArmPart };

export type CubeAsked = {
  arms: Two<string>;
  metrics: readonly AskedMetric[];
  columns: readonly CodedColumn[];
  /** SQL of a row that is too young to be known, with its values; null where nobody can tell. */
  young: { sql: string; values: readonly Parameter[] } | null;
  hasShare: boolean;
};

/**
 * Everything that the report adds up, in one scan: a cell for each day, arm and combination of segments. All figures are sums of cells.
 */
export async function readCube({ db, filter }: QuestionContext, asked: CubeAsked): Promise<Cell[]> {
  const { arms, metrics, columns, young, hasShare } = asked;
  const covariate = metrics[0]?.covariate ?? null;
  const rowSql = [
    `(arm = ${literal(arms.treatment)})::INTEGER AS a`,
    'day AS d',
    ...columns.map((column, at) => `(${column.code})::INTEGER AS c${at}`),
    ...metrics.map(({ sql }, at) => `(${sql})::DOUBLE AS v${at}`),
    ...metrics.map(({ per }, at) => (per === null ? null : `(${per})::DOUBLE AS w${at}`)).filter((one) => one !== null),
    ...(covariate === null ? [] : [`(${covariate})::DOUBLE AS x`]),
    `${young === null ? 'FALSE' : young.sql} AS young`,
    `${hasShare ? 'arm_share' : 'NULL'}::DOUBLE AS share`,
  ];
  const sums = metrics.flatMap(({ kind }, at) => metricSums(kind, at));
  const pairs = covariate === null ? [] : pairSums();
  const keys = ['a', 'd', ...columns.map((_, at) => `c${at}`)];
  const read = await db.numbers(
    `SELECT a::DOUBLE, epoch(d)::DOUBLE / 86400, ${columns.map((_, at) => `c${at}::DOUBLE, `).join('')}count(*)::DOUBLE,
       (count(*) FILTER (young))::DOUBLE, CASE WHEN count(share) = count(*) THEN sum(share) END${[...sums, ...pairs].map((one) => `, ${one}`).join('')}
     FROM (SELECT ${rowSql.join(', ')} FROM prediction
       WHERE ${filter.sql} AND arm IN (${literal(arms.treatment)}, ${literal(arms.control)}))
     GROUP BY ${keys.join(', ')} ORDER BY ${keys.join(', ')}`,
    [...(young?.values ?? []), ...filter.values],
  );
  const count = read[0]?.length ?? 0;
  return Array.from({ length: count }, (_, row) => {
    let at = 0;
    const next = (): number => read[at++]?.[row] ?? 0;
    const arm = next() === 1 ? 'treatment' : 'control';
    const day = next();
    const codes = columns.map(next);
    const [rows, immature, shares] = [next(), next(), next()];
    const part: ArmPart = {
      rows,
      immature,
      shares,
      metrics: metrics.map(({ kind }) => {
        const [n, y] = [next(), next()];
        if (kind === 'rate') return { n, y, x: 0, xx: 0, yy: y, xy: 0 };
        const yy = next();
        return kind === 'mean' ? { n, y, yy, x: 0, xx: 0, xy: 0 } : { n, y, yy, x: next(), xx: next(), xy: next() };
      }),
      pairs: covariate === null ? NO_SUMS : { n: next(), x: next(), y: next(), xx: next(), yy: next(), xy: next() },
    };
    return { day, codes, arm, part };
  });
}

function metricSums(kind: AskedMetric['kind'], at: number): string[] {
  const sum = (value: string, where = ''): string => `coalesce(sum(${value})${where}, 0)::DOUBLE`;
  if (kind === 'ratio') {
    const where = ` FILTER (v${at} IS NOT NULL AND w${at} IS NOT NULL)`;
    return [
      `(count(*)${where})::DOUBLE`,
      sum(`v${at}`, where),
      sum(`v${at} * v${at}`, where),
      sum(`w${at}`, where),
      sum(`w${at} * w${at}`, where),
      sum(`v${at} * w${at}`, where),
    ];
  }
  return [`count(v${at})::DOUBLE`, sum(`v${at}`), ...(kind === 'rate' ? [] : [sum(`v${at} * v${at}`)])];
}

function pairSums(): string[] {
  const where = ' FILTER (v0 IS NOT NULL AND x IS NOT NULL)';
  const sum = (value: string): string => `coalesce(sum(${value})${where}, 0)::DOUBLE`;
  return [`(count(*)${where})::DOUBLE`, sum('x'), sum('v0'), sum('x * x'), sum('v0 * v0'), sum('x * v0')];
}

/** Parts of cells under a key, in the order in which keys first appear. */
export function gathered<K>(cells: readonly Cell[], keyOf: (cell: Cell) => K, metrics: number): Map<K, Part> {
  const parts = new Map<K, Part>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const part = parts.get(key) ?? emptyPart(metrics);
    parts.set(key, { ...part, [cell.arm]: addArms(part[cell.arm], cell.part) });
  }
  return parts;
}

export function wholePart(cells: readonly Cell[], metrics: number): Part {
  return gathered(cells, () => 0, metrics).get(0) ?? emptyPart(metrics);
}

export function addParts(one: Part, other: Part): Part {
  return { treatment: addArms(one.treatment, other.treatment), control: addArms(one.control, other.control) };
}

/** A metric of both arms. */
export function sumsOf({ treatment, control }: Part, metric: number): Two<ArmSums> {
  return { treatment: treatment.metrics[metric] ?? NO_SUMS, control: control.metrics[metric] ?? NO_SUMS };
}

export function emptyPart(metrics: number): Part {
  const arm: ArmPart = {
    rows: 0,
    immature: 0,
    shares: 0,
    metrics: Array.from({ length: metrics }, () => NO_SUMS),
    pairs: NO_SUMS,
  };
  return { treatment: arm, control: arm };
}

function addArms(a: ArmPart, b: ArmPart): ArmPart {
  return {
    rows: a.rows + b.rows,
    immature: a.immature + b.immature,
    shares: a.shares + b.shares,
    metrics: a.metrics.map((sums, at) => addSums(sums, b.metrics[at] ?? NO_SUMS)),
    pairs: addSums(a.pairs, b.pairs),
  };
}
