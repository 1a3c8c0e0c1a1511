/** Solves a positive definite system by Cholesky's method; overwrites its arguments. Null where the
 * matrix is not positive definite. */
export function solveSymmetric(
  matrix: readonly Float64Array[],
  right: Float64Array,
): Float64Array | null {
  const at = (row: number, column: number) => matrix[row]?.[column] ?? 0;
  for (const [i, line] of matrix.entries()) {
    for (let j = 0; j <= i; j += 1) {
      let rest = at(i, j);
      for (let k = 0; k < j; k += 1) rest -= at(i, k) * at(j, k);
      if (i === j && rest <= 1e-12) return null;
      line[j] = i === j ? Math.sqrt(rest) : rest / at(j, j);
    }
  }
  for (let i = 0; i < right.length; i += 1) {
    let rest = right[i] ?? 0;
    for (let k = 0; k < i; k += 1) rest -= at(i, k) * (right[k] ?? 0);
    right[i] = rest / at(i, i);
  }
  for (let i = right.length - 1; i >= 0; i -= 1) {
    let rest = right[i] ?? 0;
    for (let k = i + 1; k < right.length; k += 1) rest -= at(k, i) * (right[k] ?? 0);
    right[i] = rest / at(i, i);
  }
  return right;
}
