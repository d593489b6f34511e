import type { CutoffInForce } from '#shared/analyses/estimates.ts';
import type { SegmentLevel } from '#shared/analyses/segments/schema.ts';
import type { AreaUnderCurve } from '#shared/stats/auc.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { rocAuc } from '#shared/stats/auc.ts';
import { partsOf } from '#shared/stats/score-parts.ts';
import { tableOfClasses } from '#shared/stats/score-table.ts';
import { takingTurns } from '../../explain/turns.ts';
import type { QuestionContext } from '../question.ts';
import { judgedRows, selectedSql } from '../scored.ts';
import type { JudgedScore } from '../scored.ts';
import type { GroupColumn } from './columns.ts';
import { coded, seenValues } from './levels.ts';
import type { CodedColumn, Cut } from './levels.ts';

/** Sums over the rows of one group. `n` rows are judged: a score and a known outcome; the sums after it are over these. */
export type Sums = {
  rows: number;
  scored: number;
  selected: number;
  n: number;
  positives: number;
  outcomes: number;
  outcomeSquares: number;
  scores: number;
  errors: number;
  absolute: number;
  squares: number;
  tp: number;
  selectedKnown: number;
};

export type CountedGroup = Sums & { code: number; levels: SegmentLevel[] };

const MOST_GROUPS = 200;
const MOST_CATEGORIES = 50;

/**
 * The columns of `by` in levels that make at most two hundred groups: a text shows its commonest values and gathers the
 * others, and where the groups of several columns are still too many, the longest list is shortened.
 */
export async function codedColumns(
  context: QuestionContext,
  columns: readonly GroupColumn[],
  { bins, isPart = false }: Pick<Cut, 'bins' | 'isPart'>,
): Promise<CodedColumn[]> {
  const { db, filter } = context;
  const [first] = columns;
  if (first === undefined) return [];
  const sketched = columns.length === 1 ? await sketchedTexts(context, first) : null;
  if (sketched !== null) return [sketched];
  const seen = await seenValues(db, columns, filter);
  const cuts = columns.map((): Cut => ({ bins, isPart, categories: MOST_CATEGORIES }));
  for (;;) {
    const levelled = columns.map((column, at) =>
      coded(
        column,
        seen[at] ?? { numbers: null, texts: [] },
        cuts[at] ?? { bins, isPart, categories: MOST_CATEGORIES },
      ),
    );
    if (columns.length === 1 || sizeOf(levelled) <= MOST_GROUPS) return levelled;
    const sizes = levelled.map((column) => column.levels.length);
    const longest = sizes.indexOf(Math.max(...sizes));
    // Two known levels and the missing one are the least.
    const size = (sizes[longest] ?? 0) - 1;
    if (size <= 2) return levelled;
    cuts[longest] = { isPart, bins: Math.min(cuts[longest]?.bins ?? bins, size) - 1, categories: size - 1 };
  }
}

/**
 * The levels of a text from the daily sketch, commonest first as a scan would find them.
 *
 * @returns null where the sketch cannot tell: other conditions, numbers, texts with so many kinds that it names only the commonest
 */
export async function sketchedTexts(
  { db, filter, columns }: QuestionContext,
  column: GroupColumn,
): Promise<CodedColumn | null> {
  const def = columns.find(({ name, kind }) => name === column.name && kind === 'text');
  if (filter.sketch === null || def === undefined || column.type !== 'text' || column.isTime) return null;
  const found = await db.all<{ v: string | null; bin: number }>(
    `SELECT category AS v, bin::INTEGER AS bin FROM sketch_histogram WHERE column_name = ? AND bin >= 0 AND ${filter.sketch.sql}
     GROUP BY ALL ORDER BY sum(rows) DESC, v`,
    [def.column, ...filter.sketch.values],
  );
  if (found.length === 0 || found.some(({ v }) => v === null)) return null;
  return coded(
    column,
    { numbers: null, texts: found.map(({ v }) => v ?? '') },
    { bins: 1, categories: MOST_CATEGORIES },
  );
}

function sizeOf(columns: readonly CodedColumn[]): number {
  return columns.reduce((product, column) => product * column.levels.length, 1);
}

/** One number for the levels of all columns; 0 without a column. */
export function codeSql(columns: readonly CodedColumn[]): string {
  return columns.reduce((code, column) => `(${code}) * ${column.levels.length} + (${column.code})`, '0');
}

function levelsOf(columns: readonly CodedColumn[], code: number): SegmentLevel[] {
  const levels: SegmentLevel[] = [];
  let rest = code;
  for (const column of columns.toReversed()) {
    const found = column.levels[rest % column.levels.length];
    if (found !== undefined) levels.unshift(found);
    rest = Math.floor(rest / column.levels.length);
  }
  return levels;
}

/** One grouped read: every group that has a row, in the order of its levels. */
export function countGroups(
  context: QuestionContext,
  columns: readonly CodedColumn[],
  score: JudgedScore,
  cutoff: CutoffInForce,
): Promise<CountedGroup[]> {
  return context.meaning.task === 'regression'
    ? countAmounts(context, columns, score, cutoff)
    : countClasses(context, columns, score, cutoff);
}

/** What became of a row: not known, positive, not positive, known without a class; twice that, and 1 when selected. */
export const [UNKNOWN, POSITIVE, NEGATIVE] = [0, 1, 2] as const;
const PLACES = 8;

/**
 * Rows of a class differ by how they end and on which side they are: few groups, from which every sum follows. `absolute`
 * is that of a probability, which never passes an outcome.
 */
async function countClasses(
  { db, filter }: QuestionContext,
  columns: readonly CodedColumn[],
  score: JudgedScore,
  cutoff: CutoffInForce,
): Promise<CountedGroup[]> {
  const selected = cutoff === null ? 'FALSE' : selectedSql(cutoff, { ...score, sql: 's' });
  const [place = NO_NUMBERS, rows = NO_NUMBERS, scored = NO_NUMBERS, scores = NO_NUMBERS, squares = NO_NUMBERS] =
    await db.numbers(
      `SELECT place::DOUBLE, count(*)::DOUBLE, count(s)::DOUBLE, coalesce(sum(s), 0)::DOUBLE, coalesce(sum(s * s), 0)::DOUBLE
       FROM (SELECT s, code * ${PLACES} + CASE WHEN NOT known THEN ${2 * UNKNOWN} WHEN y = 1 THEN ${2 * POSITIVE} WHEN y = 0 THEN ${2 * NEGATIVE} ELSE 6 END
           + CASE WHEN ${selected} THEN 1 ELSE 0 END AS place
         FROM (SELECT (${codeSql(columns)})::INTEGER AS code, ${score.sql} AS s, outcome AS y, outcome_known AS known FROM prediction WHERE ${filter.sql}))
       GROUP BY place ORDER BY place`,
      filter.values,
    );
  const groups = new Map<number, CountedGroup>();
  place.forEach((value, at) => {
    const code = Math.floor(value / PLACES);
    const sums = { rows: rows[at]!, scored: scored[at]!, scores: scores[at]!, squares: squares[at]! };
    addPlace(groupOf(groups, columns, code), value % PLACES, sums);
  });
  return [...groups.values()];
}

export function groupOf(
  groups: Map<number, CountedGroup>,
  columns: readonly CodedColumn[],
  code: number,
): CountedGroup {
  const group = groups.get(code) ?? { ...NOTHING, code, levels: levelsOf(columns, code) };
  groups.set(code, group);
  return group;
}

/** Adds rows that ended in one way on one side of the cut-off. */
export function addPlace(
  group: Sums,
  place: number,
  { rows, scored: n, scores, squares }: Pick<Sums, 'rows' | 'scored' | 'scores' | 'squares'>,
): void {
  const isSelected = place % 2 === 1;
  const end = Math.floor(place / 2);
  group.rows += rows;
  group.scored += n;
  if (isSelected) group.selected += rows;
  if (end === UNKNOWN) return;
  group.n += n;
  group.scores += scores;
  if (isSelected) group.selectedKnown += n;
  if (end === NEGATIVE) {
    group.errors += scores;
    group.absolute += scores;
    group.squares += squares;
  }
  if (end !== POSITIVE) return;
  group.positives += n;
  group.outcomes += n;
  group.outcomeSquares += n;
  if (isSelected) group.tp += n;
  group.errors += scores - n;
  group.absolute += n - scores;
  group.squares += squares - 2 * scores + n;
}

async function countAmounts(
  { db, filter }: QuestionContext,
  columns: readonly CodedColumn[],
  score: JudgedScore,
  cutoff: CutoffInForce,
): Promise<CountedGroup[]> {
  const selected = cutoff === null ? 'FALSE' : selectedSql(cutoff, { ...score, sql: 's' });
  const judged = 'known AND s IS NOT NULL';
  const sum = (value: string): string => `coalesce(sum(${value}) FILTER (${judged}), 0)::DOUBLE`;
  const count = (condition: string): string => `(count(*) FILTER (${condition}))::DOUBLE`;
  const rows = await db.all<Sums & { code: number }>(
    `SELECT code, count(*)::DOUBLE AS rows, count(s)::DOUBLE AS scored, ${count(selected)} AS selected,
       ${count(judged)} AS n, ${count(`${judged} AND y = 1`)} AS positives, ${count(`${judged} AND y = 1 AND ${selected}`)} AS tp,
       ${count(`${judged} AND ${selected}`)} AS "selectedKnown", ${sum('y')} AS outcomes, ${sum('y * y')} AS "outcomeSquares",
       ${sum('s')} AS scores, ${sum('s - y')} AS errors, ${sum('abs(s - y)')} AS absolute, ${sum('(s - y) * (s - y)')} AS squares
     FROM (SELECT (${codeSql(columns)})::INTEGER AS code, ${score.sql} AS s, outcome AS y, outcome_known AS known FROM prediction WHERE ${filter.sql})
     GROUP BY code ORDER BY code`,
    filter.values,
  );
  return rows.map((row) => ({ ...row, levels: levelsOf(columns, row.code) }));
}

const NO_NUMBERS = new Float64Array();

const NOTHING: Sums = {
  rows: 0,
  scored: 0,
  selected: 0,
  n: 0,
  positives: 0,
  outcomes: 0,
  outcomeSquares: 0,
  scores: 0,
  errors: 0,
  absolute: 0,
  squares: 0,
  tp: 0,
  selectedKnown: 0,
};

export function addedUp(groups: readonly Sums[]): Sums {
  const total: Sums = { ...NOTHING };
  for (const group of groups) for (const key of Object.keys(total) as (keyof Sums)[]) total[key] += group[key];
  return total;
}

/** Decisions on the wrong side: selected without, and left out with, a positive outcome. */
export function wrongOf({ selectedKnown, tp, positives }: Sums): number {
  return selectedKnown - tp + (positives - tp);
}

/** The area under the curve of every group, by its code: one read of the judged rows, sorted group by group. */
export async function areas(
  { db, filter, signal }: QuestionContext,
  columns: readonly CodedColumn[],
  score: JudgedScore,
): Promise<Map<number, AreaUnderCurve | NotEstimable>> {
  const where = judgedRows({ filter }, score);
  const lists = await db.lists(
    `SELECT ((${codeSql(columns)}) * 2 + outcome)::DOUBLE AS part, list((${score.sql})::DOUBLE)
     FROM prediction WHERE ${where.sql} AND outcome IS NOT NULL AND isfinite(${score.sql}) GROUP BY part`,
    where.values,
  );
  const byPart = new Map(lists.map(({ key, list }) => [key, list]));
  const turn = takingTurns(signal);
  const found = new Map<number, AreaUnderCurve | NotEstimable>();
  for (const code of partsOf(lists)) {
    await turn();
    const ofPart = (part: number): Float64Array => byPart.get(part) ?? NO_NUMBERS;
    found.set(code, rocAuc(tableOfClasses(ofPart(2 * code + 1), ofPart(2 * code))));
  }
  return found;
}
