import { addSums, NO_SUMS } from '#shared/analyses/ab-test/compare.ts';
import type { ArmSums, Two } from '#shared/analyses/ab-test/compare.ts';
import { literal } from '../../db/sql.ts';
import type { CodedColumn } from '../groups/levels.ts';
import type { QuestionContext } from '../question.ts';
import type { AskedMetric } from './metrics.ts';

/** A row of no arm that is compared. */
const OTHER = -1;

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

/** 1 for a row of the treatment, 0 for the control, NULL for any other, as SQL. */
export function armSql({ treatment, control }: Two<string>): string {
  return `(CASE arm WHEN ${literal(treatment)} THEN 1 WHEN ${literal(control)} THEN 0 END)::TINYINT`;
}

export type CubeAsked = {
  arms: Two<string>;
  metrics: readonly AskedMetric[];
  columns: readonly CodedColumn[];
  /** Days until an outcome is due, and the day of the study; null where nobody can tell who is too young. */
  young: { days: number; asOf: string } | null;
  hasShare: boolean;
};

/**
 * Everything that the report adds up, in one scan: a cell for each day, arm and combination of segments. All figures are sums of cells.
 * Texts are gathered as they are and told apart afterwards, once for a group instead of once for a row; so are the arms, and other arms left out.
 */
export async function readCube({ db, filter }: QuestionContext, asked: CubeAsked): Promise<Cell[]> {
  const { arms, metrics, columns, young, hasShare } = asked;
  const covariate = metrics[0]?.covariate ?? null;
  const rowSql = [
    'arm AS a',
    'day AS d',
    ...columns.map((column, at) => (isGathered(column) ? column.sql : `(${column.code})::INTEGER AS c${at}`)),
    ...metrics.map(({ sql }, at) => `(${sql})::DOUBLE AS v${at}`),
    ...metrics.map(({ per }, at) => (per === null ? null : `(${per})::DOUBLE AS w${at}`)).filter((one) => one !== null),
    ...(covariate === null ? [] : [`(${covariate})::DOUBLE AS x`]),
    ...(young === null ? [] : ['outcome_known AS known']),
    ...(hasShare ? ['arm_share::DOUBLE AS share'] : []),
  ];
  const sums = [...metrics.flatMap(({ kind }, at) => metricSums(kind, at)), ...(covariate === null ? [] : pairSums())];
  const keys = ['a', 'd', ...columns.map((column, at) => (isGathered(column) ? column.sql : `c${at}`))];
  const codes = columns.map((column, at) => (isGathered(column) ? `(${column.code})::DOUBLE` : `c${at}::DOUBLE`));
  const side = `CASE a WHEN ${literal(arms.treatment)} THEN 1 WHEN ${literal(arms.control)} THEN 0 ELSE ${OTHER} END::DOUBLE`;
  const read = await db.numbers(
    `SELECT ${side} AS t, epoch(d)::DOUBLE / 86400 AS day, ${codes.map((code, at) => `${code} AS g${at}, `).join('')}
       sum(n)::DOUBLE, ${young === null ? '0::DOUBLE' : `coalesce(sum(unknown) FILTER (d + ${young.days} > ?::DATE), 0)::DOUBLE`},
       ${hasShare ? 'CASE WHEN sum(shared) = sum(n) THEN sum(shares) END' : 'NULL::DOUBLE'}${sums.map((_, at) => `, sum(s${at})`).join('')}
     FROM (SELECT ${keys.join(', ')}, count(*) AS n${young === null ? '' : ', count(*) FILTER (NOT known) AS unknown'}${hasShare ? ', count(share) AS shared, sum(share) AS shares' : ''}${sums.map((one, at) => `, ${one} AS s${at}`).join('')}
       FROM (SELECT ${rowSql.join(', ')} FROM prediction
         WHERE ${filter.sql})
       GROUP BY ${keys.join(', ')})
     GROUP BY ${['t', 'd', ...codes.map((_, at) => `g${at}`)].join(', ')} ORDER BY ${['t', 'd', ...codes.map((_, at) => `g${at}`)].join(', ')}`,
    [...(young === null ? [] : [young.asOf]), ...filter.values],
  );
  const [sides = new Float64Array()] = read;
  const compared = [...sides.keys()].filter((row) => sides[row] !== OTHER);
  return compared.map((row) => {
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

/** A text whose values are all levels of their own: as many groups of texts as of levels. */
function isGathered({ type, isTime, levels }: CodedColumn): boolean {
  return type === 'text' && !isTime && levels.every(({ value, isMissing }) => isMissing || value !== null);
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
