/**
 * Whether a birth weight is within a range of whole grams: as ranges that follow each other end at 999 and begin at
 * 1000, what is weighed more exactly, such as 999.5, belongs to the lower one.
 */
export function isWeightWithin(grams: number, { from, to }: { from: number; to: number }): boolean {
  return grams >= from && grams < to + 1;
}
