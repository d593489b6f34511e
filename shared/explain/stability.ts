import { notEstimable, type NotEstimable } from '#shared/domain/estimate.ts';
import { randomOf, shuffle } from '#shared/stats/random.ts';
import { midRanks, upTo } from './column-values.ts';
import { cancelled, type Watch } from './hybrids.ts';

/** Contributions of one case, G values, against a background made of these rows (a row may come several times). */
export type ContributionsOn = (backgroundRows: Uint32Array) => Promise<Float64Array>;

export type BackgroundStability = {
  /** Against the whole background. */
  contributions: Float64Array;
  /** Standard deviation of each contribution over the draws: what another background of the same size would change. */
  deviation: Float64Array;
  /** Share of the draws with the same largest contribution in size, and with the same set of the largest `top`. */
  sameFirst: number;
  sameTop: number;
  top: number;
  draws: number;
};

export type RankDisagreement = { player: number; firstRank: number; secondRank: number };

/**
 * How much contributions depend on who happens to be in the background.
 *
 * Halves: m / 2 rows drawn without repetition; a mean over them strays from the mean over all m as much as a background of m rows
 * strays from the population, so nothing is rescaled. Bootstrap: m rows drawn with repetition, the same spread.
 *
 * @param contributionsOn any engine; for means over background rows (interventional Shapley values) the spread is right as it is
 * @param asked rows m of the background; draws, default 20; kind, default halves; top, default 3; seed
 * @param watch progress counts draws
 * @returns TOO_FEW_ROWS below 4 background rows
 * @throws AppError CANCELLED; RangeError for fewer than two draws
 * Source: Efron 1979, Annals of Statistics 7:1; Politis, Romano and Wolf 1999 (subsampling), 2.
 * Cost: 1 + draws calls.
 */
export async function backgroundStability(
  contributionsOn: ContributionsOn,
  asked: {
    rows: number;
    seed: number;
    draws?: number | undefined;
    kind?: 'halves' | 'bootstrap' | undefined;
    top?: number | undefined;
  },
  watch: Watch = {},
): Promise<BackgroundStability | NotEstimable> {
  const { rows, seed, draws = 20, kind = 'halves', top = 3 } = asked;
  if (rows < 4) return notEstimable('TOO_FEW_ROWS', 4);
  if (!(draws >= 2)) throw new RangeError(`fewer than two draws: ${draws}`);
  const random = randomOf(seed);
  const contributions = await contributionsOn(upTo(rows));
  const found: Float64Array[] = [];
  for (let draw = 0; draw < draws; draw++) {
    if (watch.stop?.() === true) throw cancelled();
    const chosen =
      kind === 'halves'
        ? shuffle(upTo(rows), random).slice(0, Math.floor(rows / 2))
        : Uint32Array.from({ length: rows }, () => Math.floor(random() * rows));
    found.push(await contributionsOn(chosen.sort()));
    watch.progress?.(draw + 1, draws);
  }
  const share = (size: number): number =>
    found.filter((one) => largest(one, size) === largest(contributions, size)).length / draws;
  const deviation = contributions.map((_, g) => {
    const mean = found.reduce((sum, one) => sum + one[g]!, 0) / draws;
    return Math.sqrt(found.reduce((sum, one) => sum + (one[g]! - mean) ** 2, 0) / (draws - 1));
  });
  return { contributions, deviation, sameFirst: share(1), sameTop: share(top), top, draws };
}

/** The players with the largest contributions in size, as a set; equal ones in the order of players. */
function largest(contributions: Float64Array, size: number): string {
  return Array.from(contributions.keys())
    .sort((a, b) => Math.abs(contributions[b]!) - Math.abs(contributions[a]!) || a - b)
    .slice(0, size)
    .sort((a, b) => a - b)
    .join();
}

/**
 * Players that two importances rank differently.
 *
 * @param first importance of each of G players
 * @param second another importance of the same players, in any unit
 * @param places ranks apart from which a player is listed; default 2
 * @returns the widest gap first, then in the order of players; rank 1 is the most important, equal importances share a mean rank
 * @throws RangeError for lists of two lengths
 */
export function rankDisagreements(first: Float64Array, second: Float64Array, places = 2): RankDisagreement[] {
  if (first.length !== second.length) throw new RangeError(`${first.length} and ${second.length} players`);
  const [one, two] = [first, second].map((importance) => midRanks(importance.map((value) => -value)));
  return Array.from(first.keys(), (player) => ({ player, firstRank: one![player]!, secondRank: two![player]! }))
    .filter(({ firstRank, secondRank }) => Math.abs(firstRank - secondRank) >= places)
    .sort((a, b) => gapOf(b) - gapOf(a) || a.player - b.player);
}

function gapOf({ firstRank, secondRank }: RankDisagreement): number {
  return Math.abs(firstRank - secondRank);
}
