import type { Trees } from './ensemble.ts';
import type { Owners } from './pair-walk.ts';
import { longestPath } from './pair-walk.ts';
import type { EncodedValues } from './predict.ts';

/** Trees of one margin with what the walk of a pair reads at each node. */
export type PairTrees = {
  trees: Trees;
  /** For each node, the owner of its column; -1 at leaves and for constants. */
  player: Int32Array;
  /** For each node, 1 where the case goes left. */
  caseLeft: Uint8Array;
  /** The case that these sides are of; null before the first. */
  placed: Float64Array | null;
  /** Branches left for later, three numbers each: node, players of the case, players of the background row. */
  later: Int32Array;
};

/**
 * Hybrids of one pair as two sums over coalitions, and the players that the pair separates, in the order in which the
 * walk met them: player at place i has bit i.
 */
export type PairSums = {
  /** Coalitions that the sums have room for. */
  room: number;
  /** For each margin, `room` numbers: leaf values to be added to every coalition above the place. */
  above: Float64Array;
  /** The same for the coalition's complement. */
  aside: Float64Array;
  /** Margins that are walked. */
  outputs: readonly number[];
  /** Bit of each player, 0 while nothing separates it. */
  bit: Int32Array;
  met: Int32Array;
  count: number;
};

export function pairTrees(trees: Trees, { owner }: Owners): PairTrees {
  return {
    trees,
    player: trees.feature.map((column) => (column < 0 ? -1 : owner[column]!)),
    caseLeft: new Uint8Array(trees.feature.length),
    placed: null,
    later: new Int32Array(3 * (longestPath(trees) + 1)),
  };
}

/**
 * @param outputs margins that are walked; rooms are made for `margins`
 * @param used most players that can be separated
 */
export function pairSums(
  outputs: readonly number[],
  { margins, used, players }: Record<'margins' | 'used' | 'players', number>,
): PairSums {
  const room = 1 << used;
  return {
    room,
    above: new Float64Array(room * margins),
    aside: new Float64Array(room * margins),
    outputs,
    bit: new Int32Array(players),
    met: new Int32Array(used),
    count: 0,
  };
}

/** Sends the case down every node once: pairs then only look up its side. Asked again for the same case, it is done already. */
export function placeCase(ready: PairTrees, x: EncodedValues): void {
  if (isPlaced(ready, x)) return;
  ready.placed = Float64Array.from(x);
  const { trees, caseLeft } = ready;
  const { feature, cut, missingLeft } = trees;
  for (let node = 0; node < feature.length; node += 1) {
    const column = feature[node]!;
    if (column < 0) continue;
    const value = x[column]!;
    caseLeft[node] = value <= cut[node]! || (value !== value && missingLeft[node] === 1) ? 1 : 0;
  }
}

function isPlaced({ placed }: PairTrees, x: EncodedValues): boolean {
  if (placed?.length !== x.length) return false;
  for (let column = 0; column < x.length; column += 1) if (!Object.is(placed[column], x[column])) return false;
  return true;
}

/** Makes the sums ready for another pair. */
export function clearPair(sums: PairSums): void {
  for (let place = 0; place < sums.count; place += 1) sums.bit[sums.met[place]!] = 0;
  sums.count = 0;
  for (const output of sums.outputs) sums.above[output * sums.room] = sums.aside[output * sums.room] = 0;
}

/** Gives the player the next bit; coalitions with it start at 0. */
function separate(sums: PairSums, player: number): number {
  const bit = 1 << sums.count;
  sums.met[sums.count] = player;
  sums.count += 1;
  sums.bit[player] = bit;
  for (const output of sums.outputs) {
    const from = output * sums.room + bit;
    sums.above.fill(0, from, from + bit);
    sums.aside.fill(0, from, from + bit);
  }
  return bit;
}

/**
 * Adds the leaves that hybrids of the case and one background row reach to the sums of one margin.
 *
 * A leaf that is reached with players A on the case's side and N on the other counts for the coalitions that hold A and
 * nobody of N. As 1 on the supersets of A, less those with one of N, more those with two: 2^|N| places of `above`; or the
 * same from the complement, 2^|A| places of `aside`; the shorter of both is taken.
 *
 * @param output margin that the trees make
 * @param bAt where the row starts in `b`
 * @throws RangeError when the rows differ on a column of nobody
 */
export function walkPair(
  { trees, player, caseLeft, later }: PairTrees,
  sums: PairSums,
  { output, b, bAt }: { output: number; b: EncodedValues; bAt: number },
): void {
  const { feature, cut, missingLeft, right, value, roots } = trees;
  const { above, aside, bit, room } = sums;
  const from = output * room;
  for (let tree = 0; tree + 1 < roots.length; tree += 1) {
    let node = roots[tree]!;
    let ours = 0;
    let theirs = 0;
    let waiting = 0;
    for (;;) {
      const column = feature[node]!;
      if (column >= 0) {
        const ofB = b[bAt + column]!;
        const bLeft = ofB <= cut[node]! || (ofB !== ofB && missingLeft[node] === 1);
        if (bLeft === (caseLeft[node] === 1)) {
          node = bLeft ? node + 1 : right[node]!;
          continue;
        }
        const who = player[node]!;
        if (who < 0) throw new RangeError(`rows differ on a column of nobody: ${column}`);
        const caseChild = bLeft ? right[node]! : node + 1;
        const otherChild = bLeft ? node + 1 : right[node]!;
        const mine = bit[who]! || separate(sums, who);
        if ((ours & mine) !== 0) node = caseChild;
        else if ((theirs & mine) !== 0) node = otherChild;
        else {
          later[waiting] = otherChild;
          later[waiting + 1] = ours;
          later[waiting + 2] = theirs | mine;
          waiting += 3;
          ours |= mine;
          node = caseChild;
        }
        continue;
      }
      if (isSmaller(theirs, ours)) addSigned(above, from + ours, theirs, value[node]!);
      else addSigned(aside, from + theirs, ours, value[node]!);
      if (waiting === 0) break;
      waiting -= 3;
      node = later[waiting]!;
      ours = later[waiting + 1]!;
      theirs = later[waiting + 2]!;
    }
  }
}

/** Whether the first set has no more members than the second: both lose one at a time. */
function isSmaller(one: number, other: number): boolean {
  while (one !== 0 && other !== 0) {
    one &= one - 1;
    other &= other - 1;
  }
  return one === 0;
}

/** Adds the value at `place` joined with every subset of `members`, its sign turned for subsets of odd size. */
function addSigned(into: Float64Array, place: number, members: number, value: number): void {
  let subset = 0;
  do {
    into[place + subset]! += parity(subset) === 0 ? value : -value;
    subset = (subset - members) & members;
  } while (subset !== 0);
}

function parity(bits: number): number {
  let folded = bits ^ (bits >> 8);
  folded ^= folded >> 4;
  return (0x6996 >> (folded & 15)) & 1;
}

/** Margins of all coalitions of the separated players, in place of `above`. */
export function coalitionMargins(
  { above, aside, room, outputs, count }: PairSums,
  base: (output: number) => number,
): void {
  const full = (1 << count) - 1;
  for (const output of outputs) {
    const from = output * room;
    sumOverSubsets(above, from, count);
    sumOverSubsets(aside, from, count);
    const start = base(output);
    for (let coalition = 0; coalition <= full; coalition += 1)
      above[from + coalition]! += start + aside[from + (full ^ coalition)]!;
  }
}

/** Every place becomes the sum over its subsets; two bits at a time, which halves the passes over memory. */
function sumOverSubsets(values: Float64Array, from: number, count: number): void {
  const end = from + (1 << count);
  let bit = 1;
  if (count % 2 === 1) {
    for (let place = from; place < end; place += 2) values[place + 1]! += values[place]!;
    bit = 2;
  }
  for (; bit < 1 << count; bit <<= 2)
    for (let block = from; block < end; block += 4 * bit)
      for (let place = block; place < block + bit; place += 1) {
        const none = values[place]!;
        const one = none + values[place + bit]!;
        const other = values[place + 2 * bit]!;
        values[place + bit] = one;
        values[place + 2 * bit] = none + other;
        values[place + 3 * bit]! += one + other;
      }
}
