import * as z from 'zod';
import { defineCheck } from '../check-definition.ts';
import { type LineCheck, verdictOf } from '../rule.ts';
import { type Course, courseHits } from './course-hits.ts';

/** An item charged on more calendar days of the stay than are payable. */
export const paymentCourseLimit = defineCheck({
  tableKind: 'payment-course',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<Course> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, payableDays]) => [code, { name, payableDays }])),
    run: (_, charged) => verdictOf(charged.flatMap(({ limit, lines }) => courseHits(limit, lines))),
  }),
});
