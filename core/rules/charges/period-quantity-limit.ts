import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';

const words = {
  days: {
    zh: '{item}每{days}天限{limit}，{date}超出{excess}',
    en: '{item} is limited to {limit} in {days} days; on {date} {excess} were beyond',
  },
  visit: {
    zh: '{item}每次住院限{limit}，{date}超出{excess}',
    en: '{item} is limited to {limit} a stay; on {date} {excess} were beyond',
  },
  within: { zh: '{item}，{date}（限额之内）', en: '{item} on {date} (within the limit)' },
} as const satisfies Readonly<Record<string, Words>>;

interface PeriodLimit {
  readonly name: string;
  readonly most: number;
  readonly periodDays: number | 'visit';
}

/**
 * More units of an item than are due in so many days that follow one another, or in the stay. Units are
 * granted in order of time, as many as the days before leave room for; the rest is in excess and takes no room
 * from later days. One hit for each item; the money is that of the excess.
 */
export const periodQuantityLimit = defineCheck({
  tableKind: 'period-quantity',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<PeriodLimit> => ({
    reads: 'lines',
    limits: new Map(table.rows.map(([code, name, most, periodDays]) => [code, { name, most, periodDays }])),
    run: (_, charged) => verdictOf(charged.flatMap(hitsOn)),
  }),
});

function hitsOn({ limit, lines }: ChargedItem<PeriodLimit>): readonly Hit[] {
  if (lines.reduce((sum, { quantity }) => sum + quantity, 0) <= limit.most) return [];
  const grants: Grant[] = [];
  for (const line of lines) grants.push(grant(line, limit, grants));
  if (grants.every(({ line, quantity }) => quantity === line.quantity)) return [];
  const flagged = grants.map((granted) => flag(limit, granted));
  return [hitOnLines(flagged, 'excess-quantity')];
}

/** How much of a line's quantity is due. */
interface Grant {
  readonly line: FeeLine;
  /** Number of the day charged. */
  readonly day: number;
  readonly quantity: number;
}

/** Grants what the units granted within the period leave of the line's quantity. */
function grant(line: FeeLine, { most, periodDays }: PeriodLimit, before: readonly Grant[]): Grant {
  const day = daysBetween('1970-01-01', line.chargedAt);
  const isNear = (other: Grant) => periodDays === 'visit' || day - other.day < periodDays;
  const used = before.reduce((sum, other) => sum + (isNear(other) ? other.quantity : 0), 0);
  return { line, day, quantity: Math.min(line.quantity, Math.max(0, roundQuantity(most - used))) };
}

function flag({ name, most, periodDays }: PeriodLimit, { line, quantity }: Grant): FlaggedLine {
  const excess = roundQuantity(line.quantity - quantity);
  const text = excess === 0 ? words.within : periodDays === 'visit' ? words.visit : words.days;
  const date = line.chargedAt.slice(0, 10);
  return {
    line,
    amountFen: (line.amountFen * excess) / line.quantity,
    text: sayEvidence(text, { item: name, limit: most, days: periodDays, date, excess }),
  };
}

/** Quantities have four decimals on the wire. */
function roundQuantity(quantity: number): number {
  return Math.round(quantity * 10_000) / 10_000;
}
