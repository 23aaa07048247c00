import type { Comparison } from './condition.ts';

/** The comparison as a function of the left side. */
export function numberTest([operator, right]: Comparison): (left: number) => boolean {
  switch (operator) {
    case '==':
      return (left) => left === right;
    case '<':
      return (left) => left < right;
    case '<=':
      return (left) => left <= right;
    case '>':
      return (left) => left > right;
    case '>=':
      return (left) => left >= right;
  }
}
