import type { Comparison } from './condition.ts';

/** Place of each operator in compiled conditions. */
export const operators: readonly Comparison[0][] = ['==', '<', '<=', '>', '>='];

/** Compares with an operator given by its place. */
export function compareNumbers(left: number, operator: number, right: number): boolean {
  switch (operator) {
    case 0:
      return left === right;
    case 1:
      return left < right;
    case 2:
      return left <= right;
    case 3:
      return left > right;
    default:
      return left >= right;
  }
}
