import * as z from 'zod';
import { defineCheck } from '../check-definition.ts';
import { hitOnLines } from '../line-hit.ts';
import { type CaseCheck, noData, verdictOf } from '../rule.ts';
import { linesAbovePrice } from './above-price.ts';

const parameters = z.strictObject({
  /** Fee categories (`med_chrgitm_type`) whose catalogue price is the highest that may be charged. */
  categories: z.array(z.string().regex(/^\d{2}$/)).min(1),
});

/**
 * Items charged above their price in the region's catalogue: what a region declares for its price rule where
 * its catalogue holds the highest prices. Items without a price there pass. One hit for each item.
 */
export const cataloguePrice = defineCheck({
  tableKind: null,
  parameters,
  bind({ parameters, catalogue }): CaseCheck {
    const categories = new Set(parameters.categories);
    return {
      reads: 'case',
      run({ linesByCode }) {
        if (!linesByCode) return noData('feeLines');
        const flagged = [...linesByCode].map(([code, lines]) => {
          const item = catalogue.get(code);
          if (!item?.unitPriceFen || !categories.has(item.category)) return [];
          return linesAbovePrice(item.name, lines, item.unitPriceFen);
        });
        const exceeding = flagged.filter((lines) => lines.length > 0);
        return verdictOf(exceeding.map((lines) => hitOnLines(lines, 'above-cap')));
      },
    };
  },
});
