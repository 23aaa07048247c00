import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { isOrdered, listDays } from '../line-span.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';

const words = {
  beyond: {
    zh: '{item}限支付{limit}天，本次住院共{actual}天，{date}超出疗程',
    en: '{item} is payable for {limit} days and was charged on {actual}; {date} is beyond the course',
  },
  ordered: {
    zh: '{item}限支付{limit}天，医嘱共{actual}天',
    en: '{item} is payable for {limit} days and is ordered for {actual}',
  },
  within: {
    zh: '{item}限支付{limit}天，本次住院{date}属疗程内',
    en: '{item} is payable for {limit} days; {date} is within the course',
  },
} as const satisfies Readonly<Record<string, Words>>;

interface Course {
  readonly name: string;
  readonly payableDays: number;
}

/**
 * A drug charged, or ordered for, more calendar days of the stay than are payable. Days need not follow one
 * another; the first ones are the payable course, the money is that of the later ones.
 */
export const paymentCourseLimit = defineCheck({
  tableKind: 'payment-course',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<Course> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, payableDays]) => [code, { name, payableDays }])),
    run: ({ dischargedOn }, charged) => verdictOf(charged.flatMap((item) => courseHits(item, dischargedOn))),
  }),
});

function courseHits({ limit, lines }: ChargedItem<Course>, today: string): readonly Hit[] {
  if (lines.some(isOrdered)) return hitsOnOrders(limit, lines, today);
  if (lines.length <= limit.payableDays) return [];
  const days = [...new Set(lines.map(dayOf))];
  const firstDayBeyond = days[limit.payableDays];
  if (firstDayBeyond === undefined) return [];
  const flagged = lines.map((line) => flag(limit, days.length, line, dayOf(line) >= firstDayBeyond));
  return [hitOnLines(flagged, 'beyond-course')];
}

function flag(limit: Course, chargedDays: number, line: FeeLine, beyond: boolean): FlaggedLine {
  const places = { item: limit.name, limit: limit.payableDays, actual: chargedDays, date: dayOf(line) };
  const text = sayEvidence(beyond ? words.beyond : words.within, places);
  return { line, amountFen: beyond ? line.amountFen : 0, text };
}

/** The money is each order's share of days beyond the course. */
function hitsOnOrders(limit: Course, lines: readonly FeeLine[], today: string): readonly Hit[] {
  const days = [...new Set(lines.flatMap((line) => listDays(line, today)))].sort();
  const firstDayBeyond = days[limit.payableDays];
  if (firstDayBeyond === undefined) return [];
  const places = { item: limit.name, limit: limit.payableDays, actual: days.length };
  const text = sayEvidence(words.ordered, places);
  const flagged = lines.map((line) => {
    const ofLine = listDays(line, today);
    const beyond = ofLine.filter((day) => day >= firstDayBeyond).length;
    return { line, amountFen: (line.amountFen * beyond) / ofLine.length, text };
  });
  return [hitOnLines(flagged, 'beyond-course')];
}

function dayOf(line: FeeLine): string {
  return line.chargedAt.slice(0, 10);
}
