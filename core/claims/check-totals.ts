import type { RecordFault } from './rejection.ts';
import type { SettlementList } from './settlement-list.ts';
import { largestAmountFen } from './wire/decimal.ts';

/** What only shows once amounts are added up: totals below nought, or too large to be money. */
export function checkTotals({
  feeCategories,
  feeLines,
  totalCostFen,
}: SettlementList): readonly RecordFault[] {
  const tooLarge = [...checkTurnover('iteminfo', feeCategories), ...checkTurnover('feedetail', feeLines)];
  if (tooLarge.length > 0 || totalCostFen === null || totalCostFen >= 0) return tooLarge;
  return [{ field: 'iteminfo', value: totalCostFen / 100, code: 'negative-total' }];
}

/** Refunds count by their size: no part of the amounts may add up to more than the limit either. */
function checkTurnover(
  field: string,
  parts: readonly { readonly amountFen: number }[] | null,
): readonly RecordFault[] {
  const turnoverFen = parts?.reduce((sum, { amountFen }) => sum + Math.abs(amountFen), 0) ?? 0;
  if (turnoverFen <= largestAmountFen) return [];
  return [{ field, value: turnoverFen / 100, code: 'bad-money', expected: atMostABillion }];
}

const atMostABillion = { zh: '合计不超过 10 亿元', en: 'at most 1 billion yuan in total' };
