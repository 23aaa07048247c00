import type { Bill, BillLine, ChargeDetails } from '../bill.ts';
import { startOfDay } from '../local-time.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

/** Charges before admission or after discharge; or drugs taken home, outpatient charges, the day itself. */
export const chargeOutsideStayPlanter: LinePlanter = {
  ruleId: 'GZ10000201008000',
  tableId: null,
  occasion: () => 1,
  violate(random, bill) {
    const day = random.chance(0.5) ? bill.firstDay - random.int(1, 5) : bill.lastDay + random.int(1, 5);
    return chargeOn(random, bill, day, {});
  },
  comeClose(random, bill) {
    const variants = [
      () => chargeOn(random, bill, bill.lastDay + 1, { dischargeDrug: true }),
      () => chargeOn(random, bill, bill.firstDay - 1, { careType: '11' }),
      () => chargeAt(random, bill, bill.firstDay, 1),
      () => chargeAt(random, bill, bill.lastDay, 1438),
    ];
    return random.pick(variants)();
  },
};

/** One to three ordinary drugs on a day out of the stay. */
function chargeOn(random: Random, bill: Bill, day: number, details: ChargeDetails): readonly BillLine[] {
  return Array.from({ length: random.int(1, 3) }, () => {
    const chargedAt = startOfDay(day) + random.int(480, 1080);
    return bill.charge(drawUnlimited(random, bill), day, { ...details, chargedAt });
  });
}

/** Before the hour of admission, or after that of discharge, on the very day. */
function chargeAt(random: Random, bill: Bill, day: number, minute: number): readonly BillLine[] {
  return [bill.charge(drawUnlimited(random, bill), day, { chargedAt: startOfDay(day) + minute })];
}

/** A common drug that no table names. */
function drawUnlimited(random: Random, { knowledge: { items } }: Bill): string {
  return random.pick(items.drugs['fluids'] ?? []);
}
