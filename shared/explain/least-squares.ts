/**
 * Solves A x = b for a symmetric positive definite A, for several right-hand sides.
 *
 * @param matrix n x n, row-major; only the lower half is read
 * @param right n x k, row-major
 * @returns x: n x k, or null when A is not positive definite to 1e-12 of its largest diagonal term
 * Source: Cholesky, as in Golub and Van Loan, Matrix Computations, 4.2.
 * Cost: n^3 / 6 + k n^2.
 */
export function solvePositive(matrix: Float64Array, right: Float64Array, n: number): Float64Array | null {
  const lower = cholesky(matrix, n);
  if (lower === null) return null;
  const k = n === 0 ? 0 : right.length / n;
  const x = right.slice();
  for (let c = 0; c < k; c++) {
    for (let i = 0; i < n; i++) {
      let sum = x[i * k + c]!;
      for (let j = 0; j < i; j++) sum -= lower[i * n + j]! * x[j * k + c]!;
      x[i * k + c] = sum / lower[i * n + i]!;
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = x[i * k + c]!;
      for (let j = i + 1; j < n; j++) sum -= lower[j * n + i]! * x[j * k + c]!;
      x[i * k + c] = sum / lower[i * n + i]!;
    }
  }
  return x;
}

function cholesky(matrix: Float64Array, n: number): Float64Array | null {
  const lower = new Float64Array(n * n);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, matrix[i * n + i]!);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (i !== j) lower[i * n + j] = sum / lower[j * n + j]!;
      else if (sum > 1e-12 * largest) lower[i * n + i] = Math.sqrt(sum);
      else return null;
    }
  return lower;
}
