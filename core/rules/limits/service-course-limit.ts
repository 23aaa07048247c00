import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';
import { courseHits } from './course-hits.ts';

const words: Words = {
  zh: '{item}两次间隔不少于{limit}天，{date}距上次{last}仅{actual}天',
  en: '{item} is payable {limit} days apart or more; {date} is {actual} days after {last}',
};

interface ServiceCourse {
  readonly name: string;
  readonly payableDays: number | null;
  readonly minIntervalDays: number | null;
}

/**
 * A service charged on more days than are payable, or again too soon after the day it was last payable. Such
 * a day does not put off the next one. The money is that of the days beyond the course, or too soon.
 */
export const serviceCourseLimit = defineCheck({
  tableKind: 'service-course',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<ServiceCourse> => ({
    reads: 'lines',
    limits: new Map(
      table.rows.map(([code, name, payableDays, minIntervalDays]) => [
        code,
        { name, payableDays, minIntervalDays },
      ]),
    ),
    run: (_, charged) => verdictOf(charged.flatMap(hitsOn)),
  }),
});

function hitsOn({ limit: { name, payableDays, minIntervalDays }, lines }: ChargedItem<ServiceCourse>) {
  const beyond = payableDays === null ? [] : courseHits({ name, payableDays }, lines);
  if (beyond.length > 0 || minIntervalDays === null) return beyond;
  return intervalHits(name, minIntervalDays, lines);
}

function intervalHits(name: string, minIntervalDays: number, lines: readonly FeeLine[]): readonly Hit[] {
  let last: string | null = null;
  const tooSoon: FlaggedLine[] = [];
  for (const line of lines) {
    const date = line.chargedAt.slice(0, 10);
    const actual: number = last === null ? minIntervalDays : daysBetween(last, date);
    if (actual >= minIntervalDays) last = date;
    else if (actual > 0) {
      const text = sayEvidence(words, { item: name, limit: minIntervalDays, date, last: last ?? '', actual });
      tooSoon.push({ line, amountFen: line.amountFen, text });
    }
  }
  return tooSoon.length > 0 ? [hitOnLines(tooSoon, 'line-amount')] : [];
}
