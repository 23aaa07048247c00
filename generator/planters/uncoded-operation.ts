import type { Bill, BillLine } from '../bill.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

/** An anaesthesia in a stay without any procedure; or one that was taken back. */
export const uncodedOperationPlanter: LinePlanter = {
  ruleId: 'DS-OPERATION-UNCODED',
  tableId: null,
  occasion: ({ procedure }) => (procedure === null ? 0.5 : 0),
  violate: chargeAnaesthesia,
  comeClose(random, bill) {
    const lines = chargeAnaesthesia(random, bill);
    bill.refundAll(lines ?? []);
    return lines;
  },
};

function chargeAnaesthesia(random: Random, bill: Bill): readonly BillLine[] | null {
  const { items, catalogue } = bill.knowledge;
  const codes = Object.values(items.anaesthesia)
    .flat()
    .filter((code) => catalogue.get(code)?.category === '06' && bill.admits(code, bill.firstDay));
  return codes.length > 0 ? [bill.charge(random.pick(codes), bill.firstDay)] : null;
}
