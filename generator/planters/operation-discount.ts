import { type Bill, type BillLine, priceFen } from '../bill.ts';
import { dayOfMinute } from '../local-time.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

/** Later operations of a session are due at no more than this share of their price. */
const dueShare = 0.75;

/** A second operation of the family at full price; or at the discount; or on another day. */
export const operationDiscountPlanter: LinePlanter = {
  ruleId: 'GZ10000102002000',
  tableId: 'item-multiple-procedure-discount',
  occasion: ({ procedure, archetype }) => (procedure && archetype.operations.length > 0 ? 12 : 0),
  violate(random, bill) {
    const session = findSession(random, bill);
    if (!session) return null;
    const { first, code, day } = session;
    const second = bill.charge(code, day);
    return second.priceFen > first.priceFen ? [first] : [second];
  },
  comeClose(random, bill) {
    const session = findSession(random, bill);
    if (!session) return null;
    const { first, code, day } = session;
    const share = random.chance(0.5) ? 0.5 : dueShare;
    const otherDay = day < bill.lastDay && random.chance(0.3);
    return [
      first,
      otherDay
        ? bill.charge(code, day + 1)
        : bill.charge(code, day, { priceFen: priceFen(bill.knowledge, code) * share }),
    ];
  },
};

interface Session {
  readonly first: BillLine;
  /** Another operation of the first one's family. */
  readonly code: string;
  readonly day: number;
}

function findSession(random: Random, bill: Bill): Session | null {
  const { limits } = bill.knowledge;
  const first = bill.lines.find((line) => limits.familiesOf.has(line.code));
  if (!first) return null;
  const families = limits.familiesOf.get(first.code) ?? [];
  const day = dayOfMinute(first.chargedAt);
  const others = [...limits.familiesOf]
    .filter(([code, its]) => code !== first.code && its.some((family) => families.includes(family)))
    .map(([code]) => code)
    .filter((code) => bill.admits(code, day) && bill.suits(code))
    .filter((code) => priceFen(bill.knowledge, code) !== first.priceFen);
  return others.length > 0 ? { first, code: random.pick(others), day } : null;
}
