import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { sayEvidence, sayYuan } from '../evidence-words.ts';
import type { FlaggedLine } from '../line-hit.ts';

const words: Words = {
  zh: '{item}限价{limit}元，实收单价{actual}元',
  en: '{item} may cost {limit} yuan at most; it was charged at {actual} yuan',
};

/** A line may cost this much more than its quantity at the highest price, for rounding. */
const toleranceFen = 1;

/** The lines charged above a price of one unit, each with what is above it. */
export function linesAbovePrice(
  item: string,
  lines: readonly FeeLine[],
  priceFen: number,
): readonly FlaggedLine[] {
  return lines.flatMap((line) => {
    const aboveFen = line.amountFen - priceFen * line.quantity;
    if (aboveFen <= toleranceFen) return [];
    const actual = sayYuan(line.amountFen / line.quantity);
    return [
      { line, amountFen: aboveFen, text: sayEvidence(words, { item, limit: sayYuan(priceFen), actual }) },
    ];
  });
}
