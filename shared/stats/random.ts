/** Next value of a seeded sequence, in [0, 1). */
export type Random = () => number;

const NORMAL_ABOVE = 50;
const WARM_UP = 12;

/**
 * Seeded sequence of uniform values: the same seed gives the same sequence on every machine.
 *
 * @param seed a whole number; its low 32 bits and the next 21 count
 * @returns values in [0, 1) in steps of 2^-32
 * Source: sfc32, Doty-Humphrey 2010 (PractRand).
 */
export function randomOf(seed: number): Random {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < WARM_UP; i++) next();
  return next;
}

/**
 * Poisson count of mean 1: the weight of a row in one bootstrap resample.
 *
 * @returns whole number, at least 0
 */
export function poissonOne(random: Random): number {
  return byInversion(random, 1);
}

/**
 * Poisson count: the resampled count of a group that holds `mean` rows.
 *
 * @param random seeded sequence
 * @param mean at least 0
 * @returns whole number, at least 0; exact by inversion up to a mean of 50, a rounded normal value above (skewness under 0.14 is lost)
 */
export function poisson(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  if (mean <= NORMAL_ABOVE) return byInversion(random, mean);
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalDraw(random)));
}

/** Fisher and Yates: puts the values in a seeded random order, in place. */
export function shuffle<T extends Int32Array | Uint32Array>(values: T, random: Random): T {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = values[last]!;
    values[last] = values[other]!;
    values[other] = kept;
  }
  return values;
}

function byInversion(random: Random, mean: number): number {
  let left = random();
  let probability = Math.exp(-mean);
  let count = 0;
  while (left >= probability && probability > 0) {
    left -= probability;
    count++;
    probability *= mean / count;
  }
  return count;
}

/** Box and Muller 1958. */
function normalDraw(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
