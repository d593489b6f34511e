import type { CellsRead } from './cells.ts';
import { pairedDifference } from './cells.ts';

/** Rows of a class in ascending order of both scores; `codes` add up what is known of a row. */
export type PairRows = { first: Float64Array; second: Float64Array; codes: Float64Array };

/** What a row is known by, as the bits of its code. */
export const BITS = {
  known: 1,
  positive: 2,
  acted: 4,
  /** In the arm, with a known outcome. */
  treated: 8,
  control: 16,
  /** On the positive side of the cut-off. */
  firstChosen: 32,
  secondChosen: 64,
};

const LEAST = 1e-15;
const sure = (probability: number): number => Math.min(Math.max(probability, LEAST), 1 - LEAST);

/** Rows gathered by their pair of scores, with the sums of both losses. A pair is on one side of the cut-off with all its rows. */
export function cellsOfRows(
  { first, second, codes }: PairRows,
  { hasCutoff, hasArms }: { hasCutoff: boolean; hasArms: boolean },
): CellsRead {
  const at = startsOf(first, second);
  const column = (of: (row: number) => number): Float64Array => {
    const values = new Float64Array(at.length);
    for (let cell = 0; cell < at.length; cell++) values[cell] = of(at[cell]!);
    return values;
  };
  const count = (bits: number): Float64Array => {
    const counted = new Float64Array(at.length);
    for (let cell = 0; cell < at.length; cell++)
      for (let row = at[cell]!, end = at[cell + 1] ?? codes.length; row < end; row++)
        if ((codes[row]! & bits) === bits) counted[cell]! += 1;
    return counted;
  };
  const side = (bit: number): Float64Array =>
    column((row) => (hasCutoff ? ((codes[row]! & bit) === 0 ? 0 : 1) : Number.NaN));
  const cells = {
    first: column((row) => first[row]!),
    second: column((row) => second[row]!),
    firstChosen: side(BITS.firstChosen),
    secondChosen: side(BITS.secondChosen),
    n: count(0),
    known: count(BITS.known),
    positives: count(BITS.positive),
    acted: count(BITS.acted),
  };
  return {
    cells,
    arms: hasArms
      ? {
          treated: count(BITS.treated),
          treatedPositives: count(BITS.treated | BITS.positive),
          control: count(BITS.control),
          controlPositives: count(BITS.control | BITS.positive),
        }
      : null,
    ...lossesOf(cells),
  };
}

/** The first row of each pair. */
function startsOf(first: Float64Array, second: Float64Array): Uint32Array {
  const starts = new Uint32Array(first.length);
  let pairs = 0;
  for (let row = 0; row < first.length; row++)
    if (row === 0 || first[row] !== first[row - 1] || second[row] !== second[row - 1]) starts[pairs++] = row;
  return starts.subarray(0, pairs);
}

/** Every known row of a pair loses the same with each outcome. */
function lossesOf({ first, second, known, positives }: CellsRead['cells']): Pick<CellsRead, 'losses' | 'logLoss'> {
  let [n, champion, shadow, squares, gaps, gapSquares] = [0, 0, 0, 0, 0, 0];
  for (let cell = 0; cell < known.length; cell++) {
    const [a, b] = [first[cell]!, second[cell]!];
    for (const outcome of [0, 1]) {
      const rows = outcome === 1 ? positives[cell]! : known[cell]! - positives[cell]!;
      if (rows === 0) continue;
      const [one, other] = [(a - outcome) ** 2, (b - outcome) ** 2];
      const gap = Math.log(outcome === 1 ? sure(a) / sure(b) : (1 - sure(a)) / (1 - sure(b)));
      n += rows;
      champion += rows * one;
      shadow += rows * other;
      squares += rows * (other - one) ** 2;
      gaps += rows * gap;
      gapSquares += rows * gap ** 2;
    }
  }
  return {
    losses: {
      ...pairedDifference(n, { sum: shadow - champion, squares }),
      champion: n === 0 ? 0 : champion / n,
      shadow: n === 0 ? 0 : shadow / n,
    },
    logLoss: pairedDifference(n, { sum: gaps, squares: gapSquares }),
  };
}
