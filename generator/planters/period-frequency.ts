import type { Bill, BillLine } from '../bill.ts';
import { tableInForce } from '../charging-limits.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

const tableId = 'item-period-frequency';

interface Periodic {
  readonly code: string;
  readonly days: number;
}

/** A service again before its period is over; or on the first day after it; or too soon, taken back. */
export const periodFrequencyPlanter: LinePlanter = {
  ruleId: 'DS-2025-031',
  tableId,
  occasion: ({ losDays, ageYears }) => (ageYears >= 18 && losDays >= 2 ? 2 : 0),
  violate: (random, bill) =>
    chargeTooSoon(
      random,
      bill,
      drawPeriodic(random, bill, () => true),
    ),
  comeClose(random, bill) {
    const fitting = drawPeriodic(random, bill, ({ days }) => bill.firstDay + days <= bill.lastDay);
    if (fitting) return chargeTwice(bill, fitting.code, fitting.days);
    const lines = chargeTooSoon(
      random,
      bill,
      drawPeriodic(random, bill, () => true),
    );
    bill.refundAll(lines?.slice(-1) ?? []);
    return lines;
  },
};

function chargeTooSoon(random: Random, bill: Bill, periodic: Periodic | null): readonly BillLine[] | null {
  if (!periodic) return null;
  const latest = Math.min(periodic.days - 1, bill.lastDay - bill.firstDay);
  return chargeTwice(bill, periodic.code, random.int(1, latest));
}

function chargeTwice(bill: Bill, code: string, daysApart: number): readonly BillLine[] {
  return [bill.charge(code, bill.firstDay), bill.charge(code, bill.firstDay + daysApart)];
}

function drawPeriodic(random: Random, bill: Bill, suits: (one: Periodic) => boolean): Periodic | null {
  const { limits, catalogue } = bill.knowledge;
  const table = tableInForce(limits, tableId, bill.dischargeDate);
  if (table?.kind !== 'period-quantity') return null;
  const found = table.rows
    .flatMap(([code, , , days]) => (days === 'visit' ? [] : [{ code, days }]))
    .filter(({ code }) => catalogue.has(code) && !bill.has(code) && bill.admits(code, bill.firstDay))
    .filter(suits);
  return found.length > 0 ? random.pick(found) : null;
}
