import type { Comparison } from '../condition.ts';

/** Numbers between two bounds; an open bound is not among them. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Every number of a case: a blank reads as 0, and none is below it. */
export const anyNumber: NumberRange = {
  low: 0,
  high: Number.POSITIVE_INFINITY,
  lowOpen: false,
  highOpen: false,
};

/** What of a range meets a comparison. */
export function narrowRange(range: NumberRange, [sign, value]: Comparison): NumberRange {
  const above = sign === '>' || sign === '>=' || sign === '==' ? raiseLow(range, value, sign === '>') : range;
  return sign === '<' || sign === '<=' || sign === '==' ? cutHigh(above, value, sign === '<') : above;
}

function raiseLow(range: NumberRange, low: number, lowOpen: boolean): NumberRange {
  if (low < range.low || (low === range.low && !lowOpen)) return range;
  return { ...range, low, lowOpen };
}

function cutHigh(range: NumberRange, high: number, highOpen: boolean): NumberRange {
  if (high > range.high || (high === range.high && !highOpen)) return range;
  return { ...range, high, highOpen };
}

/** @param isWhole only whole numbers count */
export function isEmptyRange({ low, high, lowOpen, highOpen }: NumberRange, isWhole: boolean): boolean {
  if (!isWhole) return low > high || (low === high && (lowOpen || highOpen));
  const first = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
  const last = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
  return first > last;
}

/** The comparisons of which one holds where this one does not. */
export function oppositeOf([sign, value]: Comparison): readonly Comparison[] {
  if (sign === '<') return [['>=', value]];
  if (sign === '<=') return [['>', value]];
  if (sign === '>') return [['<=', value]];
  if (sign === '>=') return [['<', value]];
  return [
    ['<', value],
    ['>', value],
  ];
}
