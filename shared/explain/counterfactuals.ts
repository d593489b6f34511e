import { cancelled } from './hybrids.ts';
import type { Watch } from './hybrids.ts';
import type { Move } from './counterfactual-moves.ts';
import type { RawTable, ScoreFunction } from './raw-table.ts';

/** Facts changed together, and what the model gives then. */
export type Counterfactual = { changes: readonly Move[]; cost: number; score: number };

export type Counterfactuals = { found: Counterfactual[]; scored: number };

export type Goal = {
  /** Whether a score is where it is wanted, with a margin. */
  reached: (score: number) => boolean;
  /** Whether a score is there at all, be it by a hair. */
  crossed: (score: number) => boolean;
  /** How far it still is; 0 when reached. */
  gap: (score: number) => number;
  /** Whether a changed row is as usual as real ones. */
  isUsual: (row: RawTable) => boolean;
};

const MOST_CHANGES = 3;
/** Facts that are tried together: those that come nearest alone. */
const TRIED = 8;
/** Values of each that are tried together, from the nearest to the farthest. */
const THINNED = 12;
const STARTS = 4;
const TOLD = 3;
const ROUNDS = 4;

/**
 * The smallest changes that bring the score where it is wanted: first of one fact, each tried in full; then of two and of
 * three that do not reach it alone, stepped back until no nearer value of any of them does. None of the changes told can
 * be taken back.
 *
 * @param row one row; moves of each column, cheapest first
 * @returns at most three with different facts, fewer changes first, then cheaper; every score is that of the very row
 * @throws AppError CANCELLED
 */
export async function counterfactuals(
  score: ScoreFunction,
  { row, moves, goal }: { row: RawTable; moves: readonly (readonly Move[])[]; goal: Goal },
  watch: Watch,
): Promise<Counterfactuals> {
  let scored = 0;
  const of = async (sets: readonly (readonly Move[])[]): Promise<Float64Array> => {
    if (watch.stop?.() === true) throw cancelled();
    if (sets.length === 0) return new Float64Array();
    scored += sets.length;
    return score(changed(row, sets));
  };
  const all: Counterfactual[] = [];
  const keep = (changes: readonly Move[], value: number): void => {
    if (goal.isUsual(changed(row, [changes]))) all.push({ changes, cost: costOf(changes), score: value });
  };

  const open: { moves: readonly Move[]; gap: number }[] = [];
  for (const own of moves) {
    if (own.length === 0) continue;
    const scores = await of(own.map((move) => [move]));
    const at = own.findIndex((move, index) => goal.reached(scores[index]!) && goal.isUsual(changed(row, [[move]])));
    if (at >= 0) keep([own[at]!], scores[at]!);
    else open.push({ moves: own, gap: scores.reduce((least, one) => Math.min(least, goal.gap(one)), Infinity) });
  }
  open.sort((a, b) => a.gap - b.gap || a.moves[0]!.column - b.moves[0]!.column);
  const tried = open.slice(0, TRIED);

  let starts: { sets: Move[]; gap: number }[] = [{ sets: [], gap: Infinity }];
  for (let size = 2; size <= MOST_CHANGES && all.length < TOLD; size += 1) {
    const candidates = size === 2 ? pairsOf(tried.map(thinned)) : extended(starts, tried.map(thinned));
    const scores = await of(candidates);
    const best = new Map<string, { at: number; cost: number }>();
    const near: typeof starts = [];
    for (const [at, set] of candidates.entries()) {
      const value = scores[at]!;
      const cost = costOf(set);
      if (!goal.reached(value)) near.push({ sets: [...set], gap: goal.gap(value) });
      else {
        const key = keyOf(set);
        const before = best.get(key);
        if (before === undefined || cost < before.cost) best.set(key, { at, cost });
      }
    }
    for (const { at } of [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, 2 * TOLD)) {
      const stepped = await steppedBack(of, { goal, moves, set: candidates[at]!, value: scores[at]! });
      if (stepped !== null) keep(stepped.changes, stepped.score);
    }
    starts = distinct(near.sort((a, b) => a.gap - b.gap || (keyOf(a.sets) < keyOf(b.sets) ? -1 : 1))).slice(0, STARTS);
  }
  return { found: different(all), scored };
}

/** A row in as many copies, each with its own changes. */
export function changed(row: RawTable, sets: readonly (readonly Move[])[]): RawTable {
  return {
    rows: sets.length,
    columns: row.columns.map((column, at) => {
      const values = sets.map((set) => set.find((move) => move.column === at)?.value ?? column[0]!);
      return column instanceof Float64Array ? Float64Array.from(values as number[]) : (values as (string | null)[]);
    }),
  };
}

type Scoring = (sets: readonly (readonly Move[])[]) => Promise<Float64Array>;
type Standing = { goal: Goal; moves: readonly (readonly Move[])[]; set: readonly Move[]; value: number };

/** Nearer values of each fact in turn while the goal is kept; null when a change turns out not to be needed. */
async function steppedBack(of: Scoring, { goal, moves, set, value }: Standing): Promise<Counterfactual | null> {
  let now = [...set];
  let score = value;
  for (let round = 0; round < ROUNDS; round += 1) {
    let isMoved = false;
    for (const [at, change] of now.entries()) {
      const nearer = moves[change.column]!.filter((move) => move.cost < change.cost);
      const sets = nearer.map((move) => now.map((one, index) => (index === at ? move : one)));
      const scores = await of(sets);
      const better = sets.findIndex((_, index) => goal.reached(scores[index]!));
      if (better < 0) continue;
      now = [...sets[better]!];
      score = scores[better]!;
      isMoved = true;
    }
    if (!isMoved) break;
  }
  const without = await of(now.map((_, at) => now.filter((__, index) => index !== at)));
  if (without.some((one) => goal.crossed(one))) return null;
  return { changes: now, cost: costOf(now), score };
}

function costOf(changes: readonly Move[]): number {
  return changes.reduce((sum, { cost }) => sum + cost, 0);
}

function keyOf(changes: readonly Move[]): string {
  return changes
    .map(({ column }) => column)
    .sort((a, b) => a - b)
    .join(' ');
}

function thinned({ moves }: { moves: readonly Move[] }): readonly Move[] {
  if (moves.length <= THINNED) return moves;
  return Array.from({ length: THINNED }, (_, at) => moves[Math.round((at * (moves.length - 1)) / (THINNED - 1))]!);
}

function pairsOf(facts: readonly (readonly Move[])[]): Move[][] {
  return facts.flatMap((first, at) =>
    facts.slice(at + 1).flatMap((second) => first.flatMap((one) => second.map((two) => [one, two]))),
  );
}

function extended(starts: readonly { sets: Move[] }[], facts: readonly (readonly Move[])[]): Move[][] {
  return starts.flatMap(({ sets }) =>
    facts
      .filter(([first]) => sets.every(({ column }) => column !== first?.column))
      .flatMap((moves) => moves.map((move) => [...sets, move])),
  );
}

/** The first of each combination of facts. */
function distinct<T extends { sets: readonly Move[] }>(list: readonly T[]): T[] {
  const seen = new Set<string>();
  return list.filter(({ sets }) => !seen.has(keyOf(sets)) && seen.add(keyOf(sets)) !== undefined);
}

/** Fewer changes first, then cheaper; each with facts of its own. */
function different(all: readonly Counterfactual[]): Counterfactual[] {
  const sorted = [...all].sort(
    (a, b) => a.changes.length - b.changes.length || a.cost - b.cost || (keyOf(a.changes) < keyOf(b.changes) ? -1 : 1),
  );
  const told: Counterfactual[] = [];
  for (const one of sorted)
    if (told.length < TOLD && told.every((other) => keyOf(other.changes) !== keyOf(one.changes))) told.push(one);
  return told;
}
