import type { Bill, BillLine } from '../bill.ts';
import { dayOfMinute } from '../local-time.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

/** An item more often in a day than a day allows; or as often as it allows; or once more, taken back. */
export const frequencyPlanter: LinePlanter = {
  ruleId: 'GZ10000102014000',
  tableId: 'item-frequency',
  occasion: () => 1,
  violate(random, bill) {
    return random.chance(0.7) ? chargeTwice(random, bill) : chargeHours(random, bill, 25 + random.int(0, 11));
  },
  comeClose(random, bill) {
    if (random.chance(0.5)) return chargeHours(random, bill, 24);
    const lines = chargeTwice(random, bill);
    bill.refundAll(lines?.slice(-1) ?? []);
    return lines;
  },
};

/** Bed, nursing or consultation a second time on one day. */
function chargeTwice(random: Random, bill: Bill): readonly BillLine[] | null {
  const { unitsPerDay } = bill.knowledge.limits;
  const daily = bill.lines.filter((line) => unitsPerDay.get(line.code) === 1 && line.quantity === 1);
  if (daily.length === 0) return null;
  const line = random.pick(daily);
  return [line, bill.charge(line.code, dayOfMinute(line.chargedAt))];
}

/** So many hours of monitoring or support on one full day. */
function chargeHours(random: Random, bill: Bill, hours: number): readonly BillLine[] | null {
  const { limits, items } = bill.knowledge;
  const hourly = items.hourly.filter(
    (code) => limits.unitsPerDay.get(code) === 24 && !bill.has(code) && bill.admits(code, bill.firstDay),
  );
  if (hourly.length === 0) return null;
  return [bill.charge(random.pick(hourly), bill.firstDay, { quantity: hours })];
}
