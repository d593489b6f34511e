/** Players that a model may use for all coalitions to be run through, and the same against a small background. */
export const MOST_PLAYERS = 12;
export const MOST_PLAYERS_SMALL = 16;
export const SMALL_BACKGROUND = 200;

/**
 * Whether contributions are found by running through all coalitions.
 *
 * @param used players that the model uses
 * @param background rows
 */
export function canEnumerate(used: number, background: number): boolean {
  return used <= (background <= SMALL_BACKGROUND ? MOST_PLAYERS_SMALL : MOST_PLAYERS);
}

/** Numbers added in one run, the runs being added apart: rounding grows with their length, not with 2^d. */
const RUN = 64;

/** For each coalition, what its worth adds to its members (`gain`), less what it takes from everybody (`loss`). */
type Factors = { gain: Float64Array; loss: Float64Array };

/** Adds the Shapley values of a game to `phi`, those of player i of the game at `seats[i]`. */
export type ShapleySum = (worth: Float64Array, players: number, to: { phi: Float64Array; seats: Int32Array }) => void;

/**
 * Shapley values from the worth of every coalition; bit i of a coalition tells whether player i is in it.
 *
 * With w(s) = s! (d-1-s)! / d!, phi_i = sum over S with i of (w(s-1) + w(s)) v(S) - sum over all S but the full one of
 * w(s) v(S), which is the definition with v(S + i) and v(S) summed apart. The first sum is taken for all players at
 * once: the upper half of the coalitions holds the last player; added to the lower half, it leaves the same question
 * with one player less. `worth` is left as it is.
 * Cost: 2^d multiplications and 2^(d+1) additions; factors of each d are kept, 2^(d+1) numbers.
 */
export function shapleySum(): ShapleySum {
  const known: (Factors | undefined)[] = [];
  let scratch = new Float64Array(1);
  return (worth, players, { phi, seats }) => {
    const { gain, loss } = (known[players] ??= factorsOf(players));
    let half = 1 << players;
    if (scratch.length < half) scratch = new Float64Array(half);
    let common = 0;
    for (let start = 0; start < half; start += RUN) {
      let part = 0;
      for (let coalition = start; coalition < Math.min(half, start + RUN); coalition += 1) {
        const v = worth[coalition]!;
        part += loss[coalition]! * v;
        scratch[coalition] = gain[coalition]! * v;
      }
      common += part;
    }
    for (let player = players - 1; player >= 0; player -= 1) {
      half >>= 1;
      phi[seats[player]!]! += foldUpper(scratch, half) - common;
    }
  };
}

/** Adds the upper half of 2 * half numbers to the lower one; @returns the sum of the upper half */
function foldUpper(values: Float64Array, half: number): number {
  let sum = 0;
  for (let start = 0; start < half; start += RUN) {
    let part = 0;
    for (let place = start; place < Math.min(half, start + RUN); place += 1) {
      const upper = values[half + place]!;
      part += upper;
      values[place]! += upper;
    }
    sum += part;
  }
  return sum;
}

function factorsOf(players: number): Factors {
  const weight = new Float64Array(players + 1);
  if (players > 0) weight[0] = 1 / players;
  for (let size = 1; size < players; size += 1) weight[size] = (weight[size - 1]! * size) / (players - size);
  const gain = new Float64Array(1 << players);
  const loss = new Float64Array(1 << players);
  const size = new Uint8Array(1 << players);
  for (let coalition = 0; coalition < gain.length; coalition += 1) {
    if (coalition > 0) size[coalition] = size[coalition >> 1]! + (coalition & 1);
    const s = size[coalition]!;
    loss[coalition] = weight[s]!;
    gain[coalition] = (s > 0 ? weight[s - 1]! : 0) + weight[s]!;
  }
  return { gain, loss };
}
