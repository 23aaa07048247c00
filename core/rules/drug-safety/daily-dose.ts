import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import { readDose } from '../../claims/prescription-words.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { convertDose } from '../../drugs/convert-dose.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { isOrdered } from '../line-span.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';

const words = {
  charged: {
    zh: '{item}说明书每日至多{limit}，自{from}起{days}天至多{most}，实收{actual}',
    en: '{item}: at most {limit} a day by its label, {most} in the {days} days from {from} on; {actual} were charged',
  },
  ordered: {
    zh: '{item}说明书每日至多{limit}{unit}，医嘱每日{actual}{unit}',
    en: '{item}: at most {limit} {unit} a day by its label; {actual} {unit} a day are ordered',
  },
} as const satisfies Readonly<Record<string, Words>>;

type Row = TableOfKind<'daily-dose'>['rows'][number];
type Charged = ChargedItem<readonly Row[]>;

/**
 * More of a drug charged than its label lets a patient take from the first charge to the day of discharge,
 * both days included: whoever charges a box at once is not blamed for it. What is taken home does not count.
 * The money is that of the quantity in excess, taken from the last lines. An order is judged by its dose and
 * rate; one whose dose does not compare: no data, and so for a visit that does not tell the days of its drugs.
 */
export const dailyDose = defineCheck({
  tableKind: 'daily-dose',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<readonly Row[]> => ({
    reads: 'lines',
    ...itemsByKey(table.rows),
    run(index, charged) {
      const judged = charged.map((item) =>
        item.lines.some(isOrdered) ? hitsOnOrders(item) : hitsOnCharges(item, index),
      );
      const hits = judged.flatMap((found) => found ?? []);
      return hits.length === 0 && judged.includes(null) ? noData('dose') : verdictOf(hits);
    },
  }),
});

/** `null` where nobody told how much is to be taken, or may be. */
function hitsOnOrders({ limit: [row], lines }: Charged): readonly Hit[] | null {
  const most = readDose(row?.[3] ?? '');
  if (!row || !most?.unit) return null;
  const [, item] = row;
  const { dose: limit, unit } = most;
  const told = lines.flatMap((line) => {
    const actual = dosePerDay(line, unit);
    return actual === null ? [] : [{ line, actual }];
  });
  const flagged = told.flatMap(({ line, actual }) => {
    if (actual <= limit) return [];
    const text = sayEvidence(words.ordered, { item, limit, unit, actual });
    return [{ line, amountFen: (line.amountFen * (actual - limit)) / actual, text }];
  });
  if (flagged.length > 0) return [hitOnLines(flagged, 'excess-quantity')];
  return told.length < lines.length ? null : [];
}

/** In the unit of the label; `null` where it was not told, or in one that does not compare. */
function dosePerDay({ prescription }: FeeLine, unit: string): number | null {
  const { dose, doseUnit, timesPerDay } = prescription ?? {};
  if (!dose || !doseUnit || !timesPerDay) return null;
  // Less than daily is a dose on one day all the same.
  const perDay = convertDose(dose * Math.max(1, timesPerDay), doseUnit, unit);
  return perDay && roundQuantity(perDay);
}

function hitsOnCharges({ limit: [row], lines }: Charged, index: CaseIndex): readonly Hit[] | null {
  const given = lines.filter(({ dischargeDrug }) => !dischargeDrug);
  const from = given[0]?.chargedAt.slice(0, 10);
  if (!row || from === undefined) return [];
  const [, item, limit] = row;
  const days = daysOfUse(given, from, index);
  if (days === null || limit === null) return null;
  const most = roundQuantity(limit * days);
  const actual = roundQuantity(given.reduce((sum, { quantity }) => sum + quantity, 0));
  if (actual <= most) return [];
  const text = sayEvidence(words.charged, { item, limit, from, days, most, actual });
  return [hitOnLines(takeExcess(given, actual - most, text), 'excess-quantity')];
}

/** What a stay charges is used in it; what a visit charges, for the days it tells, all lines together. */
function daysOfUse(
  lines: readonly FeeLine[],
  from: string,
  { list, dischargedOn }: CaseIndex,
): number | null {
  if (list.care === 'inpatient') return Math.max(1, daysBetween(from, dischargedOn) + 1);
  const days = lines.map(({ prescription }) => prescription?.days ?? 0);
  return days.includes(0) ? null : days.reduce((sum, told) => sum + told, 0);
}

function takeExcess(lines: readonly FeeLine[], excess: number, text: Words): readonly FlaggedLine[] {
  let left = excess;
  return lines.toReversed().map((line) => {
    const taken = Math.min(left, line.quantity);
    left -= taken;
    return { line, amountFen: (line.amountFen * taken) / line.quantity, text };
  });
}

/** Quantities have four decimals on the wire. */
function roundQuantity(quantity: number): number {
  return Math.round(quantity * 10_000) / 10_000;
}
