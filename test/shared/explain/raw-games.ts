import type { RawColumn, RawTable, ScoreFunction } from '#shared/explain/raw-table.ts';
import { randomOf } from '#shared/stats/random.ts';

export type Cell = number | string | null;
export type Game = { row: RawTable; background: RawTable; members: readonly (readonly number[])[] };

/** A column is numbers when its first cell that is there is a number. */
export function tableOf(rows: readonly (readonly Cell[])[]): RawTable {
  const columns = (rows[0] ?? []).map((_, c): RawColumn => {
    const cells = rows.map((row) => row[c]!);
    return cells.some((cell) => typeof cell === 'number')
      ? Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN))
      : cells.map((cell) => (typeof cell === 'string' ? cell : null));
  });
  return { rows: rows.length, columns };
}

export function rowOf(table: RawTable, row: number): Cell[] {
  return table.columns.map((column) => column[row]!);
}

/** A score function that reads one row at a time, and how many rows it was asked for. */
export function scoring(f: (cells: Cell[]) => number): ScoreFunction & { asked: number[] } {
  const asked: number[] = [];
  const score = async (table: RawTable): Promise<Float64Array> => {
    asked.push(table.rows);
    return Float64Array.from({ length: table.rows }, (_, row) => f(rowOf(table, row)));
  };
  return Object.assign(score, { asked });
}

export const number = (cell: Cell | undefined): number =>
  typeof cell === 'number' && !Number.isNaN(cell) ? cell : -0.7;

/** Numbers with interactions of every order, texts and missing values: nothing that a method could take a short cut with. */
export function tangled(cells: Cell[]): number {
  const sum = cells.reduce<number>((total, cell, c) => total + Math.sin(3 * c + 1) * hashed(cell), 0);
  return 1 / (1 + Math.exp(-sum * (1 + 0.5 * hashed(cells[0]!) * hashed(cells.at(-1)!))));
}

function hashed(cell: Cell): number {
  if (typeof cell === 'string') return cell.length - 1.5;
  return number(cell ?? Number.NaN);
}

/** Seeded table of `p` columns: the last is texts when `texts` is set, one cell in ten is missing when `missing` is set. */
export function randomTable(
  rows: number,
  p: number,
  { seed, texts = false, missing = false }: { seed: number; texts?: boolean; missing?: boolean },
): RawTable {
  const random = randomOf(seed);
  const cell = (c: number): Cell => {
    if (missing && random() < 0.1) return c === p - 1 && texts ? null : Number.NaN;
    if (c === p - 1 && texts) return ['a', 'bb', 'ccc'][Math.floor(random() * 3)]!;
    return 2 * random() - 1;
  };
  return tableOf(Array.from({ length: rows }, () => Array.from({ length: p }, (_, c) => cell(c))));
}

export const single = (p: number): number[][] => Array.from({ length: p }, (_, c) => [c]);

function valueOf(f: (cells: Cell[]) => number, game: Game, isIn: (player: number) => boolean): number {
  let sum = 0;
  for (let b = 0; b < game.background.rows; b++) {
    const cells = rowOf(game.row, 0);
    game.members.forEach((columns, player) => {
      if (!isIn(player)) for (const c of columns) cells[c] = game.background.columns[c]![b]!;
    });
    sum += f(cells);
  }
  return sum / game.background.rows;
}

/** Shapley values from all 2^G coalitions. */
export function byCoalitions(f: (cells: Cell[]) => number, game: Game): number[] {
  const count = game.members.length;
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const values = Array.from({ length: 2 ** count }, (_, set) =>
    valueOf(f, game, (player) => ((set >> player) & 1) === 1),
  );
  return game.members.map((_, player) => {
    let phi = 0;
    for (let set = 0; set < 2 ** count; set++) {
      if ((set >> player) & 1) continue;
      const size = set.toString(2).replaceAll('0', '').length;
      const weight = (factorial(size) * factorial(count - 1 - size)) / factorial(count);
      phi += weight * (values[set | (1 << player)]! - values[set]!);
    }
    return phi;
  });
}

/** Shapley values from all G! orders. */
export function byOrders(f: (cells: Cell[]) => number, game: Game): number[] {
  const count = game.members.length;
  const phi = new Array<number>(count).fill(0);
  let orders = 0;
  const extend = (before: number[], value: number): void => {
    if (before.length === count) orders++;
    for (let player = 0; player < count; player++) {
      if (before.includes(player)) continue;
      const set = [...before, player];
      const next = valueOf(f, game, (one) => set.includes(one));
      const below = factorials[count - set.length]!;
      phi[player]! += (next - value) * below;
      extend(set, next);
    }
  };
  const factorials = [1, 1, 2, 6, 24, 120, 720, 5040];
  extend(
    [],
    valueOf(f, game, () => false),
  );
  return phi.map((sum) => sum / orders);
}

export function largestGap(one: ArrayLike<number>, two: ArrayLike<number>): number {
  return Array.from(one, (value, i) => Math.abs(value - two[i]!)).reduce((most, gap) => Math.max(most, gap), 0);
}
