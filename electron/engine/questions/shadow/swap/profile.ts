import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { ProfileEntry, SwapProfile } from '#shared/analyses/shadow/swap/schema.ts';
import { holm } from '#shared/stats/holm.ts';
import { standardisedDifference } from '#shared/stats/standardised-difference.ts';
import { newcombeDifference, proportionTest } from '#shared/stats/two-proportions.ts';
import { welch } from '#shared/stats/welch.ts';
import type { GroupMoments } from '#shared/stats/welch.ts';
import { MINIMUM } from '../../groups/measures.ts';
import { describedColumn } from '../../groups/columns.ts';
import type { GroupColumn } from '../../groups/columns.ts';
import { valueLabel } from '../../groups/levels.ts';
import type { QuestionContext } from '../../question.ts';
import { swapWeights, weightedMoments } from './weights.ts';
import type { SwapAsked } from './weights.ts';

/** Of a swap of very many, the rows of one block in so many are compared: as long as a block of the table holds together on disk. */
const ONE_IN = 8;
const BLOCK = 122_880;
const SAMPLED_FROM = 50_000;
/** Values of a text column that are compared one by one: the commonest. */
const LEVELS = 30;
/** Columns that are told. */
const TOLD = 12;
const CHANCE = 0.05;
/** A tenth of the usual spread: below it, groups count as alike (Austin 2009). */
const APART = 0.1;

/** Sums over one value of a column, or over a column of numbers: those who come in, those who go out. */
type Row = {
  at: number;
  level: string | null;
  in: number;
  out: number;
  inSum: number;
  outSum: number;
  inSquares: number;
  outSquares: number;
};

type Compared = Omit<ProfileEntry, 'adjusted' | 'differs'> & { pValue: number };

/** Who comes in and who goes out: the facts and the columns kept for audit by which the two sides of the swap differ most. */
export async function swapProfileOf(context: QuestionContext, asked: SwapAsked): Promise<SwapProfile | NotEstimable> {
  const columns = context.columns
    .filter(({ part, sensitivity }) => (part === 'feature' || part === 'audit') && sensitivity !== 'identifier')
    .map((def) => describedColumn(context, def))
    .filter(({ isTime }) => !isTime);
  if (columns.length === 0) return notEstimable('NO_FEATURES');
  if (asked.swap.size < MINIMUM) return notEstimable('TOO_FEW_ROWS', MINIMUM);
  const sample = asked.stepped.kept !== null && asked.swap.size > SAMPLED_FROM ? ONE_IN : 1;
  const rows = await profileRows(context, asked, { columns, sample });
  const all = columns.flatMap((column, at) =>
    comparedColumn(
      column,
      rows.filter((row) => row.at === at),
    ),
  );
  const adjusted = holm(all.map(({ pValue }) => pValue));
  const judged = all.map(({ pValue: _, ...one }, at): ProfileEntry => {
    const p = adjusted[at] ?? 1;
    return { ...one, adjusted: p, differs: p < CHANCE && Math.abs(one.effect) >= APART };
  });
  const entries = columns.flatMap(({ name }) => farthest(judged.filter(({ column }) => column === name)));
  return {
    compared: columns.length,
    sample,
    entries: entries.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)).slice(0, TOLD),
  };
}

/** One read of the rows of the swap, then sums of each column. */
async function profileRows(
  context: QuestionContext,
  asked: SwapAsked,
  { columns, sample }: { columns: readonly GroupColumn[]; sample: number },
): Promise<Row[]> {
  const { first, second, swapped } = swapWeights(context, asked);
  const drawn = sample === 1 ? '' : blocksDrawn(context, sample);
  const parts = columns.map((column, at) => {
    const sums = (of: string): string => `coalesce(sum(i${of}), 0)::DOUBLE, coalesce(sum(o${of}), 0)::DOUBLE`;
    return isNumber(column)
      ? `(SELECT ${at}, NULL, ${sums('')}, ${sums(` * v${at}`)}, ${sums(` * v${at} * v${at}`)} FROM swapped WHERE isfinite(v${at}))`
      : `(SELECT ${at}, v${at}::VARCHAR, ${sums('')}, 0, 0, 0, 0 FROM swapped GROUP BY v${at} ORDER BY sum(i + o) DESC, v${at} LIMIT ${LEVELS})`;
  });
  return context.db.all<Row>(
    `WITH swapped AS MATERIALIZED (SELECT greatest(second - first, 0) AS i, greatest(first - second, 0) AS o, ${columns.map((_, at) => `v${at}`).join(', ')}
       FROM (SELECT ${first} AS first, ${second} AS second, ${columns.map(({ sql }, at) => `${sql} AS v${at}`).join(', ')} FROM prediction WHERE ${swapped.sql}${drawn})
       WHERE first <> second),
     told("at", "level", "in", "out", "inSum", "outSum", "inSquares", "outSquares") AS (${parts.join(' UNION ALL ')})
     SELECT * FROM told ORDER BY "at", "level"`,
    swapped.values,
  );
}

/** One block of rows in so many, from the first to the last; linked rows have no places, and are all read. */
function blocksDrawn({ sources }: QuestionContext, sample: number): string {
  const rows = sources.reduce((sum, source) => sum + (source.kind === 'log' ? source.rows_read : 0), 0);
  const blocks = Array.from({ length: Math.ceil(rows / (BLOCK * sample)) }, (_, at) => at * sample * BLOCK);
  return ` AND (row IS NULL OR ${blocks.map((from) => `row BETWEEN ${from} AND ${from + BLOCK - 1}`).join(' OR ')})`;
}

function isNumber({ type, isBoolean, feature }: GroupColumn): boolean {
  return type === 'number' && !isBoolean && feature?.type !== 'boolean';
}

function comparedColumn(column: GroupColumn, rows: readonly Row[]): Compared[] {
  if (isNumber(column))
    return rows.flatMap((row) =>
      isZeroOne(row)
        ? comparedShare(column, { ...row, level: '1', in: row.inSum, out: row.outSum }, row)
        : comparedMean(column, row),
    );
  const all = { in: 0, out: 0 };
  for (const row of rows) {
    all.in += row.in;
    all.out += row.out;
  }
  return rows.flatMap((row) => comparedShare(column, row, all));
}

/** A number that is 0 or 1 in every row equals its square. */
function isZeroOne({ inSum, outSum, inSquares, outSquares }: Row): boolean {
  return inSum === inSquares && outSum === outSquares;
}

function comparedMean(column: GroupColumn, row: Row): Compared[] {
  const [entering, leaving] = [
    weightedMoments(row.in, row.inSum, row.inSquares),
    weightedMoments(row.out, row.outSum, row.outSquares),
  ];
  const test = welch(entering, leaving);
  const apart = standardisedDifference(entering, leaving);
  if (Math.min(row.in, row.out) < MINIMUM || !isEstimated(test) || !isEstimated(apart)) return [];
  return [
    {
      ...named(column),
      ...{ kind: 'number', level: null, levelLabel: {} },
      in: { n: entering.n, value: entering.mean },
      out: { n: leaving.n, value: leaving.mean },
      ...{ difference: test.difference, interval: test.interval, pValue: test.pValue },
      ...{ effect: apart.value, effectInterval: apart.interval },
    },
  ];
}

/** Counts that ties make fractional are rounded for the interval and the test only. */
function comparedShare(
  column: GroupColumn,
  row: Pick<Row, 'level' | 'in' | 'out'>,
  all: { in: number; out: number },
): Compared[] {
  const share = (n: number, of: number): GroupMoments => {
    const mean = of === 0 ? 0 : n / of;
    return { n: of, mean, variance: mean * (1 - mean) };
  };
  const [entering, leaving] = [share(row.in, all.in), share(row.out, all.out)];
  const apart = standardisedDifference(entering, leaving);
  const counts = [row.in, all.in, row.out, all.out].map(Math.round) as [number, number, number, number];
  const test = proportionTest(...counts);
  if (Math.min(all.in, all.out) < MINIMUM || !isEstimated(test) || !isEstimated(apart)) return [];
  return [
    {
      ...named(column),
      kind: row.level === null ? 'missing' : 'level',
      level: row.level,
      levelLabel: row.level === null ? {} : valueLabel(column, row.level),
      in: { n: all.in, value: entering.mean },
      out: { n: all.out, value: leaving.mean },
      difference: entering.mean - leaving.mean,
      interval: newcombeDifference(...counts),
      pValue: test.pValue,
      ...{ effect: apart.value, effectInterval: apart.interval },
    },
  ];
}

function named({
  name,
  label,
  unit,
  feature,
}: GroupColumn): Pick<Compared, 'column' | 'columnLabel' | 'unit' | 'isYear'> {
  return { column: name, columnLabel: label, unit: unit ?? {}, isYear: feature?.format === 'year' };
}

/** The value whose shares are farthest apart; of two that mirror each other, the one that those who come in have more often. */
function farthest(entries: readonly ProfileEntry[]): ProfileEntry[] {
  const [first, ...rest] = entries;
  if (first === undefined) return [];
  const isFarther = (one: ProfileEntry, best: ProfileEntry): boolean => {
    const gap = Math.abs(one.effect) - Math.abs(best.effect);
    return Math.abs(gap) > 1e-9 ? gap > 0 : one.effect > best.effect;
  };
  return [rest.reduce((best, one) => (isFarther(one, best) ? one : best), first)];
}
