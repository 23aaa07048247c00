import type { Bill, BillLine } from '../bill.ts';
import { isPayableLimited, tableInForce } from '../charging-limits.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';
import type { LinePlanter } from './line-planter.ts';

interface CourseRule {
  readonly ruleId: string;
  readonly tableId: string;
  readonly occasion: (plan: StayPlan) => number;
}

/** Courses of drugs, of two weeks mostly, and of services, of a month and more. */
export const paymentCoursePlanters: readonly LinePlanter[] = [
  plantCourse({
    ruleId: 'GZ10000101010000',
    tableId: 'drug-payment-course',
    occasion: ({ losDays, ageYears }) => (ageYears >= 18 && losDays >= 3 ? (losDays >= 14 ? 5 : 0.5) : 0),
  }),
  plantCourse({
    ruleId: 'GZ10000102010000',
    tableId: 'item-payment-course',
    occasion: ({ losDays, ageYears }) => (ageYears >= 18 && losDays >= 30 ? 200 : 0),
  }),
];

/** An item on more days than are payable; or on exactly as many; or on one more, taken back. */
function plantCourse({ ruleId, tableId, occasion }: CourseRule): LinePlanter {
  return {
    ruleId,
    tableId,
    occasion,
    violate(random, bill) {
      const course = drawCourse(random, bill, tableId);
      return course && chargeDays(bill, course.code, Math.min(course.days + random.int(1, 3), daysIn(bill)));
    },
    comeClose(random, bill) {
      const course = drawCourse(random, bill, tableId);
      if (!course) return null;
      if (random.chance(0.5)) return chargeDays(bill, course.code, course.days);
      const lines = chargeDays(bill, course.code, course.days + 1);
      bill.refundAll(lines.slice(-1));
      return lines;
    },
  };
}

function drawCourse(random: Random, bill: Bill, tableId: string): { code: string; days: number } | null {
  const { limits, catalogue } = bill.knowledge;
  const table = tableInForce(limits, tableId, bill.dischargeDate);
  if (table?.kind !== 'payment-course') return null;
  const courses = table.rows
    .map(([code, , days]) => ({ code, days }))
    .filter(({ code, days }) => days < daysIn(bill) && catalogue.has(code))
    .filter(({ code }) => !isPayableLimited(limits, code, bill.dischargeDate))
    .filter(({ code }) => !bill.has(code) && bill.admits(code, bill.firstDay));
  return courses.length > 0 ? random.pick(courses) : null;
}

function daysIn({ firstDay, lastDay }: Bill): number {
  return lastDay - firstDay + 1;
}

function chargeDays(bill: Bill, code: string, days: number): readonly BillLine[] {
  return Array.from({ length: days }, (_, index) => bill.charge(code, bill.firstDay + index));
}
