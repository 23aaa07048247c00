import type { Bill, BillLine, ChargeDetails } from '../bill.ts';
import { priceFen } from '../bill.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

/** An amount that is not quantity times price; or off by the fen that rounding may cost. */
export const lineFiguresPlanter: LinePlanter = {
  ruleId: 'GZ10000201002000',
  tableId: null,
  occasion: () => 1,
  violate: (random, bill) =>
    chargeWrongly(random, bill, (rightFen) => Math.round(rightFen * (1.1 + 2 * random.next())) + 10),
  comeClose: (random, bill) => chargeWrongly(random, bill, (rightFen) => rightFen + 1),
};

/** An ordinary drug, more than one of it. */
function chargeWrongly(
  random: Random,
  bill: Bill,
  wrong: (rightFen: number) => number,
): readonly BillLine[] | null {
  const { drugs } = bill.knowledge.items;
  const codes = (drugs['fluids'] ?? []).filter((code) => bill.admits(code, bill.firstDay));
  if (codes.length === 0) return null;
  const code = random.pick(codes);
  const quantity = random.int(2, 5);
  const details: ChargeDetails = { quantity, amountFen: wrong(quantity * priceFen(bill.knowledge, code)) };
  return [bill.charge(code, random.int(bill.firstDay, bill.lastDay), details)];
}
