import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import type { Hit } from '../rule.ts';

const words = {
  beyond: {
    zh: '{item}限支付{limit}天，本次住院共{actual}天，{date}超出疗程',
    en: '{item} is payable for {limit} days and was charged on {actual}; {date} is beyond the course',
  },
  within: {
    zh: '{item}限支付{limit}天，本次住院{date}属疗程内',
    en: '{item} is payable for {limit} days; {date} is within the course',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** An item and the number of days on which it is payable. */
export interface Course {
  readonly name: string;
  readonly payableDays: number;
}

/**
 * One hit where an item was charged on more calendar days of the stay than are payable. Days need not follow
 * one another; the first ones charged are the payable course, the money is that of the later ones.
 * @param lines by time
 */
export function courseHits(course: Course, lines: readonly FeeLine[]): readonly Hit[] {
  if (lines.length <= course.payableDays) return [];
  const days = [...new Set(lines.map(dayOf))];
  const firstDayBeyond = days[course.payableDays];
  if (firstDayBeyond === undefined) return [];
  const flagged = lines.map((line) => flag(course, days.length, line, dayOf(line) >= firstDayBeyond));
  return [hitOnLines(flagged, 'beyond-course')];
}

function flag(course: Course, chargedDays: number, line: FeeLine, beyond: boolean): FlaggedLine {
  const places = { item: course.name, limit: course.payableDays, actual: chargedDays, date: dayOf(line) };
  const text = sayEvidence(beyond ? words.beyond : words.within, places);
  return { line, amountFen: beyond ? line.amountFen : 0, text };
}

function dayOf(line: FeeLine): string {
  return line.chargedAt.slice(0, 10);
}
