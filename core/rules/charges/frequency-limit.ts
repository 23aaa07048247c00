import * as z from 'zod';
import { isSameDay } from '../../claims/calendar-days.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { isOrdered } from '../line-span.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';
import { chargesByDay } from './charges-by-day.ts';
import { flagOrderedTooOften } from './ordered-frequency.ts';

const words = {
  times: {
    zh: '{item}每日限{limit}次，{date}共{actual}次',
    en: '{item} is limited to {limit} a day; {actual} were charged on {date}',
  },
  hours: {
    zh: '{item}每日限{limit}小时，{date}共{actual}小时',
    en: '{item} is limited to {limit} hours a day; {actual} were charged on {date}',
  },
} as const satisfies Readonly<Record<string, Words>>;

interface Frequency {
  readonly name: string;
  readonly maxPerDay: number;
  readonly unit: 'times' | 'hours';
}

/**
 * A service charged more often, or for more hours, than a calendar day allows, or ordered more often. One hit for
 * each item; the money is that of the quantity in excess, taken from the last lines of the day.
 */
export const frequencyLimit = defineCheck({
  tableKind: 'frequency',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<Frequency> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, maxPerDay, unit]) => [code, { name, maxPerDay, unit }])),
    run: (_, charged) => verdictOf(charged.flatMap(hitsOn)),
  }),
});

function hitsOn({ limit, lines }: ChargedItem<Frequency>): readonly Hit[] {
  const flagged = lines.some(isOrdered) ? flagOrders(limit, lines) : flagCharges(limit, lines);
  return flagged.length > 0 ? [hitOnLines(flagged, 'excess-quantity')] : [];
}

function flagOrders(limit: Frequency, lines: readonly FeeLine[]): readonly FlaggedLine[] {
  return limit.unit === 'times' ? flagOrderedTooOften(limit, lines) : [];
}

function flagCharges(limit: Frequency, lines: readonly FeeLine[]): readonly FlaggedLine[] {
  if (!exceedsOnADay(limit, lines)) return [];
  return [...chargesByDay(lines)].flatMap(([day, ofDay]) => flagDay(limit, day, ofDay));
}

/** Most items keep their limit, which is told without putting their lines in order; they stand by time. */
function exceedsOnADay({ maxPerDay }: Frequency, lines: readonly FeeLine[]): boolean {
  let [quantity, before] = [0, ''];
  for (const { chargedAt, quantity: added } of lines) {
    quantity = isSameDay(chargedAt, before) ? quantity + added : added;
    if (quantity > maxPerDay) return true;
    before = chargedAt;
  }
  return false;
}

function flagDay(limit: Frequency, date: string, lines: readonly FeeLine[]): readonly FlaggedLine[] {
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const actual = Math.round(quantity * 10_000) / 10_000;
  if (actual <= limit.maxPerDay) return [];
  const text = sayEvidence(words[limit.unit], {
    item: limit.name,
    limit: limit.maxPerDay,
    actual,
    date,
  });
  let excess = actual - limit.maxPerDay;
  return lines.toReversed().map((line) => {
    const taken = Math.min(excess, line.quantity);
    excess -= taken;
    return { line, amountFen: (line.amountFen * taken) / line.quantity, text };
  });
}
