import type { Bill, BillLine } from '../bill.ts';
import { tableInForce } from '../charging-limits.ts';
import type { Random } from '../random.ts';
import type { LinePlanter } from './line-planter.ts';

const tableId = 'drug-payment-course';

/** A drug on more days than are payable; or on exactly as many; or on one more, taken back. */
export const paymentCoursePlanter: LinePlanter = {
  ruleId: 'GZ10000101010000',
  tableId,
  occasion: ({ losDays, ageYears }) => (ageYears >= 18 && losDays >= 3 ? (losDays >= 14 ? 5 : 0.5) : 0),
  violate(random, bill) {
    const course = drawCourse(random, bill);
    return course && chargeDays(bill, course.code, Math.min(course.days + random.int(1, 3), daysIn(bill)));
  },
  comeClose(random, bill) {
    const course = drawCourse(random, bill);
    if (!course) return null;
    if (random.chance(0.5)) return chargeDays(bill, course.code, course.days);
    const lines = chargeDays(bill, course.code, course.days + 1);
    bill.refundAll(lines.slice(-1));
    return lines;
  },
};

function drawCourse(random: Random, bill: Bill): { code: string; days: number } | null {
  const { limits, catalogue } = bill.knowledge;
  const table = tableInForce(limits, tableId, bill.dischargeDate);
  if (table?.kind !== 'payment-course') return null;
  const courses = table.rows
    .map(([code, , days]) => ({ code, days }))
    .filter(({ code, days }) => days < daysIn(bill) && catalogue.has(code))
    .filter(({ code }) => !bill.has(code) && bill.admits(code, bill.firstDay));
  return courses.length > 0 ? random.pick(courses) : null;
}

function daysIn({ firstDay, lastDay }: Bill): number {
  return lastDay - firstDay + 1;
}

function chargeDays(bill: Bill, code: string, days: number): readonly BillLine[] {
  return Array.from({ length: days }, (_, index) => bill.charge(code, bill.firstDay + index));
}
