import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import type { Segments } from '#shared/analyses/segments/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval } from '#shared/domain/estimate.ts';
import { holm } from '#shared/stats/holm.ts';
import { newcombeDifference, proportionTest } from '#shared/stats/two-proportions.ts';
import { welch } from '#shared/stats/welch.ts';
import { cancelled } from '../../db/connection.ts';
import type { QuestionContext } from '../question.ts';
import { judgedRows } from '../scored.ts';
import type { JudgedScore } from '../scored.ts';
import { describedColumn } from './columns.ts';
import { coded, groupText, seenValues, TEXTS_READ } from './levels.ts';
import type { CodedColumn } from './levels.ts';
import { momentsOf } from './measures.ts';
import { haveSameRows, singleTallies, wrongSql } from './single-tallies.ts';
import type { SearchedColumn } from './single-tallies.ts';
import { addedTallies, packedSql, placed, SPAN, tallyOne, tallyPair, unpacked } from './tally.ts';
import type { Tally, Wrong } from './tally.ts';

export type Search = {
  score: JudgedScore;
  cutoff: CutoffInForce;
  /** Known outcomes that a segment needs. */
  minimum: number;
  /** Rows of the question, and those of them that are judged. */
  rows: number;
  known: number;
  /** Exact looks at pairs of columns too; a sketch at each column alone. */
  mode: 'exact' | 'sketch';
};

/** Judged rows counted by the levels of each column, and of pairs of them. */
type Counted = {
  singles: Tally[][];
  /** Tallies of two columns, at `first level + SPAN * second level`. */
  pairs: () => AsyncGenerator<{ first: number; second: number; tallies: Tally[] }>;
  isSame: (a: readonly Place[], b: readonly Place[]) => Promise<boolean>;
};

type Found = Exclude<Segments['worst'], { ok: false }>;
type Place = { column: number; level: number };
type Candidate = { places: Place[]; tally: Tally; difference: number; pValue: number };

const CUT = { bins: 4, categories: 13 };
/** Quarters and commonest kinds are those of about so many rows, picked by a hash: a segment says its own bounds. */
const ROWS_TO_CUT = 40_000;
/** Rows times pairs that are counted in about two seconds. */
const MOST_WORK = 600_000_000;
/** A text whose kinds were counted up to a limit has more than these. */
const FEW_VALUES = { number: 1000, text: TEXTS_READ - 1 };
const LARGEST_SHARE = 0.6;
const SIGNIFICANT = 0.05;
/** What a pair must add to the worse of its two columns: two more wrong in a hundred, or a tenth of the mean error. */
const PAIR_ADDS = 0.02;
const PAIR_ADDS_OF_MEAN = 0.1;
const TOLD = 10;

/**
 * Segments of one column or two in which decisions are wrong more often than elsewhere, or estimates are further off:
 * each against all other judged rows, with Holm's correction over every segment that was looked at.
 *
 * Cost: exact, one read of the judged rows, twelve columns to a number, then one pass in memory for each pair of columns;
 * as a sketch, one grouped read.
 */
export async function worstSegments(context: QuestionContext, search: Search): Promise<Found> {
  const isAmount = context.meaning.task === 'regression';
  const columns = await searchedColumns(context, search.rows);
  const counted =
    search.mode === 'exact' ? await inMemory(context, columns, search) : await alone(context, columns, search);
  const { singles } = counted;
  const all = addedTallies(singles[0] ?? []);
  const candidates: Candidate[] = [];
  const consider = (tally: Tally | undefined, places: Place[]): void => {
    if (tally === undefined || tally.n < search.minimum || tally.n > LARGEST_SHARE * all.n) return;
    candidates.push({ places, tally, ...comparison(tally, without(all, tally), isAmount) });
  };
  singles.forEach((tallies, column) => tallies.forEach((tally, level) => consider(tally, [{ column, level }])));
  for await (const { first, second, tallies } of counted.pairs())
    tallies.forEach((tally, place) =>
      consider(tally, [
        { column: first, level: place % SPAN },
        { column: second, level: Math.floor(place / SPAN) },
      ]),
    );
  const differenceOf = ({ column, level }: Place): number => {
    const tally = singles[column]?.[level];
    return tally === undefined || tally.n === all.n ? 0 : meanOf(tally) - meanOf(without(all, tally));
  };
  const least = isAmount ? PAIR_ADDS_OF_MEAN * meanOf(all) : PAIR_ADDS;
  return {
    tested: candidates.length,
    segments: (await told(candidates, { differenceOf, least, isSame: counted.isSame })).map(
      ({ places, tally, difference, pValue, adjusted }) => {
        const levels = places.flatMap(({ column, level }) => columns[column]?.levels[level] ?? []);
        const rest = without(all, tally);
        return {
          group: groupText(levels),
          levels,
          n: tally.n,
          wrong: meanOf(tally),
          wrongElsewhere: meanOf(rest),
          difference,
          interval: differenceInterval(tally, rest, isAmount),
          pValue,
          adjusted,
        };
      },
    ),
  };
}

/** Facts and audit columns in quarters and commonest kinds. Names of people, free text and times make no segments. */
async function searchedColumns(context: QuestionContext, rows: number): Promise<SearchedColumn[]> {
  const { db, filter } = context;
  const columns = context.columns
    .filter(
      ({ part, kind, sensitivity }) =>
        (part === 'feature' || part === 'audit') &&
        kind !== 'time' &&
        sensitivity !== 'identifier' &&
        sensitivity !== 'free-text',
    )
    .map((def) => describedColumn(context, def));
  if (columns.length === 0) return [];
  const every = Math.floor(rows / ROWS_TO_CUT);
  const some = every < 2 ? '' : ` AND hash(prediction_time, score) % ${every} = 0`;
  const seen = await seenValues(db, columns, { sql: filter.sql + some, values: filter.values });
  return columns.map((column, at) => {
    const values = seen[at] ?? { numbers: null, texts: [] };
    const kinds = values.numbers?.value.length ?? values.texts.length;
    return { ...coded(column, values, { ...CUT, isPart: every >= 2 }), hasFewValues: kinds <= FEW_VALUES[column.type] };
  });
}

/** Each column alone, counted by the database. */
async function alone(context: QuestionContext, columns: SearchedColumn[], search: Search): Promise<Counted> {
  const at = (places: readonly Place[]): { column: CodedColumn; level: number } => {
    const [{ column, level }] = places as [Place];
    return { column: columns[column]!, level };
  };
  return {
    singles: await singleTallies(context, columns, search),
    pairs: async function* () {},
    isSame: (a, b) => haveSameRows(context, search.score, [at(a), at(b)]),
  };
}

async function inMemory(context: QuestionContext, columns: CodedColumn[], search: Search): Promise<Counted> {
  const { codes, wrong } = await readCodes(context, columns, search);
  return {
    singles: codes.map((code) => tallyOne(code, wrong)),
    pairs: () => pairsOf(context, codes, wrong, pairsCounted(search.known)),
    isSame: (a, b) => Promise.resolve(sameRows(codes, a, b)),
  };
}

/** Pair after pair, with turns for others between them. */
async function* pairsOf(
  { signal }: QuestionContext,
  codes: readonly Uint8Array[],
  wrong: Wrong,
  most: number,
): ReturnType<Counted['pairs']> {
  let pairs = 0;
  for (const [second, code] of codes.entries()) {
    const places = placed(code, wrong);
    for (let first = 0; first < second && pairs < most; first += 1, pairs += 1) {
      if (signal.aborted) throw cancelled();
      yield { first, second, tallies: tallyPair(places, codes[first] ?? code, wrong) };
      await new Promise((resume) => setImmediate(resume));
    }
  }
}

/** Levels of every judged row, and whether its decision was wrong, or by how much its estimate was off. */
async function readCodes(
  context: QuestionContext,
  columns: readonly CodedColumn[],
  { score, cutoff }: Search,
): Promise<{ codes: Uint8Array[]; wrong: Wrong }> {
  const where = judgedRows(context, score);
  const isAmount = context.meaning.task === 'regression';
  const isWrong = wrongSql(context, { score, cutoff });
  const codes = [...columns.map((column) => column.code), ...(isAmount ? [] : [isWrong])];
  const amount = isAmount ? [isWrong] : [];
  const read = await context.db.numbers(
    `SELECT ${[...packedSql(codes), ...amount].join(', ')} FROM prediction WHERE ${where.sql} AND outcome IS NOT NULL`,
    where.values,
  );
  const amounts = isAmount ? (read.pop() ?? new Float64Array()) : null;
  const bytes = unpacked(read, codes.length);
  return { wrong: amounts ?? bytes.pop() ?? new Uint8Array(), codes: bytes };
}

/** How many pairs are counted: those of the first columns where there are too many. */
function pairsCounted(known: number): number {
  return Math.floor(MOST_WORK / Math.max(1, known));
}

function comparison(tally: Tally, rest: Tally, isAmount: boolean): { difference: number; pValue: number } {
  const test = isAmount ? welch(moments(tally), moments(rest)) : proportionTest(tally.sum, tally.n, rest.sum, rest.n);
  return isEstimated(test)
    ? { difference: test.difference, pValue: test.pValue }
    : { difference: meanOf(tally) - meanOf(rest), pValue: 1 };
}

function differenceInterval(tally: Tally, rest: Tally, isAmount: boolean): Interval {
  if (!isAmount) return newcombeDifference(tally.sum, tally.n, rest.sum, rest.n);
  const test = welch(moments(tally), moments(rest));
  const difference = meanOf(tally) - meanOf(rest);
  return isEstimated(test) ? test.interval : [difference, difference];
}

type Choice = {
  differenceOf: (place: Place) => number;
  least: number;
  isSame: Counted['isSame'];
};

/** Worse than elsewhere beyond chance; a pair only where it says more than each of its columns. */
async function told(
  candidates: readonly Candidate[],
  { differenceOf, least, isSame }: Choice,
): Promise<(Candidate & { adjusted: number })[]> {
  const adjusted = holm(candidates.map((one) => one.pValue));
  const worse = candidates
    .map((one, at) => ({ ...one, adjusted: adjusted[at] ?? 1 }))
    .filter((one) => one.difference > 0 && one.adjusted < SIGNIFICANT)
    .sort((a, b) => b.difference - a.difference || a.places.length - b.places.length);
  const listed: (Candidate & { adjusted: number })[] = [];
  for (const one of worse) {
    if (listed.length === TOLD) break;
    const parents = Math.max(...one.places.map(differenceOf));
    if (one.places.length > 1 && one.difference - parents < least) continue;
    // Two names of the same rows: the first one is enough.
    const alike = listed.filter(({ tally }) => tally.n === one.tally.n && tally.sum === one.tally.sum);
    const same = await Promise.all(alike.map((other) => isSame(other.places, one.places)));
    if (!same.includes(true)) listed.push(one);
  }
  return listed;
}

function sameRows(codes: readonly Uint8Array[], a: readonly Place[], b: readonly Place[]): boolean {
  const isIn = (places: readonly Place[], row: number): boolean =>
    places.every(({ column, level }) => codes[column]?.[row] === level);
  const rows = codes[0]?.length ?? 0;
  for (let row = 0; row < rows; row += 1) if (isIn(a, row) !== isIn(b, row)) return false;
  return true;
}

function without(all: Tally, part: Tally): Tally {
  return { n: all.n - part.n, sum: all.sum - part.sum, squares: all.squares - part.squares };
}

function meanOf({ n, sum }: Tally): number {
  return sum / n;
}

function moments({ n, sum, squares }: Tally): ReturnType<typeof momentsOf> {
  return momentsOf(n, sum, squares);
}
