/**
 * Solves `matrix × x = right` for a symmetric positive definite matrix, by Cholesky's decomposition. Throws where it
 * is not positive definite.
 */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const lower = decompose(matrix);
  const forward: number[] = [];
  for (const [at, row] of lower.entries()) {
    forward.push(((right[at] as number) - dot(row, forward, at)) / (row[at] as number));
  }
  const solution = Array<number>(right.length).fill(0);
  for (let at = right.length - 1; at >= 0; at -= 1) {
    let rest = forward[at] as number;
    for (let below = at + 1; below < right.length; below += 1)
      rest -= (lower[below]?.[at] as number) * (solution[below] as number);
    solution[at] = rest / (lower[at]?.[at] as number);
  }
  return solution;
}

function decompose(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const lower: number[][] = [];
  for (const [at, given] of matrix.entries()) {
    const row: number[] = [];
    for (let column = 0; column < at; column += 1) {
      const other = lower[column] as number[];
      row.push(((given[column] as number) - dot(other, row, column)) / (other[column] as number));
    }
    const pivot = (given[at] as number) - dot(row, row, at);
    if (!(pivot > 0)) throw new Error('the matrix is not positive definite');
    lower.push([...row, Math.sqrt(pivot)]);
  }
  return lower;
}

function dot(one: readonly number[], other: readonly number[], length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
