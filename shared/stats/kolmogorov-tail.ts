const EXACT_UP_TO = 140;
const TAIL_FROM = 2.2;
const TAIL_UP_TO = 100_000;
const PI2 = Math.PI ** 2;

/**
 * Chance that the distance of Kolmogorov and Smirnov is as large as this, or larger, without any difference.
 *
 * @param distance D in [0, 1]
 * @param n rows of one sample against a known distribution, a whole number of at least 1; for two samples of n and m
 *   rows the convention is round(n m / (n + m))
 * @returns p-value in [0, 1], absolute error below 1e-6
 * @throws RangeError for another n
 * Source: Simard and L'Ecuyer 2011, Journal of Statistical Software 39(11): the exact matrix of Marsaglia, Tsang and Wang
 *   for small n, the series of Pelz and Good 1976 (JRSS B 38:152), and twice the one-sided law of Smirnov in the tail.
 */
export function kolmogorovTail(distance: number, n: number): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`not a number of rows: ${n}`);
  const nd2 = n * distance * distance;
  if (2 * n * distance <= 1) return 1;
  if (distance >= 1) return 0;
  if (nd2 >= TAIL_FROM && n <= TAIL_UP_TO) return Math.min(1, 2 * oneSided(distance, n));
  return Math.min(1, Math.max(0, 1 - (n <= EXACT_UP_TO ? matrixLaw(distance, n) : seriesLaw(distance, n))));
}

/** Birnbaum and Tingey 1951: d sum_j C(n, j) (d + j/n)^(j-1) (1 - d - j/n)^(n-j), in logarithms. */
function oneSided(d: number, n: number): number {
  let sum = 0;
  let logChoose = 0;
  for (let j = 0; j <= Math.floor(n * (1 - d)); j++) {
    const left = 1 - d - j / n;
    if (left > 0) sum += Math.exp(logChoose + (j - 1) * Math.log(d + j / n) + (n - j) * Math.log(left));
    logChoose += Math.log((n - j) / (j + 1));
  }
  return Math.min(1, d * sum);
}

/** Marsaglia, Tsang and Wang 2003, Journal of Statistical Software 8(18): n!/n^n times the middle of a matrix power. */
function matrixLaw(d: number, n: number): number {
  const k = Math.floor(n * d) + 1;
  const size = 2 * k - 1;
  const h = k - n * d;
  let power = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      if (i - j + 1 < 0) continue;
      let value = 1;
      if (j === 0) value -= h ** (i + 1);
      if (i === size - 1) value -= h ** (size - j);
      if (i === size - 1 && j === 0 && 2 * h > 1) value += (2 * h - 1) ** size;
      for (let g = 1; g <= i - j + 1; g++) value /= g;
      power[i * size + j] = value;
    }
  let result: Float64Array | null = null;
  for (let left = n; left > 0; left >>= 1) {
    if (left & 1) result = result === null ? power : product(result, power, size);
    if (left > 1) power = product(power, power, size);
  }
  let law = result![(k - 1) * size + k - 1]!;
  for (let i = 1; i <= n; i++) law *= i / n;
  return law;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < size; j++) c[i * size + j] = c[i * size + j]! + factor * b[k * size + j]!;
    }
  return c;
}

/** Four terms in powers of 1 / sqrt(n), each a theta series in z = d sqrt(n). */
function seriesLaw(d: number, n: number): number {
  const z = d * Math.sqrt(n);
  const [z2, z4, z6, z8] = [z ** 2, z ** 4, z ** 6, z ** 8];
  const terms = Math.ceil((16 * z) / Math.PI) + 1;
  const sums = [0, 0, 0, 0];
  const extra = [0, 0];
  for (let k = 1; k <= terms; k++) {
    const odd = PI2 * (2 * k - 1) ** 2;
    const weight = Math.exp(-odd / (8 * z2));
    sums[0]! += weight;
    sums[1]! += weight * (odd / 4 - z2);
    sums[2]! += weight * (6 * z6 + 2 * z4 + ((2 * z4 - 5 * z2) * odd) / 4 + (odd ** 2 * (1 - 2 * z2)) / 16);
    sums[3]! +=
      weight *
      (-30 * z6 -
        90 * z8 +
        (odd * (135 * z4 - 96 * z6)) / 4 +
        (odd ** 2 * (212 * z4 - 60 * z2)) / 16 +
        (odd ** 3 * (5 - 30 * z2)) / 64);
    const even = PI2 * k ** 2;
    const between = Math.exp(-even / (2 * z2));
    extra[0]! += even * between;
    extra[1]! += even * (3 * z2 - even) * between;
  }
  const root = Math.sqrt(2 * Math.PI);
  const laws = [
    (root / z) * sums[0]!,
    (root / (6 * z4)) * sums[1]!,
    (root / (72 * z ** 7)) * sums[2]! - (root / (36 * z ** 3)) * extra[0]!,
    (root / (6480 * z ** 10)) * sums[3]! + (root / (216 * z6)) * extra[1]!,
  ];
  return laws.reduce((sum, law, order) => sum + law / Math.sqrt(n) ** order, 0);
}
