import { classMetrics } from '#shared/analyses/performance/class-metrics.ts';
import type { Judgement } from '#shared/analyses/performance/class-metrics.ts';
import type { ClassMetrics } from '#shared/analyses/performance/schema.ts';
import { partsOf, rangesOf, splitTables } from '#shared/stats/score-parts.ts';
import type { PartPlaces, ScoreList, SplitTables } from '#shared/stats/score-parts.ts';
import { joinedTables } from '#shared/stats/score-table.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import { takingTurns } from '../explain/turns.ts';
import { MOST_THREADS, threadsOf } from '../workers/kept-threads.ts';
import type { RankingAnswer, RankingRequest } from '../workers/ranking.ts';
import { builtEntry } from '../workers/thread.ts';

/** Fewer rows are sorted, and fewer scores judged, sooner than a thread is told of them. */
const THREAD_FROM = 200_000;
/** Rows that are worth another thread. */
const ROWS_A_THREAD = 100_000;

export type Threading = { entry?: string | null; threadFrom?: number; threads?: number };

/**
 * The tables of all rows, of every period and of every version. Many rows are sorted on threads, each of which takes a range
 * of the scores, where the built file of one lies beside this one; elsewhere, or where a thread ends unasked, on this one.
 *
 * @param placesOf the period and version of each part that is met
 * @returns the same whatever the number of threads
 * @throws AppError CANCELLED within a few milliseconds of the signal
 */
export async function tablesByScore(
  lists: readonly ScoreList[],
  placesOf: (parts: readonly number[]) => PartPlaces,
  signal: AbortSignal,
  { entry = builtEntry('ranking.js'), threadFrom = THREAD_FROM, threads = MOST_THREADS }: Threading = {},
): Promise<SplitTables> {
  const places = placesOf(partsOf(lists));
  const rows = lists.reduce((sum, { list }) => sum + list.length, 0);
  if (entry === null || rows < threadFrom) return splitTables(lists, places);
  const common = inCommon(lists, rows);
  const ranges = rangesOf(common, Math.max(1, Math.min(threads, Math.floor(rows / ROWS_A_THREAD))));
  const found = await Promise.all(
    ranges.map((range) => asked(entry, { kind: 'sort', lists: common, range, places }, signal)),
  );
  const tables = found.filter((one) => one !== null);
  return tables.length < ranges.length ? splitTables(common, places) : inOrder(tables);
}

/** Every figure of some tables, in their order; of many scores on the same threads. */
export async function judgedTables(
  tables: readonly ScoreTable[],
  judgement: Judgement,
  signal: AbortSignal,
  { entry = builtEntry('ranking.js'), threadFrom = THREAD_FROM, threads = MOST_THREADS }: Threading = {},
): Promise<ClassMetrics[]> {
  const turn = takingTurns(signal);
  const here = async (table: ScoreTable): Promise<ClassMetrics> => {
    await turn();
    return classMetrics(table, judgement);
  };
  const found: ClassMetrics[] = [];
  const scores = tables.reduce((sum, { score }) => sum + score.length, 0);
  if (entry === null || scores < threadFrom) {
    for (const table of tables) found.push(await here(table));
    return found;
  }
  // The longest first, so that no thread begins with it when the others are done.
  const left = tables.map((_, at) => at).sort((a, b) => tables[b]!.score.length - tables[a]!.score.length);
  const takeAll = async (): Promise<void> => {
    for (let at = left.shift(); at !== undefined; at = left.shift())
      found[at] =
        (await asked(entry, { kind: 'judge', table: tables[at]!, judgement }, signal)) ?? (await here(tables[at]!));
  };
  await Promise.all(Array.from({ length: threads }, takeAll));
  return found;
}

function asked<Kind extends RankingRequest['kind']>(
  entry: string,
  request: Extract<RankingRequest, { kind: Kind }>,
  signal: AbortSignal,
): Promise<RankingAnswer[Kind] | null> {
  return threadsOf(entry).ask(request, { signal, tell: () => undefined });
}

/** The lists in memory that every thread sees, so that none has a copy of its own. */
function inCommon(lists: readonly ScoreList[], rows: number): ScoreList[] {
  const all = shared(rows);
  let from = 0;
  return lists.map(({ key, list }) => {
    all.set(list, from);
    from += list.length;
    return { key, list: all.subarray(from - list.length, from) };
  });
}

/** The tables of the ranges one after the other, in memory that every thread sees; put together when first asked for. */
function inOrder(ranges: readonly SplitTables[]): SplitTables {
  const joined = (lists: readonly ScoreTable[][]): ScoreTable[] =>
    (lists[0] ?? []).map((_, at) =>
      joinedTables(
        lists.map((list) => list[at]!),
        shared,
      ),
    );
  const whole = once(
    ranges.map((one) => [one.whole]),
    joined,
  );
  const byPeriod = once(
    ranges.map((one) => one.byPeriod),
    joined,
  );
  const byVersion = once(
    ranges.map((one) => one.byVersion),
    joined,
  );
  return {
    get whole() {
      return whole()[0]!;
    },
    get byPeriod() {
      return byPeriod();
    },
    get byVersion() {
      return byVersion();
    },
  };
}

/** What is made of something the first time, which is let go then. */
function once<From, Made>(from: From, make: (from: From) => Made): () => Made {
  let state: { from: From } | { made: Made } = { from };
  return () => {
    if ('from' in state) state = { made: make(state.from) };
    return state.made;
  };
}

function shared(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}
